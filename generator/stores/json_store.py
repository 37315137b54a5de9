"""The JSON store: a catalog in one file such as data/projects.json."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.documents.document import Document
from generator.documents.json_text import read_json
from generator.errors import DocumentError
from generator.files import save_bytes
from generator.model.catalog import Catalog
from generator.model.problems import Problem
from generator.model.records import decode_catalog, encode_catalog
from generator.model.urls import canonical_url, is_url


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
    document: Document

    def locate(self, problems: Iterable[Problem]) -> list[Problem]:
        """Fill in the places of problems, whose pointers may name a project by its identity in place of its index."""
        named = list(problems)
        if any(_names_an_identity(problem) for problem in named):
            indices = _indices(self.document.content)
            named = [_with_index(problem, indices) for problem in named]
        return self.document.locate(named)


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
    urls = [(index, record.get("url")) for index, record in records if isinstance(record, dict)]
    return {canonical_url(url): index for index, url in reversed(urls) if isinstance(url, str) and is_url(url)}


@dataclass(frozen=True, slots=True)
class JsonStore:
    """Reads and writes one JSON file."""

    path: Path

    def load(self) -> Loaded:
        """Read the catalog.

        Raises:
            FileError: the file cannot be read.
            DocumentError: it cannot be understood as a whole.
        """
        document = read_json(self.path)
        try:
            catalog, problems = decode_catalog(document.content)
        except DocumentError as error:
            raise DocumentError(error.message, advice=error.advice, file=str(self.path), line=1, column=1) from error
        return Loaded(catalog, problems, document)

    def encode(self, catalog: Catalog) -> bytes:
        """The bytes that `save` writes: UTF-8, two spaces of indent, one newline at the end."""
        try:
            text = json.dumps(encode_catalog(catalog), ensure_ascii=False, indent=2, allow_nan=False)
        except RecursionError:
            message = "A project nests lists and objects too deep to be written."
            raise DocumentError(message, advice="Run validate to find it.", file=str(self.path)) from None
        # A lone surrogate in a record that is kept as it stands becomes the JSON escape it was read from.
        return f"{text}\n".encode("utf-8", "backslashreplace")

    def save(self, catalog: Catalog) -> None:
        """Replace the file, atomically.

        Raises:
            FileError: it cannot be written; the old content stands.
        """
        save_bytes(self.path, self.encode(catalog))
