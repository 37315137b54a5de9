"""A book's configuration and what lies beside it become the fields of a project, and a list of what is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator.book.find import ConfigFile, Kind
from generator.book.said import Said
from generator.book.sources import Sources
from generator.book.untidy import line, settled
from generator.documents.document import Document
from generator.model.problems import Problem, Severity
from generator.model.project import Record
from generator.model.schema import check_project


@dataclass(frozen=True, slots=True)
class Named:
    """Something that a configuration names.

    Attributes:
        text: a logo's address or its path in the book; a pattern of files.
        place: a warning without words, for what may turn out to be wrong with it.
    """

    text: str
    place: Problem


@dataclass(frozen=True, slots=True)
class Book:
    """What could be read of a book.

    Attributes:
        folder: where the paths in its configuration start.
        kind: None when no configuration was found.
        record: valid fields of a project; `url` among them when the configuration knows it, never a logo.
        logos: the most telling first.
        excluded: patterns of files that are kept out of the build.
        problems: warnings, each with its place.
    """

    folder: Path
    kind: Kind | None = None
    record: Record = field(default_factory=dict)
    logos: tuple[Named, ...] = ()
    excluded: tuple[Named, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_book(folder: Path, config: ConfigFile | None) -> Book:
    """Read the configuration and a CITATION.cff beside it, or in `folder`, where the program was started.

    What one file does not say is taken from the next. What cannot be used is left out, with a warning.

    Raises:
        FileError: the configuration cannot be read.
        DocumentError: it cannot be understood as a whole.
    """
    home = config.path.parent if config else folder
    sources = Sources()
    if config:
        sources.add_config(config)
    sources.add_citation((home, folder))
    reading = _Reading()
    for document, said in sources.read:
        reading.take(document, said)
    return Book(
        folder=home,
        kind=config.kind if config else None,
        record=reading.record,
        logos=tuple(reading.named["logo"].values()),
        excluded=tuple(reading.named["exclude"].values()),
        problems=(*sources.problems, *reading.problems),
    )


def check_field(name: str, value: Any) -> list[Problem]:
    """What is wrong with one settled value; pointers start at the field."""
    if name in ("source", "created"):
        return [Problem((name,), "is not for a book to say", "The portfolio fills it in; leave it out.")]
    return check_project({"title": "-", "url": "https://example.org/", name: value})


class _Reading:
    """Gathers what files say: of each field the first value that can be used."""

    def __init__(self) -> None:
        self.record: Record = {}
        self.named: dict[str, dict[str, Named]] = {"logo": {}, "exclude": {}}
        self.problems: list[Problem] = []

    def take(self, document: Document, said: Iterable[Said]) -> None:
        problems = [problem for one in said for problem in self._take(document, one)]
        self.problems += [replace(problem, severity=Severity.WARNING) for problem in document.locate(problems)]

    def _take(self, document: Document, one: Said) -> list[Problem]:
        """Use one value, or say what is wrong with it."""
        try:
            if one.name in self.named:
                self._name(document, one)
                return []
            return self._fill(one)
        except ValueError as error:
            return [Problem(one.pointer, str(error))]

    def _fill(self, one: Said) -> list[Problem]:
        value = None if one.name in self.record else settled(one.name, one.value)
        if value is None:
            return []
        problems = check_field(one.name, value)
        if not problems:
            self.record[one.name] = value
        return [replace(problem, pointer=(*one.pointer, *problem.pointer[1:])) for problem in problems]

    def _name(self, document: Document, one: Said) -> None:
        for index, value in enumerate(one.value) if isinstance(one.value, list) else [(None, one.value)]:
            if text := line(value):
                pointer = one.pointer if index is None else (*one.pointer, index)
                [place] = document.locate([Problem(pointer, "", severity=Severity.WARNING)])
                self.named[one.name].setdefault(text, Named(text, place))
