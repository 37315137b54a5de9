"""The files that say something about a book: its configuration, what that is based on, and a CITATION.cff."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.book.citation import said_by_citation
from generator.book.find import ConfigFile, Kind
from generator.book.jupyter_book import said_by_jupyter_book
from generator.book.myst import extended_by, said_by_myst
from generator.book.said import Said
from generator.documents.document import Document
from generator.documents.lenient_yaml import read_lenient_yaml
from generator.errors import DocumentError, GeneratorError
from generator.model.problems import Problem, Severity, problem_from
from generator.model.schema import kind_of
from generator.model.urls import is_url

CITATION = "CITATION.cff"
MAX_EXTENDED = 20
"""Files that a `myst.yml` may be based on, directly or not."""


class Sources:
    """Gathers files.

    Attributes:
        read: each with what it says, the most telling first.
        problems: warnings about those that could not be read.
    """

    def __init__(self) -> None:
        self.read: list[tuple[Document, list[Said]]] = []
        self.problems: list[Problem] = []
        self._seen: set[Path] = set()

    def add_config(self, config: ConfigFile) -> None:
        """Read the configuration and the local files it is based on.

        Raises:
            FileError: the configuration cannot be read.
            DocumentError: it cannot be understood as a whole.
        """
        document = _read(config.path)
        self._seen.add(config.path.resolve())
        if config.kind is Kind.JUPYTER_BOOK_1:
            self.read.append((document, list(said_by_jupyter_book(document.content))))
        else:
            self._add_myst(config.path.parent, document)

    def add_citation(self, folders: Iterable[Path]) -> None:
        """Read the first CITATION.cff there is in some folders."""
        file = next((folder / CITATION for folder in folders if (folder / CITATION).is_file()), None)
        if file and (document := self._read_or_warn(file)):
            self.read.append((document, list(said_by_citation(document.content))))

    def _add_myst(self, folder: Path, document: Document) -> None:
        self.read.append((document, list(said_by_myst(document.content))))
        for one in extended_by(document.content):
            if problem := self._add_base(folder, one.value):
                self.problems += document.locate([replace(problem, pointer=one.pointer)])

    def _add_base(self, folder: Path, name: Any) -> Problem | None:
        """Read one file that a `myst.yml` is based on; one that was read before adds nothing."""
        if not isinstance(name, str):
            return Problem((), f"is {kind_of(name)}, not the path of a file", severity=Severity.WARNING)
        if is_url(name):
            advice = "Repeat here what the portfolio should know of it."
            return Problem((), "is an address and is not read: only local files are", advice, Severity.WARNING)
        path = folder / name
        if path.resolve() in self._seen or len(self._seen) > MAX_EXTENDED:
            return None
        self._seen.add(path.resolve())
        if document := self._read_or_warn(path):
            self._add_myst(path.parent, document)
        return None

    def _read_or_warn(self, path: Path) -> Document | None:
        try:
            return _read(path)
        except GeneratorError as error:
            self.problems.append(problem_from(error, Severity.WARNING))
            return None


def _read(path: Path) -> Document:
    document = read_lenient_yaml(path)
    if not isinstance(document.content, dict) and document.content is not None:
        message = f"The file holds {kind_of(document.content)}, not keys with values."
        raise DocumentError(message, advice="Is this a book's configuration?", file=str(path), line=1, column=1)
    return document
