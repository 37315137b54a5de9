"""Overrides: what the owner says of a project in site.yml comes in, the project as it is shown goes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from generator.model.problems import Problem
from generator.model.project import Project
from generator.model.text import fold, unify_line_ends
from generator.model.urls import canonical_url

REPLACED = ("title", "description", "body", "author", "logo")
"""Fields of which the owner's word stands in place of the book's."""


@dataclass(frozen=True, slots=True)
class Override:
    """What the owner says of one project; it counts more than what the book says, whatever the book sends.

    Attributes:
        url: as it is written in site.yml.
        title, description, body, author, logo: in place of the book's; None where the book's stand.
        tags: those that are added to the book's.
        order: its place on the index, the lowest first; None for one among all others.
    """

    url: str
    title: str | None = None
    description: str | None = None
    body: str | None = None
    author: str | tuple[str, ...] | None = None
    logo: str | None = None
    tags: tuple[str, ...] = ()
    hidden: bool = False
    featured: bool = False
    order: int | None = None
    identity: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "identity", canonical_url(self.url))

    def apply(self, project: Project) -> Project:
        """The project as it is shown."""
        said = {name: value for name in REPLACED if (value := getattr(self, name)) is not None}
        return replace(project, **said, tags=_joined(project.tags, self.tags))


def decode_overrides(content: Mapping[str, Mapping[str, Any]]) -> tuple[Override, ...]:
    """Read the overrides, by URL, that the schema has found valid."""
    return tuple(_override(url, said) for url, said in content.items())


def check_overrides(overrides: Iterable[Override]) -> list[Problem]:
    """Whether several are about one project; pointers lead into site.yml."""
    first: dict[str, str] = {}
    advice = "Write all that you say of a project below one address."
    return [
        Problem(("overrides", override.url), f"is the same address as {earlier}", advice)
        for override in overrides
        if (earlier := first.setdefault(override.identity, override.url)) != override.url
    ]


def _override(url: str, said: Mapping[str, Any]) -> Override:
    texts = {name: unify_line_ends(said[name]) for name in REPLACED if isinstance(said.get(name), str)}
    lists = {name: tuple(value) for name, value in said.items() if isinstance(value, list)}
    others = {name: said[name] for name in ("hidden", "featured", "order") if name in said}
    return Override(url, **{**texts, **lists, **others})


def _joined(tags: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    """All tags as they stand, then those of `more` that are new."""
    new = {fold(tag): tag for tag in reversed(more)}
    for tag in tags:
        new.pop(fold(tag), None)
    return (*tags, *reversed(new.values()))
