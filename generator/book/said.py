"""What a file says about a book: a name, a value as untidy as it stands there, and its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.model.problems import Pointer

NO_FIELDS = "no fields"
"""Says that something else stands where fields are expected."""

_OTHER_NAMES = {"logo_path": "logo"}


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a file says.

    Attributes:
        name: the project's field that it could fill; `url`, `logo` and `exclude` besides, and `NO_FIELDS`.
        value: plain data.
        pointer: where in the file it stands.
        joins: whether it adds to what was said before, if that joins as well; otherwise the first one counts.
    """

    name: str
    value: Any
    pointer: Pointer
    joins: bool = False


def field_name(key: str) -> str:
    """The name of the field that a key means: older workflows called the logo by the name it has on the wire."""
    return _OTHER_NAMES.get(key, key)


def said(content: Any, *names: tuple[str, str], joins: bool = False) -> Iterator[Said]:
    """The values of some keys of an object, in the given order of (key, name); of anything else nothing."""
    if isinstance(content, Mapping):
        yield from (Said(name, content[key], (key,), joins) for key, name in names if key in content)


def said_by_all(content: Any) -> Iterator[Said]:
    """The values of every key of an object that is there for fields, under its own name."""
    if isinstance(content, Mapping):
        yield from said(content, *((key, field_name(key)) for key in content))
    elif content is not None:
        yield Said(NO_FIELDS, content, ())


def below(step: str | int, found: Iterator[Said]) -> Iterator[Said]:
    """The same, one step further from the root."""
    return (replace(one, pointer=(step, *one.pointer)) for one in found)


def section(content: Any, key: str) -> Any:
    """The value of a key; None where there is no such thing."""
    return content.get(key) if isinstance(content, Mapping) else None
