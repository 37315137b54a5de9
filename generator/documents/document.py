"""A file that has been read: its plain content, and the place of every value in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from generator.model.problems import Pointer, Problem

Place = tuple[int, int]
"""Line and column, both 1-based, in characters."""


@dataclass(frozen=True, slots=True)
class Document:
    """Plain content and a way to find places in it.

    Attributes:
        file: the path, as the user gave it.
        content: what JSON or YAML says, as plain data.
        find: the places of some pointers; of a pointer that leads nowhere, the place of the last value on its way.
    """

    file: str
    content: object
    find: Callable[[Iterable[Pointer]], dict[Pointer, Place]]

    def locate(self, problems: Iterable[Problem]) -> list[Problem]:
        """Fill in file, line and column, and put them in the file's order."""
        unplaced = list(problems)
        places = self.find({problem.pointer for problem in unplaced}) if unplaced else {}
        placed = [self._at(problem, places[problem.pointer]) for problem in unplaced]
        return sorted(placed, key=lambda problem: (problem.line, problem.column))

    def _at(self, problem: Problem, place: Place) -> Problem:
        return replace(problem, file=self.file, line=place[0], column=place[1])
