"""What every store offers, whatever form its files have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from generator.model.catalog import Catalog
from generator.model.problems import Problem
from generator.model.urls import canonical_url, is_url

SECTIONS = ("projects", "tombstones")
"""The keys of a catalog's plain form whose lists hold its entries, in whatever order."""


class Origin(Protocol):
    """What a catalog was read from: one file, or several."""

    @property
    def file(self) -> str:
        """The store's path, as the user gave it."""
        ...

    @property
    def content(self) -> Any:
        """The catalog's plain form as it was found."""
        ...

    def locate(self, problems: Iterable[Problem]) -> list[Problem]:
        """Fill in file, line and column of problems whose pointers lead into the content."""
        ...


@dataclass(frozen=True, slots=True)
class Loaded:
    """A catalog as it was read.

    Attributes:
        catalog: what could be read.
        problems: everything wrong with the rest, not yet located.
        document: where it was read from.
    """

    catalog: Catalog
    problems: list[Problem]
    document: Origin

    def locate(self, problems: Iterable[Problem]) -> list[Problem]:
        """Fill in the places of problems, whose pointers may name a project by its identity in place of its index."""
        named = list(problems)
        if any(_names_an_identity(problem) for problem in named):
            indices = _indices(self.document.content)
            named = [_with_index(problem, indices) for problem in named]
        return self.document.locate(named)


class Store(Protocol):
    """A place where a catalog rests."""

    @property
    def path(self) -> Path:
        """The file or the folder."""
        ...

    def load(self) -> Loaded:
        """Read the catalog.

        Raises:
            FileError: a file cannot be read.
            DocumentError: the store cannot be understood as a whole.
        """
        ...

    def comments(self) -> int:
        """How many comments the files hold, which belong to no record (raises what `load` does)."""
        ...

    def losses(self, catalog: Catalog) -> list[Problem]:
        """What is written in the files and would not be there after `save`, though no record holds it: comments."""
        ...

    def save(self, catalog: Catalog) -> None:
        """Write the catalog, each file whole or not at all.

        Raises:
            FileError: a file cannot be written; its old content stands.
            DocumentError: the catalog cannot be written at all.
        """
        ...


def _names_an_identity(problem: Problem) -> bool:
    return problem.pointer[:1] == ("projects",) and isinstance(problem.pointer[1], str)


def _with_index(problem: Problem, indices: dict[str, int]) -> Problem:
    section, identity, *field = problem.pointer
    return (
        replace(problem, pointer=(section, indices[str(identity)], *field)) if _names_an_identity(problem) else problem
    )


def _indices(content: Any) -> dict[str, int]:
    """Index of each project by its identity; of two with the same, the first is the one that counts."""
    records = list(enumerate(content["projects"]))
    urls = [(index, identity_of(record)) for index, record in records]
    return {identity: index for index, identity in reversed(urls) if identity}


def identity_of(record: Any) -> str:
    """The canonical URL of a record, however broken; empty when that cannot be read."""
    url = record.get("url") if isinstance(record, dict) else None
    return canonical_url(url) if isinstance(url, str) and is_url(url) else ""
