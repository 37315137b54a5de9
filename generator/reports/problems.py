"""Problems as text, JSON and GitHub annotations; every line is safe to print."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from generator.errors import GeneratorError
from generator.model.problems import Problem, Severity, dotted
from generator.model.text import printable


def as_text(problem: Problem) -> str:
    """One line, such as `data/projects.json:41:14 projects[3].url: error: is missing.`."""
    place = _place(problem.file, problem.line, problem.column)
    where = " ".join(part for part in (place, dotted(problem.pointer)) if part)
    return printable(_after(where, f"{problem.severity.value}: {_sentences(problem.message, problem.advice)}"))


def as_json(problems: Sequence[Problem]) -> str:
    """A JSON array of objects with file, line, column, path, severity, message and advice."""
    rows = [
        {
            "file": problem.file,
            "line": problem.line,
            "column": problem.column,
            "path": dotted(problem.pointer),
            "severity": problem.severity.value,
            "message": problem.message,
            "advice": problem.advice,
        }
        for problem in problems
    ]
    # A runner would take it for the start of a command wherever in a line it stands.
    return json.dumps(rows, indent=2).replace("##[", r"##\u005b")


def as_annotation(problem: Problem) -> str:
    """A workflow command that GitHub shows beside the line in question."""
    message = _after(dotted(problem.pointer), _sentences(problem.message, problem.advice))
    return annotation(problem.severity.value, message, problem.file, problem.line, problem.column)


def error_as_text(error: GeneratorError) -> str:
    """One line: where, what happened, what to do."""
    place = _place(error.file, error.line, error.column)
    said = _sentences(error.message, error.advice)
    return printable(_after(place, f"error: {said}"))


def error_as_annotation(error: GeneratorError) -> str:
    """The same as a workflow command."""
    return annotation("error", _sentences(error.message, error.advice), error.file, error.line, error.column)


def annotation(level: str, message: str, file: str = "", line: int = 0, column: int = 0) -> str:
    """A workflow command of the level `error`, `warning` or `notice`."""
    named = {"file": file, "line": line, "col": column}
    properties = ",".join(f"{name}={_escaped_property(str(value))}" for name, value in named.items() if value)
    return f"::{level}{' ' if properties else ''}{properties}::{_escaped(printable(message))}"


def count_of(problems: Iterable[Problem]) -> str:
    """`2 errors, 1 warning`."""
    counts = Counter(problem.severity for problem in problems)
    return ", ".join(plural(counts[severity], severity.value) for severity in (Severity.ERROR, Severity.WARNING))


def plural(count: int, noun: str, several: str = "") -> str:
    """`1 page`, `1,348 pages`; `several` is the noun's plural where it has not just an s."""
    return f"{count:,} {noun if count == 1 else several or f'{noun}s'}"


def _place(file: str, line: int, column: int) -> str:
    return ":".join(str(part) for part in (file, line, column) if part)


def _after(where: str, said: str) -> str:
    return f"{where}: {said}" if where else said


def _sentences(message: str, advice: str) -> str:
    end = "" if message.endswith((".", "!", "?")) else "."
    return f"{message}{end} {advice}".rstrip()


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(printable(text)).replace(":", "%3A").replace(",", "%2C")
