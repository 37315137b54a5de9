"""Untidy values become fields of a project: a list of names one list, a comma a new tag, HTML a text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from generator.book.people import name_of
from generator.book.plain_text import line, literal, not_a, prose
from generator.model.dates import as_utc
from generator.model.payload import is_placeholder
from generator.model.project import WELL_KNOWN_FIELDS
from generator.model.text import fold

_DOI = re.compile(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_GITHUB = re.compile(r"[A-Za-z0-9-]+/[A-Za-z0-9_.-]+")
_BETWEEN_TAGS = re.compile(r"[,;\n]")


def settled(name: str, value: Any) -> Any:
    """The value as a project would hold it; None when it says nothing, as `N/A` does.

    Raises:
        ValueError: no such field can be made of it; the message reads on after the place of the value.
    """
    made = None if _says_nothing(name, value) else _MAKERS.get(name, _custom)(value)
    return None if made == [] or _says_nothing(name, made) else made


def _says_nothing(name: str, value: Any) -> bool:
    return isinstance(value, str) and is_placeholder(name, value.strip())


def _author(value: Any) -> Any:
    """One name or several."""
    if not isinstance(value, list):
        return name_of(value)
    names = list(dict.fromkeys(name for name in map(name_of, value) if name))
    return names[0] if len(names) == 1 else names


def _tags(value: Any) -> list[str]:
    """Each tag once, as it is written first."""
    tags: dict[str, str] = {}
    for tag in _tag_texts(value):
        tags.setdefault(fold(tag), tag)
    return [tag for tag in tags.values() if tag]


def _tag_texts(value: Any) -> list[str]:
    if isinstance(value, list):
        return [tag for part in value for tag in (_tag_texts(part) if isinstance(part, list) else [line(part)])]
    return [" ".join(tag.split()) for tag in _BETWEEN_TAGS.split(prose(value))]


def _repository(value: Any) -> str:
    address = line(value)
    return f"https://github.com/{address}" if _GITHUB.fullmatch(address) else address


def _doi(value: Any) -> str:
    return _DOI.sub("", line(value))


def _license(value: Any) -> Any:
    """A license's name; of an object with one for the content and one for the code both."""
    if not isinstance(value, dict):
        return line(value)
    if named := value.get("id") or value.get("name"):
        return line(named)
    parts = [_license(value[part]) for part in ("content", "code") if value.get(part)]
    if not parts:
        raise ValueError(not_a(value, "the name of a license"))
    return ", ".join(dict.fromkeys(parts))


def _custom(value: Any) -> Any:
    """A text, a number, true or false, or a list of those, as it stands."""
    if isinstance(value, dict):
        raise ValueError(f"{not_a(value, 'a text, a number or a list')}: custom fields hold no objects")
    if isinstance(value, list):
        return [part for part in map(_custom, value) if part not in (None, "")]
    return literal(value).strip() if isinstance(value, str) else value


_MAKERS: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("title", "url", *WELL_KNOWN_FIELDS), line),
    **dict.fromkeys(("description", "body"), prose),
    "updated": lambda value: as_utc(line(value)),
    "author": _author,
    "tags": _tags,
    "repository": _repository,
    "doi": _doi,
    "license": _license,
}
