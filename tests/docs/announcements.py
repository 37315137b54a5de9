"""What workflows and shell scripts tell the runner, read from their source: `::error::…` and the like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.docs.message import HOLE, Message

_KINDS = (".yml", ".sh")
_STRING = r"\"((?:[^\"\\]|\\.)*)\""
_SAYING = re.compile(rf"\b(echo|fail)((?:\s+{_STRING})+)")
_COMMAND = re.compile(r"::(?:error|warning|notice)[^:]*::")
_VARIABLE = re.compile(r"\$\w+|\$\{[^}]*\}")


def read_announcements(root: Path, folders: Iterable[str]) -> list[Message]:
    """The texts of workflow commands, and those that a function named `fail` is given to make one of."""
    files = sorted(file for folder in folders for file in (root / folder).rglob("*") if file.suffix in _KINDS)
    return [Message(_VARIABLE.sub(HOLE, text), file.relative_to(root)) for file in files for text in _announced(file)]


def _announced(file: Path) -> Iterator[str]:
    text = re.sub(r"\\\n\s*", "", file.read_text("utf-8"))
    for verb, words, _ in _SAYING.findall(text):
        said = " ".join(re.findall(_STRING, words))
        if verb == "fail" or _COMMAND.match(said):
            yield _COMMAND.sub("", said)
