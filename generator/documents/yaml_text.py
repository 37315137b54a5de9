"""Strict YAML: text in, plain data out, with the place of every value and of every mistake.

Only what JSON can say is understood. Words that YAML 1.1 would turn into something else (`no`, `2026-03-14`, `2:30`)
stay the texts that they were meant to be.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import yaml

from generator.documents.document import Document, Place
from generator.errors import DocumentError
from generator.files import read_text
from generator.model.problems import Pointer
from generator.model.text import clip

MAX_DEPTH = 50
MAX_REPEATED = 100_000
"""Values that aliases may repeat: a few lines of anchors could stand for any number."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may hold; what is meant to be read by people needs less than data."""

    bytes: int = 16 << 20
    values: int = 100_000


_BaseLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where it is there: ten times faster


class _Loader(_BaseLoader):  # type: ignore[misc]
    """Knows the words of YAML 1.2's core schema and no others."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, Any]]]] = {}


for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?(0|[1-9][0-9]{0,399})", list("-+0123456789")),
    ("float", r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+([eE][-+]?[0-9]+)?|[eE][-+]?[0-9]+)", list("-+0123456789")),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), _first)


def read_yaml(path: Path) -> Document:
    """Read a YAML file; an empty one holds None.

    Raises:
        FileError: it cannot be read.
        DocumentError: it is no YAML, or uses more of YAML than plain data needs.
    """
    return read_with(Converter(path))


def read_with(converter: Converter) -> Document:
    """Read the converter's file, and let it decide what the nodes mean (raises what `read_yaml` does)."""
    return document(converter, compose(converter, read_text(converter.path, converter.limits.bytes)))


def compose(converter: Converter, text: str) -> yaml.Node | None:
    """The nodes of a text, with their places, once it is known to keep the converter's limits; None without any.

    Raises:
        DocumentError: the text is no YAML, too deep or too large.
    """
    path = converter.path
    try:
        converter.expect(_size(path, text, converter.limits))
        root: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        what = ", ".join(part for part in (error.context, error.problem) if part)
        raise error_at(path, f"The file is not YAML: {what}.", error.problem_mark or error.context_mark) from error
    except yaml.reader.ReaderError as error:
        char = chr(error.character) if isinstance(error.character, int) else str(error.character)
        before = text.partition(char)[0].split("\n")
        message = f"The file is not YAML: the character U+{ord(char):04X} cannot stand there."
        raise _error_at(path, message, (len(before), len(before[-1]) + 1)) from error
    except UnicodeEncodeError as error:  # libyaml reads UTF-8, in which half a character cannot be
        before = text[: error.start].split("\n")
        message = f"The file is not YAML: the character U+{ord(text[error.start]):04X} cannot stand there."
        raise _error_at(path, message, (len(before), len(before[-1]) + 1)) from error
    return root


def document(converter: Converter, root: yaml.Node | None) -> Document:
    """What the nodes mean to the converter."""
    if root is None:
        return Document(str(converter.path), None, lambda pointers: dict.fromkeys(pointers, (1, 1)))
    return Document(
        str(converter.path),
        converter.value(root, 0),
        lambda pointers: {pointer: _find(root, pointer) for pointer in pointers},
    )


def _size(path: Path, text: str, limits: Limits) -> int:
    """The number of nodes; too many are refused before they need memory, and depth before it overflows the stack."""
    depth = nodes = 0
    for event in yaml.parse(text, Loader=_Loader):
        nodes += isinstance(event, yaml.NodeEvent)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise _too_deep(path, event.start_mark)
        if nodes > 2 * limits.values:  # each value may have a key
            raise _too_many(path, limits.values, event.start_mark)
    return nodes


class Converter:
    """Turns nodes into plain data, within limits: an alias counts each time it is used."""

    def __init__(self, path: Path, limits: Limits = Limits()) -> None:
        self.path = path
        self.limits = limits
        self._values = 0
        self._most = limits.values

    def expect(self, nodes: int) -> None:
        """Of a file with so many nodes no more values will be made, but for what aliases may repeat."""
        self._most = min(self.limits.values, nodes + MAX_REPEATED)

    def value(self, node: yaml.Node, depth: int) -> Any:
        """The plain data of a node that stands `depth` levels below the root."""
        self._values += 1
        if self._values > self._most:
            raise _too_many(self.path, self._most, node.start_mark)
        if depth > MAX_DEPTH:  # deeper than `_size` saw: an alias leads back to what it stands in
            raise _too_deep(self.path, node.start_mark)
        self.check_tag(node)
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, depth + 1) for item in node.value]
        return self.scalar(node)

    def check_tag(self, node: yaml.Node) -> None:
        """Refuse what JSON has no type for."""
        if not node.tag.startswith(PLAIN_TAG) or node.tag.removeprefix(PLAIN_TAG) not in _PLAIN_TYPES:
            raise error_at(self.path, f"The tag {clip(node.tag)!r} is not plain data.", node.start_mark)

    def mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, Any]:
        """An object; each key is a text and stands once."""
        content: dict[str, Any] = {}
        for key, value in node.value:
            name = self.key(key)
            if name in content:
                message = f"The key {clip(name)!r} stands twice in the same mapping."
                raise error_at(self.path, message, key.start_mark)
            content[name] = self.value(value, depth + 1)
        return content

    def key(self, node: yaml.Node) -> str:
        """The text that a key is."""
        if not isinstance(node, yaml.ScalarNode):
            raise error_at(self.path, "A key must be a text.", node.start_mark)
        return str(node.value)

    def scalar(self, node: yaml.Node) -> Any:
        """A text, a number, true, false or nothing."""
        kind = node.tag.removeprefix(PLAIN_TAG)
        try:
            number = float(node.value) if kind == "float" else int(node.value) if kind == "int" else 0
        except ValueError:
            raise error_at(self.path, f"{clip(node.value)!r} is not a number.", node.start_mark) from None
        if isinstance(number, float) and not math.isfinite(number):
            raise error_at(self.path, f"{clip(node.value)!r} is too large a number.", node.start_mark)
        plain = {"null": None, "bool": node.value.lower() == "true", "str": node.value}
        return plain.get(kind, number)


PLAIN_TAG = "tag:yaml.org,2002:"
_PLAIN_TYPES = frozenset(("map", "seq", "str", "null", "bool", "int", "float"))


def _find(node: yaml.Node, pointer: Pointer) -> Place:
    place = _mark(node.start_mark)
    for step in pointer:
        if isinstance(node, yaml.MappingNode):
            # From the end: of a key that stands twice, where that is allowed, the last one counts.
            entry = next(((key, value) for key, value in reversed(node.value) if key.value == step), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            entry = (node.value[step], node.value[step])
        else:
            entry = None
        if entry is None:
            break
        place, node = _mark(entry[0].start_mark), entry[1]
    return place


def _mark(mark: Any) -> Place:
    return mark.line + 1, mark.column + 1


def _too_deep(path: Path, mark: Any) -> DocumentError:
    return error_at(path, f"The file nests lists and mappings more than {MAX_DEPTH} deep.", mark)


def _too_many(path: Path, limit: int, mark: Any) -> DocumentError:
    return error_at(path, f"The file holds more than {limit:,} values.", mark)


def error_at(path: Path, message: str, mark: Any) -> DocumentError:
    """What is wrong at a mark of a file."""
    return _error_at(path, message, _mark(mark) if mark else (0, 0))


def _error_at(path: Path, message: str, place: Place) -> DocumentError:
    advice = "Mend the file there; quotes around a text often help."
    return DocumentError(message, advice=advice, file=str(path), line=place[0], column=place[1])
