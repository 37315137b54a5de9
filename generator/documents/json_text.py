"""Strict JSON (RFC 8259): text in, plain data out, with the place of every value and of every mistake.

The standard library's parser does the reading. It accepts duplicate keys and NaN, and forgets places: a second walk
over the text supplies them, only when there is something to point at.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.documents.document import Document, Place
from generator.errors import DocumentError
from generator.files import MAX_BYTES, read_text
from generator.model.problems import Pointer, dotted
from generator.model.text import clip

MAX_DIGITS = 400

_SPACE = re.compile(r"[ \t\n\r]*")
_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_BARE = re.compile(r"[^\s,\]}]+")


def read_json(path: Path, max_bytes: int = MAX_BYTES) -> Document:
    """Read a JSON file.

    Raises:
        FileError: it cannot be read.
        DocumentError: it is no JSON, holds a key twice or a number that is none, or nests too deep.
    """
    text = read_text(path, max_bytes)
    try:
        content = parse_json(text)
    except json.JSONDecodeError as error:
        message = f"The file is not JSON: {error.msg[:1].lower()}{error.msg[1:]}."
        advice = "Mend the file there; a missing comma or quote often stands just before."
        raise DocumentError(message, advice=advice, file=str(path), line=error.lineno, column=error.colno) from error
    except RecursionError:
        message = "The file nests lists and objects too deep to be read."
        raise DocumentError(message, advice="No project needs more than four levels.", file=str(path)) from None
    except _RefusedError:
        raise _explained(path, text) from None
    return Document(str(path), content, lambda pointers: _find(text, pointers))


def parse_json(text: str) -> Any:
    """What a JSON text says.

    Raises:
        ValueError: it is no JSON, holds a key twice or a number that is none.
        RecursionError: it nests too deep.
    """
    return json.loads(text, object_pairs_hook=_object, parse_constant=_number, parse_float=_number, parse_int=_integer)


class _RefusedError(ValueError):
    """Something that the standard library accepts and RFC 8259 or interoperable JSON (RFC 7493) does not."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) != len(pairs):
        raise _RefusedError
    return content


def _number(literal: str) -> float:
    number = float(literal)
    if not math.isfinite(number):
        raise _RefusedError
    return number


def _integer(literal: str) -> int:
    if len(literal) > MAX_DIGITS:
        raise _RefusedError
    return int(literal)


@dataclass(frozen=True, slots=True)
class _Value:
    """One value of the text: where it starts, and whether its key stood in the same object before."""

    pointer: Pointer
    offset: int
    is_repeated: bool


def _explained(path: Path, text: str) -> DocumentError:
    lines = _line_starts(text)
    for value in _walk(text):
        literal = _BARE.match(text, value.offset)
        line, column = _place(lines, value.offset)
        if value.is_repeated:
            message = f"The key {dotted(value.pointer[-1:])!r} stands twice in the same object."
            return DocumentError(message, advice="Keep one of the two.", file=str(path), line=line, column=column)
        if literal and text[value.offset] not in '"[{' and not _is_number_or_word(literal.group()):
            message = f"{clip(literal.group(), 30)} is not a number that JSON allows."
            return DocumentError(message, advice="Write it as a text.", file=str(path), line=line, column=column)
    raise AssertionError("the parser refused what the walk accepts")


def _is_number_or_word(literal: str) -> bool:
    if literal in ("true", "false", "null"):
        return True
    return len(literal) <= MAX_DIGITS if literal.lstrip("-").isdigit() else math.isfinite(float(literal))


def _find(text: str, pointers: Iterable[Pointer]) -> dict[Pointer, Place]:
    wanted = list(pointers)
    ways = {pointer[:length] for pointer in wanted for length in range(len(pointer) + 1)}
    offsets = {value.pointer: value.offset for value in _walk(text) if value.pointer in ways}
    lines = _line_starts(text)
    return {pointer: _place(lines, offsets[nearest_known(pointer, offsets)]) for pointer in wanted}


def nearest_known(pointer: Pointer, known: Container[Pointer]) -> Pointer:
    """The longest beginning of the pointer that is known; the root always is."""
    while pointer and pointer not in known:
        pointer = pointer[:-1]
    return pointer


def _walk(text: str) -> Iterator[_Value]:
    """Every value of a text that the parser has accepted, in order. Iterative: depth costs no stack."""
    open_containers: list[_Container] = []
    pointer: Pointer = ()
    is_repeated = False
    offset = 0
    while True:
        offset = _skip(_SPACE, text, offset)
        yield _Value(pointer, offset, is_repeated)
        if text[offset] in "[{":
            open_containers.append(_Container(pointer, text[offset] == "{"))
            offset = _skip(_SPACE, text, offset + 1)
            at_next = text[offset] not in "]}"
        else:
            offset = _skip(_STRING if text[offset] == '"' else _BARE, text, offset)
            at_next = False
        while open_containers and not at_next:
            offset = _skip(_SPACE, text, offset)
            at_next = text[offset] == ","
            if not at_next:
                open_containers.pop()
            offset += 1
        if not open_containers:
            return
        pointer, offset, is_repeated = open_containers[-1].step(text, offset)


class _Container:
    """A list or an object that the walk is inside of."""

    def __init__(self, pointer: Pointer, is_object: bool) -> None:
        self._pointer = pointer
        self._is_object = is_object
        self._keys: set[str | int] = set()

    def step(self, text: str, offset: int) -> tuple[Pointer, int, bool]:
        """Pointer of the next value, the offset behind its key, and whether the key was there before."""
        key: str | int = len(self._keys)
        if self._is_object:
            start = _skip(_SPACE, text, offset)
            end = _skip(_STRING, text, start)
            key = json.loads(text[start:end])
            offset = text.index(":", end) + 1
        is_repeated = key in self._keys
        self._keys.add(key)
        return (*self._pointer, key), offset, is_repeated


def _skip(pattern: re.Pattern[str], text: str, offset: int) -> int:
    found = pattern.match(text, offset)
    return found.end() if found else offset


def _line_starts(text: str) -> list[int]:
    return [0, *(found.end() for found in re.finditer("\n", text))]


def _place(line_starts: list[int], offset: int) -> Place:
    line = bisect_right(line_starts, offset)
    return line, offset - line_starts[line - 1] + 1
