"""What files say becomes valid fields of a project: of each field the first value that can be used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from generator.book.plain_text import literal
from generator.book.reference import Reference
from generator.book.said import NO_FIELDS, Said
from generator.book.untidy import settled
from generator.documents.document import Document
from generator.documents.lenient_yaml import PLACEHOLDER
from generator.model.payload import is_placeholder
from generator.model.problems import Pointer, Problem, Severity
from generator.model.project import Record
from generator.model.schema import check_project, kind_of

MAX_ITEMS = 1000
"""Entries of a list that is looked into; no field may have more."""


class Reading:
    """Gathers what files say, the most telling first.

    Attributes:
        record: valid fields of a project.
        logos: the most telling first.
        excluded: patterns of files.
        problems: warnings, each with its place.
        unusable: of each field the first of them.
    """

    def __init__(self) -> None:
        self.record: Record = {}
        self.logos: dict[str, Reference] = {}
        self.excluded: dict[str, None] = {}
        self.problems: list[Problem] = []
        self.unusable: dict[str, Problem] = {}
        self._joining: set[str] = set()

    def take(self, document: Document, said: Iterable[Said]) -> None:
        """Use what one file says, and note what cannot be used, in the file's order."""
        found = [(one.name, _placed(problem, document)) for one in said for problem in self._use(one, document)]
        for name, problem in found:
            self.unusable.setdefault(name, problem)
        self.problems += sorted((problem for _, problem in found), key=lambda problem: (problem.line, problem.column))

    def _use(self, one: Said, document: Document) -> list[Problem]:
        """Use one value, or say what is wrong with it."""
        if one.name == NO_FIELDS:
            return [Problem(one.pointer, f"is {kind_of(one.value)}, not keys with values")]
        if one.name in ("logo", "exclude"):
            return self._refer(one, document)
        return self._fill(one)

    def _refer(self, one: Said, document: Document) -> list[Problem]:
        problems = []
        for pointer, value in _items(one):
            try:
                text = literal(value).strip()
            except ValueError as error:
                problems.append(Problem(pointer, str(error)))
                continue
            if one.name == "exclude":
                self.excluded |= {text: None} if text else {}
            elif not is_placeholder("logo", text):
                place = _placed(Problem(pointer, ""), document)
                self.logos.setdefault(text, Reference(text, pointer, place.file, place.line, place.column))
        return problems

    def _fill(self, one: Said) -> list[Problem]:
        joins = one.joins and one.name in self._joining
        if one.value is None or (one.name in self.record and not joins):
            return []
        value, problems = _usable(one)
        if value is not None and joins:
            value, more = _attempt(one.name, [*self.record[one.name], *value], one.pointer)
            problems += more
        if value is not None:
            self.record[one.name] = value
            self._joining |= {one.name} if one.joins else set()
        return problems


def check_field(name: str, value: Any) -> list[Problem]:
    """What is wrong with one settled value; pointers start at the field."""
    if name == PLACEHOLDER:
        advice = "Is it a template's placeholder?"
        return [Problem((name,), "is no text and cannot be the name of a field", advice)]
    if name in _NOT_SAID_BY_BOOKS:
        return [Problem((name,), "is not for a book to say", "The portfolio fills it in; leave it out.")]
    problems = check_project({"title": "-", "url": "https://example.org/", name: value})
    return [problem if problem.pointer else replace(problem, advice=_NAME_ADVICE) for problem in problems]


_NAME_ADVICE = "Give the field a name of one line and at most 100 characters."


_NOT_SAID_BY_BOOKS = ("source", "created", PLACEHOLDER)


def _usable(one: Said) -> tuple[Any, list[Problem]]:
    """The value, None if it cannot be used or says nothing; of a list the items that can be used."""
    made, problems = _attempt(one.name, one.value, one.pointer)
    if not problems or not isinstance(one.value, list) or len(one.value) > MAX_ITEMS:
        return made, problems
    tried = [(item, *_attempt(one.name, [item], pointer)) for pointer, item in _items(one)]
    made, problems = _attempt(one.name, [item for item, value, _ in tried if value is not None], one.pointer)
    return made, [*(problem for _, _, found in tried for problem in found), *problems]


def _attempt(name: str, value: Any, pointer: Pointer) -> tuple[Any, list[Problem]]:
    try:
        made = value if name in _NOT_SAID_BY_BOOKS else settled(name, value)
    except ValueError as error:
        return None, [Problem(pointer, str(error))]
    problems = [] if made is None else check_field(name, made)
    return None if problems else made, [replace(problem, pointer=pointer) for problem in problems]


def _items(one: Said) -> list[tuple[Pointer, Any]]:
    """A value, or the items of a list, each with its place."""
    if isinstance(one.value, list):
        return [((*one.pointer, index), item) for index, item in enumerate(one.value[:MAX_ITEMS])]
    return [(one.pointer, one.value)]


def _placed(problem: Problem, document: Document) -> Problem:
    [placed] = document.locate([problem])
    return replace(placed, severity=Severity.WARNING)
