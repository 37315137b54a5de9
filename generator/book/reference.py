"""What a configuration refers to, by an address or a path: the logo."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.problems import Pointer, Problem, Severity


@dataclass(frozen=True, slots=True)
class Reference:
    """An address or a path, and where it stands.

    Attributes:
        text: as it was written, without outer space.
        pointer, file, line, column: as a problem with it would have them.
    """

    text: str
    pointer: Pointer
    file: str = ""
    line: int = 0
    column: int = 0

    def problem(self, message: str, advice: str) -> Problem:
        """A warning about it."""
        return Problem(self.pointer, message, advice, Severity.WARNING, self.file, self.line, self.column)
