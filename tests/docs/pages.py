"""The guides as tests see them: headings with their anchors, links, examples and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.conftest import REPOSITORY

_FENCE = re.compile(r"^(?P<indent> *)```(?P<language>\w*)\n(?P<code>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#{1,6} +(.+?) *$", re.MULTILINE)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|(?:src|srcset|href)=\"([^\"]+)\"")
_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_ROW = re.compile(r"^\|(.+)\|$", re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """A block of code, its language, and the line it starts at."""

    language: str
    code: str
    line: int


@dataclass(frozen=True)
class Guide:
    """One Markdown file."""

    file: Path

    def __str__(self) -> str:
        return self.file.relative_to(REPOSITORY).as_posix()

    @cached_property
    def text(self) -> str:
        return self.file.read_text("utf-8")

    @cached_property
    def prose(self) -> str:
        """The text without its blocks of code."""
        return _FENCE.sub("", self.text)

    @cached_property
    def anchors(self) -> list[str]:
        """The names by which GitHub lets others link to the headings."""
        found: list[str] = []
        for heading in _HEADING.findall(self.prose):
            plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
            name = re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
            taken = [anchor for anchor in found if re.fullmatch(rf"{re.escape(name)}(-\d+)?", anchor)]
            found.append(f"{name}-{len(taken)}" if name in taken else name)
        return found

    @cached_property
    def links(self) -> list[str]:
        without_code = _SPAN.sub("", self.prose)
        return [first or second for first, second in _LINK.findall(without_code)]

    @cached_property
    def spans(self) -> list[str]:
        """What stands in backticks."""
        return [code.strip() for _, code in _SPAN.findall(self.prose)]

    def examples(self, language: str, below: str = "") -> list[Example]:
        """The blocks of code in a language; those below one heading, when it is named."""
        text = self.section(below) if below else self.text
        start = self.text.count("\n", 0, self.text.index(text)) + 1
        return [
            Example(
                language, _dedented(found["code"], len(found["indent"])), start + text.count("\n", 0, found.start())
            )
            for found in _FENCE.finditer(text)
            if found["language"] == language
        ]

    def section(self, heading: str) -> str:
        """The text below a heading, up to the next one of the same or a higher level."""
        start = re.search(rf"^(#+) {re.escape(heading)}$", self.text, re.MULTILINE)
        assert start, f"{self} has no heading {heading!r}"
        rest = self.text[start.end() :]
        end = re.search(rf"^#{{1,{len(start.group(1))}}} ", rest, re.MULTILINE)
        return rest[: end.start()] if end else rest


def guides() -> list[Guide]:
    """Every guide of the project."""
    files = [*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").rglob("*.md")]
    return [Guide(file) for file in sorted(files)]


def guide(name: str) -> Guide:
    """The guide of this name in docs/."""
    return Guide(REPOSITORY / "docs" / name)


def rows(text: str) -> Iterator[list[str]]:
    """The cells of each row of the tables in a text, headers among them."""
    for row in _ROW.findall(text):
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", row)]
        if not all(re.fullmatch(r":?-+:?", cell) for cell in cells):
            yield cells


def spans_of(text: str) -> list[str]:
    """What stands in backticks in a text."""
    return [code.strip() for _, code in _SPAN.findall(text)]


def _dedented(code: str, indent: int) -> str:
    return "".join(line[indent:] if line.strip() else line for line in code.splitlines(keepends=True))
