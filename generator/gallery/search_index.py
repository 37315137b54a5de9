"""The gallery in columns, for the scripts that search, filter and count: what fills every card, and no more.

Row n of every column is project n, newest first. `docs/search.md` describes the format; the scripts read it with
`templates/assets/js/core/20-columns.js`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any

from generator.gallery.cards import Cards
from generator.gallery.facets import Filters
from generator.gallery.packing import packed, packed_lists
from generator.gallery.shelf import Shelf, folded_tags, usual_spelling
from generator.gallery.views import Fact, ProjectView, TagView
from generator.model.catalog import moment_of
from generator.model.project import Project
from generator.model.slugs import slugify
from generator.model.text import fold

VERSION = 3


def search_index(shelf: Shelf, cards: Cards, filters: Filters) -> dict[str, Any]:
    """The columns as plain data, ready for JSON."""
    views = [cards.view(project) for project in shelf.projects]
    return {
        "version": VERSION,
        "total": len(views),
        "titles": _lines(view.title for view in views),
        # Beside the titles, since the words of both are alike: compression reaches back only so far.
        "authors": _authors(views),
        "tags": _tags(shelf),
        "facets": _facets(shelf, filters),
        "facts": _facts(views),
        "updated": packed(_steps(views)),
        "added": packed(_as_added(shelf.projects)),
        "featured": packed(_featured(shelf)),
        "archived": packed(row for row, view in enumerate(views) if view.archived),
        "ordered": packed(_ordered(shelf)),
        "hues": packed(view.hue for view in views),
        "slugs": _lines(_unless_plain(shelf.slugs[view.identity], view.title) for view in views),
        "logos": _lines(view.logo for view in views),
        "summaries": _lines(view.summary for view in views),
    }


def _tags(shelf: Shelf) -> dict[str, str]:
    places = {folded: place for place, folded in enumerate(shelf.tags)}
    aliases = [(alias, places[folded]) for folded, words in shelf.tag_order.aliases.items() for alias in words]
    headings = [group.heading for group in shelf.tag_order.groups if group.heading]
    numbers = {
        tag.name: number
        for number, group in enumerate(shelf.tag_order.groups, start=1)
        for tag in group.tags
        if group.heading
    }
    return {
        "names": _lines(tag.name for tag in shelf.tags.values()),
        "slugs": _lines(_unless_plain(_slug(tag), tag.name) for tag in shelf.tags.values()),
        "rows": packed_lists([places[folded] for folded in folded_tags(project)] for project in shelf.projects),
        "aliases": _lines(alias for alias, _ in aliases),
        "targets": packed(place for _, place in aliases),
        "headings": _lines(headings),
        "groups": packed(numbers.get(tag.name, 0) for tag in shelf.tags.values()) if headings else "",
    }


def _authors(views: Sequence[ProjectView]) -> dict[str, str]:
    """The authors' names in the order in which rows first name them.

    A row says 0 for the next name that none before it had, so that the many who wrote one book cost next to nothing.
    """
    places: dict[str, int] = {}
    rows = [[_place_or_new(places, name) for name in view.authors] for view in views]
    usual = _usual_spellings(view.authors for view in views)
    variants = [(place, places[usual[fold(name)]]) for name, place in places.items() if usual[fold(name)] != name]
    return {
        "names": _lines(places),
        "variants": packed(place for pair in variants for place in pair),
        "rows": packed_lists(rows),
    }


def _place_or_new(places: dict[str, int], name: str) -> int:
    """One more than the name's place; 0 when it is new, and gets the next one."""
    if name in places:
        return places[name] + 1
    places[name] = len(places)
    return 0


def _facets(shelf: Shelf, filters: Filters) -> dict[str, dict[str, str]]:
    """The fields to filter by of which any project has a value."""
    columns = {
        field.name: _facet([filters.values(project, field) for project in shelf.projects]) for field in filters.fields
    }
    return {name: column for name, column in columns.items() if column}


def _facet(rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """A field's values, the most used first, and which of them each project has; empty when none has any."""
    usual = _usual_spellings(rows)
    if not usual:
        return {}
    places = {folded: place for place, folded in enumerate(usual)}
    chosen = [list(dict.fromkeys(places[fold(value)] for value in values)) for values in rows]
    names = _lines(usual.values())
    if any(len(values) > 1 for values in chosen):
        return {"names": names, "lists": packed_lists(chosen)}
    return {"names": names, "rows": packed(values[0] + 1 if values else 0 for values in chosen)}


def _facts(views: Sequence[ProjectView]) -> dict[str, str]:
    facts = {
        fact: place for place, fact in enumerate(dict.fromkeys(fact for view in views for fact in view.card_facts))
    }
    labels = {label: place for place, label in enumerate(dict.fromkeys(fact.label for fact in facts))}
    if not facts:
        return {}
    return {
        "labels": _lines(labels),
        "values": _lines(fact.value for fact in facts),
        "kinds": packed(_kind(fact, labels) for fact in facts),
        "urls": _lines(fact.url if fact.url != fact.value else "" for fact in facts),
        "badges": _lines(fact.badge for fact in facts),
        "rows": packed_lists([facts[fact] for fact in view.card_facts] for view in views),
    }


def _kind(fact: Fact, labels: Mapping[str, int]) -> int:
    """The place of the fact's label, twice, and one more when the value is an address."""
    return 2 * labels[fact.label] + bool(fact.url)


def _steps(views: Iterable[ProjectView]) -> Iterable[int]:
    """How many days each project lies before the one ahead of it; the first, after the day before year 1.

    Those without a day come last, and have no step.
    """
    last = 0
    for view in views:
        if not view.updated:
            return
        day = date.fromisoformat(view.updated.iso).toordinal()
        yield last - day if last else day
        last = day


def _as_added(projects: Sequence[Project]) -> list[int]:
    """The rows of those whose arrival is known, the latest first."""
    known = [row for row, project in enumerate(projects) if project.created]
    return sorted(known, key=lambda row: moment_of(projects[row].created), reverse=True)


def _featured(shelf: Shelf) -> list[int]:
    rows = {project.identity: row for row, project in enumerate(shelf.projects)}
    featured = frozenset(shelf.featured)
    return [rows[project.identity] for project in shelf.featured_first() if project.identity in featured]


def _ordered(shelf: Shelf) -> list[int]:
    """The rows of those that come next on the index, by their numbers."""
    rows = [row for row, project in enumerate(shelf.projects) if project.identity in shelf.order]
    return sorted(rows, key=lambda row: shelf.order[shelf.projects[row].identity])


def _slug(tag: TagView) -> str:
    return tag.path.split("/")[1]


def _unless_plain(slug: str, text: str) -> str:
    """The slug, or nothing where the scripts can make it of the text."""
    return "" if text.isascii() and slug == slugify(text) else slug


def _lines(texts: Iterable[str]) -> str:
    """A column of texts, one a line, or nothing when all are empty.

    Only facts can hold line breaks, and pages show those as spaces.
    """
    column = [text.replace("\n", " ") for text in texts]
    return "\n".join(column) if any(column) else ""


def _usual_spellings(rows: Iterable[Sequence[str]]) -> dict[str, str]:
    """The usual spelling of each name by its folded text, the name that most rows have first."""
    used: dict[str, Counter[str]] = defaultdict(Counter)
    for name in chain.from_iterable(map(dict.fromkeys, rows)):
        used[fold(name)][name] += 1
    by_use = sorted(used, key=lambda folded: (-sum(used[folded].values()), folded))
    return {folded: usual_spelling(used[folded]) for folded in by_use}
