"""Jupyter Book 2 and MyST: what a `myst.yml` says about its book.

Its keys: https://mystmd.org/guide/frontmatter, which knows the singular forms as aliases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.book.people import known_people, with_known
from generator.book.said import Said, below, said, said_by_all, section

_TEXTS = (("title", "title"), ("description", "description"))
_PEOPLE = (("authors", "author"), ("author", "author"))
_TAGS = (("keywords", "tags"), ("tags", "tags"))
_FACTS = (("github", "repository"), ("doi", "doi"), ("license", "license"), ("exclude", "exclude"))
_PICTURES = (("thumbnail", "logo"), ("image", "logo"))
_META = "project_metadata"


def said_by_myst(content: Any, people: Mapping[str, Any]) -> Iterator[Said]:
    """What the file says, the most telling first.

    MyST leaves `project.options` to others. `project_metadata`, Jupyter Book 1's place for custom fields, is understood
    as well, though MyST warns about it.

    Args:
        people: those whom the authors' ids stand for.
    """
    project, site = section(content, "project"), section(content, "site")
    yield from below(_META, said_by_all(section(content, _META)))
    for key in (_META, "options"):
        yield from below("project", below(key, said_by_all(section(project, key))))
    for one in (*below("project", _said_of_project(project)), *below("site", _said_of_site(site))):
        yield replace(one, value=with_known(one.value, people)) if one.name == "author" else one
    yield from below("project", said(project, *_PICTURES))
    yield from below("site", below("options", said(section(site, "options"), ("logo_text", "title"))))


def people_in(contents: Iterable[Any]) -> dict[str, Any]:
    """The people whom some files know by an id; the first file counts most."""
    projects = [section(content, "project") for content in contents]
    lists = [section(project, key) for project in projects for key in ("authors", "author", "contributors")]
    return known_people(person for people in lists if isinstance(people, list) for person in people)


def extended_by(content: Any) -> list[Said]:
    """The files and addresses that a `myst.yml` is based on; of two that say the same the later counts."""
    one = next(said(content, ("extends", "base"), ("extend", "base")), None)
    if one and isinstance(one.value, list):
        return [Said("base", item, (*one.pointer, index)) for index, item in reversed(list(enumerate(one.value)))]
    return [one] if one and one.value is not None else []


def _said_of_project(project: Any) -> Iterator[Said]:
    yield from said(project, *_TEXTS, *_PEOPLE, *_FACTS)
    yield from said(project, *_TAGS, joins=True)  # MyST joins those of a file with those of the files it extends


def _said_of_site(site: Any) -> Iterator[Said]:
    yield from below("options", said(section(site, "options"), ("logo", "logo"), ("logo_dark", "logo")))
    yield from said(site, ("logo", "logo"), *_TEXTS, *_PEOPLE, *_TAGS)
