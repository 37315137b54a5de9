"""A YAML file of somebody's own, changed in one place: text in, the same text with a few lines more out."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from generator.documents.yaml_text import Converter, compose
from generator.errors import DocumentError

_STEP = 2
_PLAIN = re.compile(r"[^\W\d_]\w*(?:[ -]\w+)*")
_WORDS = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))
_LINE_END = re.compile("\r?\n|\r")
_LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")  # what YAML 1.1 counts as one


def with_entries(path: Path, text: str, way: Sequence[str], entries: Mapping[str, str]) -> str | None:
    """The text with `entries` added to the mapping to which the keys `way` lead; it is made where it is missing.

    Every character of the text stays, comments too. None when that cannot be done: the mapping is written in braces, or
    what would come of it is not what was wanted.

    Raises:
        DocumentError: the text of the file at `path` is no YAML.
    """
    root = compose(Converter(path), text)
    wanted = _added(_content(path, root) or {}, way, entries)
    found = _place(root, text, way)
    if found is None or wanted is None:
        return None
    at, indent, missing = found
    changed = text[:at] + _addition(text, at, written(missing, entries, indent)) + text[at:]
    try:
        return changed if _content(path, compose(Converter(path), changed)) == wanted else None
    except DocumentError:
        return None


def written(way: Sequence[str], entries: Mapping[str, str], indent: int = 0) -> list[str]:
    """The lines of a mapping below the keys `way`."""
    keys = [f"{' ' * (indent + _STEP * depth)}{_scalar(key)}:" for depth, key in enumerate(way)]
    margin = " " * (indent + _STEP * len(way))
    return [*keys, *(f"{margin}{_scalar(key)}: {_scalar(value)}" for key, value in entries.items())]


def _place(root: yaml.Node | None, text: str, way: Sequence[str]) -> tuple[int, int, Sequence[str]] | None:
    """Where lines can be put in: the offset, how far they are indented, and the keys that are missing above them."""
    if root is None:
        return len(text), 0, way
    node, above = root, None
    for depth, key in enumerate(way):
        if not _is_block(node):
            return None
        entry = next((entry for entry in node.value if entry[0].value == key), None)
        if entry is None:
            at = _line_start(text, above.end_mark.line + 1) if above else len(text)
            return at, _indent(node), way[depth:]
        above, node = entry
    if not _is_block(node):
        return None
    end = node.value[-1][1].end_mark
    return _line_start(text, end.line + (end.column > 0)), _indent(node), ()


def _is_block(node: yaml.Node) -> bool:
    return isinstance(node, yaml.MappingNode) and not node.flow_style and bool(node.value)


def _indent(node: yaml.Node) -> int:
    column: int = node.value[0][0].start_mark.column
    return column


def _line_start(text: str, line: int) -> int:
    starts = [0, *(found.end() for found in _LINE_BREAK.finditer(text))]
    return starts[line] if line < len(starts) else len(text)


def _addition(text: str, at: int, lines: Sequence[str]) -> str:
    """The lines with the line breaks of the text, and an empty one before a section at its end."""
    found = _LINE_END.search(text)
    end = found.group() if found else "\n"
    before = text[:at]
    start = "" if not before or _LINE_BREAK.search(before[-1]) else end
    is_section = at == len(text) and bool(before.strip()) and not lines[0].startswith(" ")
    return start + (end if is_section else "") + "".join(f"{line}{end}" for line in lines)


def _scalar(text: str) -> str:
    is_plain = _PLAIN.fullmatch(text) and text.casefold() not in _WORDS
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def _content(path: Path, root: yaml.Node | None) -> Any:
    return None if root is None else Converter(path).value(root, 0)


def _added(content: Any, way: Sequence[str], entries: Mapping[str, str]) -> Any:
    """The content as it should be; None where something else is in the way, or a key is there already."""
    if not isinstance(content, dict):
        return None
    if not way:
        return None if content.keys() & entries.keys() else {**content, **entries}
    inner = _added(content.get(way[0], {}), way[1:], entries)
    return None if inner is None else {**content, way[0]: inner}
