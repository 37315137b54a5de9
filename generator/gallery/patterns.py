"""Cards and table rows with places for values, for the scripts to fill: the theme's own templates, rendered once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

from generator.gallery.embedded import as_json_in_html
from generator.gallery.theme import Theme
from generator.gallery.views import DateView, Fact, ProjectView, TagView

_TEMPLATES = {"card": "partials/card.html", "row": "partials/row.html"}
_FLAGS = ("featured", "archived")


class Patterns:
    """Makes the patterns that a gallery's projects need, once for each depth of page.

    They are handed to pages as JSON, a list of objects: `of`, which is `card` or `row`; `flags`, those of `featured`
    and `archived` that are true of the projects it is for, with spaces between; and `html`, the template's rendering
    with places such as `{title}` and `{tags.0.name}` for values. In a template element of the page a place would be
    an address that leads nowhere.
    """

    def __init__(self, views: Iterable[ProjectView], theme: Theme) -> None:
        self._flags = sorted({tuple(flag for flag in _FLAGS if getattr(view, flag)) for view in views})
        self._renderers = {kind: theme.renderer(template) for kind, template in _TEMPLATES.items()}
        self._made: dict[str, Markup] = {}

    def seen_from(self, root: str) -> Markup:
        """The patterns for a page whose way to the site's root is `root`."""
        if root not in self._made:
            patterns = [
                {"of": kind, "flags": " ".join(flags), "html": render({"card": _places(flags), "root": root})}
                for kind, render in self._renderers.items()
                for flags in self._flags
            ]
            self._made[root] = as_json_in_html(patterns)
        return self._made[root]


def _places(flags: Iterable[str]) -> SimpleNamespace:
    """A project whose every value is its own place; the flags are real, since templates decide by them."""
    texts: dict[str, Any] = {field.name: f"{{{field.name}}}" for field in fields(ProjectView)}
    dates = {name: DateView(f"{{{name}.iso}}", f"{{{name}.text}}") for name in ("date", "updated", "created")}
    tags = {name: (_tag(name, 0), _tag(name, 1)) for name in ("tags", "shown_tags")}
    facts = {name: (_fact(name, 0), _linked_fact(name, 1), _badge_fact(name, 2)) for name in ("facts", "card_facts")}
    lists = {"authors": ("{authors.0}", "{authors.1}"), **tags, **facts}
    return SimpleNamespace(**{**texts, **dates, **lists, **{flag: flag in flags for flag in _FLAGS}})


def _tag(of: str, number: int) -> TagView:
    return TagView(f"{{{of}.{number}.name}}", f"{{{of}.{number}.path}}", 0, 0.0, "", "")


def _fact(of: str, number: int) -> Fact:
    return Fact(f"{{{of}.{number}.label}}", f"{{{of}.{number}.value}}")


def _linked_fact(of: str, number: int) -> Fact:
    return Fact(f"{{{of}.{number}.label}}", f"{{{of}.{number}.value}}", f"{{{of}.{number}.url}}")


def _badge_fact(of: str, number: int) -> Fact:
    return Fact(f"{{{of}.{number}.label}}", f"{{{of}.{number}.value}}", badge=f"{{{of}.{number}.badge}}")
