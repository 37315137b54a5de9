"""Untidy values become fields of a project: HTML becomes text, a list of names one list, a comma a new tag."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from generator.documents.lenient_yaml import PLACEHOLDER
from generator.model.project import WELL_KNOWN_FIELDS
from generator.model.schema import kind_of
from generator.model.text import clip, fold

_HTML = re.compile(
    r"</?(a|abbr|b|big|br|center|cite|code|dd|div|dl|dt|em|font|h[1-6]|hr|i|img|kbd|li|mark|ol|p|pre|q|s|small|span"
    r"|strong|sub|sup|svg|table|td|th|tr|tt|u|ul|var)(\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<(/?(br|dd|div|dt|h[1-6]|hr|li|p|pre|td|th|tr))\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(#\d+|#x[0-9a-f]+|[a-z][a-z0-9]+);", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_DOI = re.compile(r"(https?://(dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_GITHUB = re.compile(r"[A-Za-z0-9-]+/[A-Za-z0-9_.-]+")
_NAME_PARTS = (
    ("given-names", "given"),
    ("name-particle", "particle"),
    ("family-names", "family"),
    ("name-suffix", "suffix"),
)


def settled(name: str, value: Any) -> Any:
    """The value as a project would hold it; None when it says nothing.

    Raises:
        ValueError: no such field can be made of it; the message reads on after the place of the value.
    """
    made = _MAKERS.get(name, _custom)(value)
    return None if made in ("", [], ()) else made


def line(value: Any) -> str:
    """One line of text: no markup, single spaces. A list is joined with commas, a number written out.

    Raises:
        ValueError: it is an object, or a template's placeholder.
    """
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(part for part in map(line, value) if part)
    if isinstance(value, dict):
        raise ValueError(_not_a(value, "a text"))
    if found := _PLACEHOLDER.search(_literal(value)):
        raise ValueError(f"holds {clip(found.group(), 40)}, a template's placeholder that nobody filled in")
    return " ".join(_without_html(_literal(value)).split())


def _prose(value: Any) -> str:
    """Text whose paragraphs stay."""
    if not isinstance(value, str):
        return line(value)
    return _without_html(value).strip() if _is_html(value) else value.strip()


def _author(value: Any) -> Any:
    """One name or several, of texts or of the objects that MyST and CITATION.cff use."""
    if not isinstance(value, list):
        return _name(value)
    names = list(dict.fromkeys(name for name in map(_name, value) if name))
    return names[0] if len(names) == 1 else names


def _name(author: Any) -> str:
    if not isinstance(author, dict) or PLACEHOLDER in author:
        return line(author)
    parts = [author.get(long) or author.get(short) for long, short in _NAME_PARTS]
    if any(parts):
        return " ".join(line(part) for part in parts if part)
    said = next((author[key] for key in ("name", "literal", "alias", "id") if author.get(key)), None)
    if said is None:
        raise ValueError("names a person by none of the known keys, such as name")
    return _name(said)


def _tags(value: Any) -> list[str]:
    parts = value if isinstance(value, list) else re.split("[,;]", line(value))
    tags: dict[str, str] = {}
    for tag in filter(None, map(line, parts)):
        tags.setdefault(fold(tag), tag)
    return list(tags.values())


def _repository(value: Any) -> str:
    address = line(value)
    return f"https://github.com/{address}" if _GITHUB.fullmatch(address) else address


def _doi(value: Any) -> str:
    return _DOI.sub("", line(value), count=1)


def _license(value: Any) -> Any:
    """A license's name; of an object with one for the content and one for the code both."""
    if not isinstance(value, dict):
        return line(value)
    if named := value.get("id") or value.get("name"):
        return line(named)
    parts = [_license(value[part]) for part in ("content", "code") if value.get(part)]
    if not parts:
        raise ValueError(_not_a(value, "the name of a license"))
    return ", ".join(dict.fromkeys(parts))


def _custom(value: Any) -> Any:
    """A text, a number, true or false, or a list of those, as it stands."""
    if isinstance(value, dict):
        raise ValueError(f"{_not_a(value, 'a text, a number or a list')}: custom fields hold no objects")
    if isinstance(value, list):
        return [part for part in map(_custom, value) if part not in (None, "")]
    return value.strip() if isinstance(value, str) else value


_MAKERS: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("title", "url", "updated", *WELL_KNOWN_FIELDS), line),
    **dict.fromkeys(("description", "body"), _prose),
    "author": _author,
    "tags": _tags,
    "repository": _repository,
    "doi": _doi,
    "license": _license,
}


def _literal(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _is_html(value: str) -> bool:
    return bool(_HTML.search(value) or _ENTITY.search(value))


def _without_html(value: str) -> str:
    """Tags of HTML go, its entities become characters; `a < b` and `List<T>` stay what they are."""
    if _HTML.search(value):
        return Markup(_BREAK.sub(r" <\1", value)).striptags()  # noqa: S704 - the way to text, not into a page
    return _ENTITY.sub(lambda found: html.unescape(found.group()), value)


def _not_a(value: Any, expected: str) -> str:
    kind = "a template's placeholder" if PLACEHOLDER in value else kind_of(value)
    return f"is {kind}, not {expected}"
