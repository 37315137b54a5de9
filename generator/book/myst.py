"""Jupyter Book 2 and MyST: what a `myst.yml` says about its book.

Its keys: https://mystmd.org/guide/frontmatter, which knows the singular forms as aliases.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.book.said import Said, below, said, section

_META = "project_metadata"
_TEXTS = (("title", "title"), ("description", "description"))
_PEOPLE = (("authors", "author"), ("author", "author"))
_TAGS = (("keywords", "tags"), ("tags", "tags"))


def said_by_myst(content: Any) -> Iterator[Said]:
    """What the file says, the most telling first."""
    meta = section(content, _META)
    keys = list(meta) if isinstance(meta, dict) else []
    yield from below(_META, said(meta, *((key, key) for key in keys)))
    yield from below("project", _said_of_project(section(content, "project")))
    yield from below("site", _said_of_site(section(content, "site")))
    yield from below("project", said(section(content, "project"), ("thumbnail", "logo")))


def extended_by(content: Any) -> list[Said]:
    """The files and addresses that a `myst.yml` is based on; of two that say the same the later counts."""
    value = section(content, "extends")
    if value is None:
        return []
    if isinstance(value, list):
        return [Said("extends", item, ("extends", index)) for index, item in reversed(list(enumerate(value)))]
    return [Said("extends", value, ("extends",))]


def _said_of_project(project: Any) -> Iterator[Said]:
    yield from said(project, *_TEXTS, *_PEOPLE, *_TAGS)
    yield from said(project, ("github", "repository"), ("doi", "doi"), ("license", "license"), ("exclude", "exclude"))


def _said_of_site(site: Any) -> Iterator[Said]:
    yield from below("options", said(section(site, "options"), ("logo", "logo"), ("logo_dark", "logo")))
    yield from said(site, *_TEXTS, *_PEOPLE, *_TAGS)
