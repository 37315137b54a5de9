"""The lines of a list or a mapping in blocks, cut into its entries, each with the comments above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import yaml

Starting = tuple[yaml.Node, yaml.Node]
"""An entry's first node, which is its key if it has one, and its value."""

SPACES = re.compile(" *")
DASH = re.compile(" *- *")
"""What stands before an entry in its line: of a mapping, of a list."""

_KEEPING = re.compile(r"[|>]\d?\+")
_COMMENT = re.compile(r"(?:(?<=[ \t\n])|^)#[^\r\n]*")


class UnevenError(Exception):
    """The text is not laid out as one entry after the other, each on lines of its own."""


@dataclass(frozen=True, slots=True)
class Cut:
    """An entry: the comments and empty lines above it, and its own lines, which start at `start`."""

    comments: str
    lines: str
    start: int

    @property
    def text(self) -> str:
        """All of its lines."""
        return self.comments + self.lines

    @property
    def indent(self) -> str:
        """The space before it."""
        return " " * _column(self.lines, 0)


@dataclass(frozen=True, slots=True)
class Cuts:
    """A text, cut: what is above and below all entries, and the entries."""

    head: str
    entries: list[Cut]
    tail: str


def cut(text: str, nodes: Sequence[Starting], offset: int, before: re.Pattern[str], *, is_file: bool = False) -> Cuts:
    """Cut a text, which begins at `offset` of its file, where these nodes start.

    Raises:
        UnevenError: an entry does not start on a line of its own.
    """
    starts = [_line_of(text, first.start_mark.index - offset, before) for first, _ in nodes]
    if not starts or sorted(set(starts)) != starts:
        raise UnevenError
    column = _column(text, starts[0])
    kept = [False, *(_keeps_empty_lines(text, node, offset) for _, node in nodes)]
    ends = [_above(text, start, column, keeping) for start, keeping in zip([*starts, len(text)], kept, strict=True)]
    begins = [0, *ends[1:-1]]
    entries = [
        Cut(text[begin:start], text[start:end], start)
        for begin, start, end in zip(begins, starts, ends[1:], strict=True)
    ]
    above = entries[0].comments
    head = above if is_file else _up_to_an_empty_line(above)
    entries[0] = replace(entries[0], comments=above[len(head) :])
    return Cuts(head, entries, text[ends[-1] :])


def comments(text: str, root: yaml.Node | None) -> Iterator[tuple[int, str]]:
    """Where each comment of a file starts, and what it says."""
    if not _COMMENT.search(text):
        return
    position = 0
    for start, end in [*sorted(_scalars(text, root, set()) if root else ()), (len(text), len(text))]:
        yield from ((found.start(), found.group()) for found in _COMMENT.finditer(text, position, max(start, position)))
        position = max(end, position)


def _line_of(text: str, start: int, before: re.Pattern[str]) -> int:
    """Where the line starts on which only `before` stands before an entry."""
    line = text.rfind("\n", 0, start) + 1
    if not before.fullmatch(text, line, start):
        raise UnevenError
    return line


def _column(text: str, line: int) -> int:
    found = SPACES.match(text, line)
    return found.end() - line if found else 0


def _above(text: str, line: int, column: int, keeping: bool) -> int:
    """Where the comments above a line start: none stands further to the right, where another entry's text may."""
    pattern = re.compile(rf" {{0,{column}}}#.*" if keeping else rf" {{0,{column}}}#.*|\s*")
    start = line
    while start:
        above = text.rfind("\n", 0, start - 1) + 1
        if not pattern.fullmatch(text, above, start - 1):
            break
        start = above
    return start


def _up_to_an_empty_line(lines: str) -> str:
    found = list(re.finditer(r"^\s*?\n", lines, re.MULTILINE))
    return lines[: found[-1].end()] if found else ""


def _keeps_empty_lines(text: str, node: yaml.Node, offset: int) -> bool:
    """Whether empty lines below an entry are part of it: they are, of a text behind `|+`."""
    while isinstance(node, yaml.CollectionNode) and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return _KEEPING.match(text, node.start_mark.index - offset) is not None


def _scalars(text: str, node: yaml.Node, seen: set[int]) -> Iterator[tuple[int, int]]:
    """Where each text and number starts and ends; what is an alias only once."""
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        start = node.start_mark.index
        # Behind the sign of a block a comment may stand.
        yield text.find("\n", start) if node.style in ("|", ">") else start, node.end_mark.index
        return
    for child in node.value:
        for one in child if isinstance(child, tuple) else (child,):
            yield from _scalars(text, one, seen)
