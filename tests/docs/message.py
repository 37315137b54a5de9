"""A message of the program: its text, with holes where values are filled in, and the file that says it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

HOLE = "\0"


@dataclass(frozen=True)
class Message:
    """One text."""

    text: str
    file: Path

    def __str__(self) -> str:
        return f"{self.file}: {self.shown}"

    @property
    def shown(self) -> str:
        return self.text.replace(HOLE, "…")

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds the message, whatever stands in its holes."""
        return re.compile(".+?".join(map(re.escape, self.text.rstrip(".").split(HOLE))), re.IGNORECASE)

    def is_said_in(self, text: str) -> bool:
        return self.pattern.search(f"… {text} …") is not None
