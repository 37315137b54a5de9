"""Plain data in, YAML out: in blocks, readable, and so that every reader takes it for what it is.

Long texts stand as they are, behind `|`. A word that some reader of YAML would turn into something else (`no`, `1.10`,
`2026-03-14`) stands in quotes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import yaml

from generator.documents.yaml_data import JSON_TAG
from generator.documents.yaml_text import MAX_DEPTH, PLAIN_TAG

STEP = "  "
_MAX_KEY = 500
"""Characters; YAML reads no key of more than 1,024, counted with its escapes."""

# What YAML does not print (1.1, section 5.1), breaks lines with, or drops.
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_IN_BLOCKS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# A first sign that means something, a sign within that ends the text, space around it.
_NOT_PLAIN = re.compile(r"^[-?:,\[\]{}#&*!|>'\"%@`=<~.+ ]|: |:$| #| $")
_NUMBER_LIKE = re.compile(r"[0-9][0-9a-fA-FxXoO_:.,eE+-]*")
_RESOLVER: Any = yaml.SafeLoader("")
_TEXT_TAG = f"{PLAIN_TAG}str"


def lines_of(value: Any, *, indent: str = "") -> list[str]:
    """The lines of a value, all indented alike; `value` holds only what JSON can say."""
    if isinstance(value, dict) and value:
        return [line for name, part in value.items() for line in entry_lines(name, part, indent=indent)]
    if isinstance(value, list) and value:
        return [line for part in value for line in item_lines(part, indent=indent)]
    first, *others = _scalar(value, indent)
    return [f"{indent}{first}", *others]


def item_lines(value: Any, *, indent: str = "") -> list[str]:
    """The lines of a value as one of a list's, with its dash."""
    if not can_be_yaml(value):
        return [f"{indent}- {_as_json(value)}"]
    if isinstance(value, (dict, list)) and value:
        first, *others = lines_of(value, indent=indent + STEP)
        return [f"{indent}- {first.lstrip(' ')}", *others]
    first, *others = _scalar(value, indent)
    return [f"{indent}- {first}", *others]


def entry_lines(name: str, value: Any, *, indent: str = "") -> list[str]:
    """The lines of a value as one of a mapping's, with its key."""
    key = f"{_key(name)}:" if _is_key(name) else f"? {_as_json(name)}\n{indent}:"
    if not can_be_yaml(value):
        return f"{indent}{key} {_as_json(value)}".split("\n")
    if isinstance(value, (dict, list)) and value:
        return [*f"{indent}{key}".split("\n"), *lines_of(value, indent=indent + STEP)]
    first, *others = _scalar(value, indent)
    return [*f"{indent}{key} {first}".split("\n"), *others]


def can_be_yaml(value: Any) -> bool:
    """Whether YAML carries a value: no half of a surrogate pair, no long keys, no great depth."""
    return _fits(value, MAX_DEPTH - 5)


def _fits(value: Any, depth: int) -> bool:
    if isinstance(value, dict):
        return depth > 0 and all(_is_key(name) and _fits(part, depth - 1) for name, part in value.items())
    if isinstance(value, list):
        return depth > 0 and all(_fits(part, depth - 1) for part in value)
    return not isinstance(value, str) or not _SURROGATE.search(value)


def _is_key(name: str) -> bool:
    return len(_key(name)) <= _MAX_KEY and not _SURROGATE.search(name)


def _key(name: str) -> str:
    return name if _is_plain(name) else _quoted(name)


def _scalar(value: Any, indent: str) -> Iterator[str]:
    if not isinstance(value, str):
        yield json.dumps(value)  # also an empty list, an empty mapping
    elif _is_plain(value):
        yield value
    elif _is_block(value):
        yield from _block(value, indent + STEP)
    else:
        yield _quoted(value)


def _is_plain(text: str) -> bool:
    """Whether a text can do without quotes, for readers of YAML 1.1 and 1.2 alike."""
    if not text or text in "yYnN" or _HIDDEN.search(text) or _NOT_PLAIN.search(text) or _NUMBER_LIKE.fullmatch(text):
        return False
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))
    return tag == _TEXT_TAG


def _is_block(text: str) -> bool:
    return (
        "\n" in text and not _IN_BLOCKS.search(text) and bool(text.rsplit("\n", maxsplit=1)[-1].strip() or text.strip())
    )


def _block(text: str, indent: str) -> Iterator[str]:
    """The header and the lines of a text behind `|`, which says how it begins and ends."""
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    begin = str(len(STEP)) if text[0] in " \n" else ""
    yield f"|{begin}{'-' if not ends else '' if ends == 1 else '+'}"
    yield from (f"{indent}{line}" if line else "" for line in body.split("\n"))
    yield from [""] * (ends - 1)


def _quoted(text: str) -> str:
    escaped = json.dumps(text, ensure_ascii=False)
    return _HIDDEN.sub(lambda found: f"\\u{ord(found.group()):04x}", escaped)


def _as_json(value: Any) -> str:
    return f"{JSON_TAG} '{json.dumps(value).replace(chr(39), 2 * chr(39))}'"
