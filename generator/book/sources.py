"""The files that say something about a book: its configuration, what that is based on, and a CITATION.cff."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.book.citation import said_by_citation
from generator.book.find import ConfigFile, Kind
from generator.book.jupyter_book import said_by_jupyter_book
from generator.book.myst import extended_by, people_in, said_by_myst
from generator.book.said import Said
from generator.documents.document import Document
from generator.documents.lenient_yaml import read_lenient_yaml
from generator.errors import DocumentError, GeneratorError
from generator.files import is_file
from generator.model.problems import Problem, Severity, problem_from
from generator.model.schema import kind_of
from generator.model.text import clip
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
        if config.kind is Kind.JUPYTER_BOOK_1:
            self.read.append((document, list(said_by_jupyter_book(document.content))))
            return
        self._seen.add(config.path.resolve())
        documents = [document, *self._bases(config.path.parent, document)]
        people = people_in(document.content for document in documents)
        self.read += [(document, list(said_by_myst(document.content, people))) for document in documents]

    def add_citation(self, folders: Iterable[Path]) -> None:
        """Read the first CITATION.cff there is in some folders."""
        file = next((folder / CITATION for folder in folders if is_file(folder / CITATION)), None)
        if file and (document := self._read_or_warn(file)):
            self.read.append((document, list(said_by_citation(document.content))))

    def _bases(self, folder: Path, document: Document) -> list[Document]:
        """The files that a `myst.yml` is based on, each followed by its own; one that was read before adds nothing."""
        found: list[Document] = []
        for one in extended_by(document.content):
            if problem := self._problem_with(folder, one.value):
                self.problems += document.locate([replace(problem, pointer=one.pointer, severity=Severity.WARNING)])
                continue
            path = folder / one.value
            if path.resolve() in self._seen:
                continue
            self._seen.add(path.resolve())
            if base := self._read_or_warn(path):
                found += [base, *self._bases(path.parent, base)]
        return found

    def _problem_with(self, folder: Path, name: Any) -> Problem | None:
        """Why a file that a `myst.yml` is based on is not read, if so."""
        if not isinstance(name, str):
            return Problem((), f"is {kind_of(name)}, not the path of a file")
        if is_url(name):
            advice = "Repeat here what the portfolio should know of it."
            return Problem((), "is an address and is not read: only local files are", advice)
        if not is_file(folder / name):
            return Problem((), f"names {clip(name)!r}, where no file is", "Is the path right?")
        if len(self._seen) > MAX_EXTENDED:
            return Problem((), f"is not read: {MAX_EXTENDED} files were", "Join some of them.")
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
