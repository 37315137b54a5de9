"""Problems: what is wrong with some data, where, how bad it is, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from generator.errors import GeneratorError

Pointer = tuple[str | int, ...]
"""The way to a value from the document's root: keys and list indices."""

MAX_SHOWN = 50

_PLAIN_KEY = re.compile(r"[A-Za-z_$][\w$-]*")


class Severity(Enum):
    """An error keeps a project from being published, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    Attributes:
        pointer: the way to the value; for a missing value, the way it would have.
        message: what is wrong, so that it reads on after the pointer ("is missing").
        advice: what to do next, a sentence of its own; may be empty.
        file: path of the file, as the user gave it; empty until the file's reader has filled it in.
        line, column: 1-based, in characters; 0 when unknown.
    """

    pointer: Pointer
    message: str
    advice: str = ""
    severity: Severity = Severity.ERROR
    file: str = ""
    line: int = 0
    column: int = 0


def dotted(pointer: Pointer) -> str:
    """Write a pointer as people do: `projects[3].url`; a key with other characters in it is quoted."""
    parts: list[str] = []
    for step in pointer:
        if isinstance(step, int):
            parts.append(f"[{step}]")
        elif _PLAIN_KEY.fullmatch(step):
            parts.append(f".{step}" if parts else step)
        else:
            quoted = step.replace("\\", "\\\\").replace('"', '\\"')
            parts.append(f'["{quoted}"]')
    return "".join(parts)


def problem_from(error: GeneratorError, severity: Severity = Severity.ERROR) -> Problem:
    """What went wrong with a file as a whole, as one problem among others."""
    return Problem((), error.message, error.advice, severity, file=error.file, line=error.line, column=error.column)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Only those that keep something from being published."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def foremost(problems: Iterable[Problem]) -> list[Problem]:
    """As many problems as anyone would read, errors before warnings."""
    ordered = sorted(problems, key=lambda problem: problem.severity is Severity.WARNING)
    more = len(ordered) - MAX_SHOWN
    if more <= 0:
        return ordered
    return [
        *ordered[:MAX_SHOWN],
        Problem((), f"has {more:,} further problems", "Mend these first.", ordered[0].severity),
    ]
