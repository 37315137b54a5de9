"""What site.yml says about single tags, as HTML for their pages."""

from __future__ import annotations

from markupsafe import Markup

from generator.gallery.markup import MarkdownRenderer
from generator.model.settings import Settings
from generator.model.text import fold


def tag_descriptions(settings: Settings) -> dict[str, Markup]:
    """The description of each tag that has one, by the tag's folded text; one line, safe to print."""
    markdown = MarkdownRenderer() if settings.tags.descriptions else None
    return {
        fold(tag): markdown.render_line(text, settings.base_url)
        for tag, text in settings.tags.descriptions.items()
        if markdown
    }
