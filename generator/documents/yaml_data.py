"""YAML as stores hold it: any plain data, however much, with the texts that were meant.

A number is one only where writing it again gives the same text: `1.10` is a version and stays a text. What YAML cannot
carry, such as half a surrogate pair in a broken record, stands as JSON behind the tag `!json`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.documents.document import Document
from generator.documents.json_text import parse_json
from generator.documents.lenient_yaml import number_or_text
from generator.documents.yaml_text import PLAIN_TAG, Converter, Limits, compose, document, error_at

LIMITS = Limits(bytes=1 << 30, values=20_000_000)
JSON_TAG = "!json"


@dataclass(frozen=True, slots=True)
class YamlData:
    """A text that was read: its nodes, None when it holds nothing, and what they mean."""

    root: yaml.Node | None
    document: Document


def parse_yaml_data(path: Path, text: str) -> YamlData:
    """Read a text that stands in the file at `path`.

    Raises:
        DocumentError: it is no YAML, or uses more of YAML than plain data needs.
    """
    converter = _DataConverter(path, LIMITS)
    root = compose(converter, text)
    return YamlData(root, document(converter, root))


class _DataConverter(Converter):
    def check_tag(self, node: yaml.Node) -> None:
        if not _is_json(node):
            super().check_tag(node)

    def key(self, node: yaml.Node) -> str:
        return str(self._json(node)) if _is_json(node) else super().key(node)

    def scalar(self, node: yaml.Node) -> Any:
        if _is_json(node):
            return self._json(node)
        is_number = node.tag.removeprefix(PLAIN_TAG) in ("int", "float")
        return number_or_text(node.value) if is_number else super().scalar(node)

    def _json(self, node: yaml.Node) -> Any:
        try:
            return parse_json(node.value)
        except (ValueError, RecursionError):
            message = f"What stands behind {JSON_TAG} is no JSON."
            raise error_at(self.path, message, node.start_mark) from None


def _is_json(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == JSON_TAG


def is_same(left: Any, right: Any) -> bool:
    """Whether two plain values are written alike: 1, 1.0 and true are not, nor are keys in another order."""
    return json.dumps(left) == json.dumps(right)
