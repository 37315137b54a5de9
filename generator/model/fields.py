"""The portfolio's own fields: what site.yml says of each, and whether a project keeps to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from generator.model.dates import parse_moment
from generator.model.problems import Problem, Severity
from generator.model.project import WELL_KNOWN_FIELDS, FieldValue, Project, Scalar
from generator.model.schema import nearest
from generator.model.text import clip
from generator.model.urls import is_url


class FieldKind(Enum):
    """How a field's value is read and shown."""

    TEXT = "text"
    LIST = "list"
    DATE = "date"
    LINK = "link"
    NUMBER = "number"
    BADGE = "badge"


@dataclass(frozen=True, slots=True)
class FieldSetting:
    """A field of the projects that site.yml names.

    Attributes:
        name: the key that it has in the projects.
        label: what readers see before its value; empty for the usual one.
        card, page: whether cards and project pages show it.
        filter: whether the gallery can be filtered by it; None where that is as it would be without a setting.
        colors: of a badge, a colour (`#rrggbb`) for each value.
        required: whether every project needs it.
        enum: the values it may have; empty: any.
    """

    name: str
    label: str = ""
    kind: FieldKind = FieldKind.TEXT
    card: bool = False
    page: bool = True
    filter: bool | None = None
    colors: tuple[tuple[str, str], ...] = ()
    required: bool = False
    enum: tuple[str, ...] = ()


def decode_fields(given: Sequence[Mapping[str, Any]]) -> tuple[FieldSetting, ...]:
    """Read `fields` of site.yml, which the schema has found valid."""
    return tuple(
        FieldSetting(
            **{
                **field,
                "kind": FieldKind(field.get("kind", FieldKind.TEXT.value)),
                "colors": tuple(field.get("colors", {}).items()),
                "enum": tuple(map(str, field.get("enum", ()))),
            }
        )
        for field in given
    )


_NUMBER = re.compile(r"[-+]?[0-9]{1,15}(?P<fraction>\.[0-9]{1,15})?")
_TAKEN = frozenset(("q", "tag", "match", "sort", "view", "author", "year"))
"""What a gallery's address has a parameter for already."""


def check_fields(fields: Sequence[FieldSetting]) -> Iterator[Problem]:
    """What the schema cannot say of `fields`; pointers lead into site.yml."""
    first: dict[str, int] = {}
    for index, field in enumerate(fields):
        pointer = ("fields", index, "name")
        if first.setdefault(field.name, index) != index:
            yield Problem(pointer, f"is {field.name!r}, as that of fields[{first[field.name]}]", "Keep one of the two.")
        if field.filter and (field.name in _TAKEN or field.name.startswith("__")):
            message = f"is {field.name!r}, for which the gallery's address has another use"
            yield Problem(pointer, message, "Take filter away, or give the field another name.")


def badge_colors(fields: Iterable[FieldSetting]) -> tuple[str, ...]:
    """The colours of all badges, each once, in lower case."""
    return tuple(dict.fromkeys(color.lower() for field in fields for _, color in field.colors))


def value_of(project: Project, name: str) -> FieldValue:
    """A well-known or custom field of a project; an empty text without it."""
    if name in WELL_KNOWN_FIELDS:
        return str(getattr(project, name))
    return dict(project.custom).get(name, "")


def items_of(value: FieldValue, kind: FieldKind) -> tuple[Scalar, ...]:
    """The single values of a field, none of them empty; of a list also those of one text with commas."""
    if isinstance(value, str) and kind is FieldKind.LIST:
        value = tuple(part.strip() for part in value.split(","))
    items = value if isinstance(value, tuple) else (value,)
    return tuple(item for item in items if not isinstance(item, str) or item.strip())


def check_own_fields(project: Project, fields: Sequence[FieldSetting]) -> Iterator[Problem]:
    """Where a project breaks the rules of its portfolio's fields; pointers start at the project.

    A value that is not of its field's kind is a warning, since it can be shown as it stands.
    """
    for field in fields:
        items = items_of(value_of(project, field.name), field.kind)
        if field.required and not items:
            yield Problem((field.name,), "is missing", f"site.yml asks for it. {_expected(field)}".rstrip())
        for item in items:
            if field.enum and str(item) not in field.enum:
                message = f"is {clip(str(item))!r}, not one of {', '.join(field.enum)}"
                yield Problem((field.name,), message, _meant(item, field.enum))
            elif not _is_of_kind(item, field.kind):
                message = f"is {clip(str(item))!r}, not {_KINDS[field.kind]} as site.yml says"
                advice = "It is shown as it stands. Write it so, or change kind."
                yield Problem((field.name,), message, advice, Severity.WARNING)


_KINDS = {
    FieldKind.DATE: "a date such as 2026-03-14",
    FieldKind.LINK: "an absolute address",
    FieldKind.NUMBER: "a number",
}


def _expected(field: FieldSetting) -> str:
    return f"Write one of {', '.join(field.enum)}." if field.enum else ""


def _meant(item: Scalar, enum: Sequence[str]) -> str:
    meant = nearest(str(item), enum)
    return f"Did you mean {meant!r}?" if meant else "Write one of those, or add it to enum in site.yml."


def _is_of_kind(item: Scalar, kind: FieldKind) -> bool:
    if kind is FieldKind.DATE:
        return is_moment(item)
    if kind is FieldKind.LINK:
        return isinstance(item, str) and is_url(item)
    return kind is not FieldKind.NUMBER or number_of(item) is not None


def is_moment(item: Scalar) -> bool:
    """Whether a value is a date or an RFC 3339 time."""
    try:
        parse_moment(str(item))
    except ValueError:
        return False
    return True


def number_of(item: Scalar) -> int | float | None:
    """The number that a value is, also one that was written as a text; None when it is none."""
    if isinstance(item, str):
        found = _NUMBER.fullmatch(item.strip())
        return (float if found["fraction"] else int)(found.group()) if found else None
    return None if isinstance(item, bool) else item
