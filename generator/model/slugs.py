"""Slugs: names for pages that are readable, unique, and safe in every address and on every file system."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterable, Mapping

from generator.model.catalog import moment_of
from generator.model.project import Project
from generator.model.text import fold

MAX_LENGTH = 60
_DIGITS = 8

_SPOKEN = {"+": " plus ", "#": " sharp ", "&": " and ", "@": " at ", "%": " percent "}
_OTHERS = re.compile(r"[^a-z0-9]+")
# Names that Windows keeps for devices, whatever their ending.
_RESERVED = frozenset(("con", "prn", "aux", "nul", *(f"{name}{i}" for name in ("com", "lpt") for i in range(10))))


def project_slugs(projects: Iterable[Project]) -> dict[str, str]:
    """The slug of each project, by identity, made of its title.

    Where titles give the same slug, the project that the catalog has known longest keeps it and every other one gets
    a few digits of its identity's hash: a newcomer never takes an address away.
    """
    oldest_first = sorted(
        projects, key=lambda project: (moment_of(project.created or project.updated), project.identity)
    )
    return _unique({project.identity: slugify(project.title) for project in oldest_first}, "project")


def tag_slugs(tags: Iterable[str]) -> dict[str, str]:
    """The slug of each tag, by its folded text."""
    folded = sorted({fold(tag) for tag in tags})
    return _unique({tag: slugify(tag) for tag in folded}, "tag")


def _unique(stems: Mapping[str, str], fallback: str) -> dict[str, str]:
    """Give each stem to its first owner, and to every other the stem with a few digits of its own hash."""
    slugs: dict[str, str] = {}
    taken: set[str] = set()
    for owner, stem in stems.items():
        slugs[owner] = free_slug(stem, owner, taken, fallback)
        taken.add(slugs[owner])
    return slugs


def free_slug(stem: str, owner: str, taken: Container[str], fallback: str) -> str:
    """The stem, or if that is taken or names a device, the stem with a few digits of its owner's hash."""
    slug, length = stem, _DIGITS
    while not slug or slug in taken or slug in _RESERVED:
        slug = f"{stem or fallback}-{_digest(owner)[:length]}"
        length += 1
    return slug


def slugify(text: str) -> str:
    """The readable part of a slug, of at most `MAX_LENGTH` characters; empty when nothing of the text can be spelt."""
    for sign, spoken in _SPOKEN.items():
        text = text.replace(sign, spoken)
    if not text.isascii():
        from anyascii import anyascii  # its tables load in a few milliseconds that ASCII titles need not wait for

        text = anyascii(text)
    stem = _OTHERS.sub("-", text.lower()).strip("-")
    return stem if len(stem) <= MAX_LENGTH else stem[: MAX_LENGTH + 1].rpartition("-")[0] or stem[:MAX_LENGTH]


def _digest(owner: str) -> str:
    return hashlib.sha256(owner.encode()).hexdigest()
