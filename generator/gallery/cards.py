"""Projects as readers see them: cards for lists, and the view that a project's own page shows."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from generator.gallery import paths
from generator.gallery.citation.cite import cite
from generator.gallery.dates import date_view
from generator.gallery.facts import Facts
from generator.gallery.images.pictures import srcset
from generator.gallery.logos import Logos
from generator.gallery.markup import plain_text, shared_renderer, summarise
from generator.gallery.shelf import Shelf
from generator.gallery.theme import Theme, as_markup
from generator.gallery.views import ListedCard, ProjectView, TagView
from generator.model.formats import is_remote
from generator.model.project import Project
from generator.model.settings import Settings
from generator.model.text import fold

HUES = 24
TAG_ROOM = 38
"""How many letters of tags a card has room for in one line, counting three for what lies between two."""

_WORD = re.compile(r"\w")


class Cards:
    """Makes the views of projects, each once, and the HTML of their cards, once for each depth of page."""

    def __init__(self, shelf: Shelf, settings: Settings, theme: Theme, logos: Logos) -> None:
        self._shelf = shelf
        self._settings = settings
        self._strings = theme.strings
        self._facts = Facts(settings, theme.strings)
        self._logos = logos
        self._markdown = shared_renderer()
        self._render: Callable[[dict[str, Any]], str] = theme.renderer("partials/card.html")
        self._views: dict[str, ProjectView] = {}
        self._rendered: dict[tuple[str, str], Markup] = {}

    def view(self, project: Project) -> ProjectView:
        """The project as its own page shows it, all addresses as seen from the site's root."""
        view = self._views.get(project.identity)
        if view is None:
            view = self._views[project.identity] = self._make_view(project)
        return view

    def card(self, project: Project, root: str) -> Markup:
        """The project's card for a page whose way to the root is `root`."""
        key = (project.identity, root)
        card = self._rendered.get(key)
        if card is None:
            view = self.view(project)
            seen = replace(seen_from(view, root), facts=view.card_facts)
            card = self._rendered[key] = as_markup(self._render({"card": seen, "root": root}))
        return card

    def listed(self, project: Project, root: str) -> ListedCard:
        """The same for a list, which keeps apart whose card is whose."""
        return ListedCard(self.view(project).path, self.card(project, root))

    def _make_view(self, project: Project) -> ProjectView:
        description = self._markdown.render(project.description, project.url)
        updated = date_view(project.updated, self._settings.date_format, self._strings)
        logo = self._logos.address(project.logo)
        tags = self._shelf.tags_of(project)
        shown_tags = _with_room(tags)
        return ProjectView(
            title=project.title,
            url=project.url,
            path=paths.project_page(self._shelf.slugs[project.identity]),
            identity=project.identity,
            summary=summarise(plain_text(description)),
            authors=project.authors,
            author=", ".join(project.authors),
            date=updated,
            tags=tags,
            shown_tags=shown_tags,
            more_tags=len(tags) - len(shown_tags),
            letters=letters_of(project.title),
            hue=hue_of(project.identity),
            logo=logo,
            logo_src=logo,
            logo_srcset=srcset(logo, ""),
            featured=project.identity in self._shelf.featured,
            status=project.status,
            archived=fold(project.status) == "archived",
            facts=self._facts.on_page(project),
            card_facts=self._facts.on_card(project),
            description=description,
            body=self._markdown.render(project.body, project.url),
            updated=updated,
            created=date_view(project.created, self._settings.date_format, self._strings),
            repository=project.repository,
            repository_label=_repository_label(project.repository),
            citation=cite(project),
        )


def seen_from(view: ProjectView, root: str) -> ProjectView:
    """The view with its local logo's addresses as a page with the way `root` to the site's root needs them."""
    is_local = view.logo and not is_remote(view.logo)
    return replace(view, logo_src=f"{root}{view.logo}", logo_srcset=srcset(view.logo, root)) if is_local else view


def letters_of(title: str) -> str:
    """What stands on the tile of a project without a logo: the first letters of its first two words."""
    words = [word for word in title.split() if _WORD.search(word)]
    initials = [found.group() for word in words[:2] if (found := _WORD.search(word))]
    return "".join(initial.upper()[:1] for initial in initials) or title.strip()[:1]


def hue_of(identity: str) -> int:
    """A project's own hue, the same for ever: 0 to `HUES` - 1."""
    return hashlib.sha256(identity.encode()).digest()[0] % HUES


def _with_room(tags: tuple[TagView, ...]) -> tuple[TagView, ...]:
    """As many tags as one line has room for, the first one always; the scripts do the same in ui/21-cards.js."""
    letters = accumulate(len(tag.name) + 3 for tag in tags)
    return tags[: max(1, sum(count <= TAG_ROOM for count in letters))]


def _repository_label(repository: str) -> str:
    parts = urlsplit(repository)
    return parts.path.strip("/").removesuffix(".git") or parts.netloc
