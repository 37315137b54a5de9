"""YAML of other people's making: read as far as it can be, where `yaml_text` would refuse.

What a book's configuration holds was written for other programs. Their tags (`!!python/name:…`) mean nothing here, a
template's `{{…}}` parses as a mapping with a mapping for a key, and keys stand twice. None of that is our business.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import yaml

from generator.documents.document import Document
from generator.documents.yaml_text import PLAIN_TAG, Converter, read_with

PLACEHOLDER = "{…}"
"""Stands for a key that is no text."""

_MERGE = "<<"


def read_lenient_yaml(path: Path) -> Document:
    """Read a YAML file; an empty one holds None.

    A tag that is unknown leaves a text, list or object as it is; of a key that stands twice the last one counts; merge
    keys are followed. A number keeps its type only where writing it again gives the same text, so `1.10` stays a text.

    Raises:
        FileError: it cannot be read.
        DocumentError: it is no YAML, or too deep or too large to be a configuration.
    """
    return read_with(_LenientConverter(path))


def number_or_text(literal: str) -> int | float | str:
    """The number that a text is, if writing it again gives the same text; otherwise the text."""
    for kind in (int, float):
        try:
            number = kind(literal)
        except ValueError:
            continue
        if str(number) == literal and -math.inf < number < math.inf:
            return number
    return literal


class _LenientConverter(Converter):
    def check_tag(self, node: yaml.Node) -> None:
        pass

    def mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, Any]:
        inherited: dict[str, Any] = {}
        content: dict[str, Any] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else PLACEHOLDER
            if name == _MERGE and not isinstance(value, yaml.ScalarNode):
                inherited = {**self._merged(value, depth), **inherited}
            else:
                content[name] = self.value(value, depth + 1)
        return inherited | content

    def _merged(self, node: yaml.Node, depth: int) -> dict[str, Any]:
        """What `<<` brings in: an object, or a list of objects of which the first counts most."""
        value = self.value(node, depth + 1)
        merged: dict[str, Any] = {}
        for part in value if isinstance(value, list) else [value]:
            merged = {**part, **merged} if isinstance(part, dict) else merged
        return merged

    def scalar(self, node: yaml.Node) -> Any:
        kind = node.tag.removeprefix(PLAIN_TAG)
        if kind in ("null", "bool"):
            return super().scalar(node) if not node.value or node.value.lower() in _WORDS else node.value
        if kind in ("int", "float"):
            return number_or_text(node.value)
        return node.value


_WORDS = frozenset(("~", "null", "true", "false"))
