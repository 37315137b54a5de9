"""What a file says about a book: a name, a value as untidy as it stands there, and its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.model.problems import Pointer


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a file says.

    Attributes:
        name: the project's field that it could fill; `url`, `logo` and `exclude` besides.
        value: plain data.
        pointer: where in the file it stands.
    """

    name: str
    value: Any
    pointer: Pointer


def said(content: Any, *names: tuple[str, str]) -> Iterator[Said]:
    """The values of some keys of an object, in the given order of (key, name); of anything else nothing."""
    if isinstance(content, Mapping):
        yield from (Said(name, content[key], (key,)) for key, name in names if key in content)


def said_by_all(content: Any) -> Iterator[Said]:
    """The values of every key of an object, under the key's own name."""
    return said(content, *((key, key) for key in content)) if isinstance(content, Mapping) else iter(())


def below(step: str | int, found: Iterator[Said]) -> Iterator[Said]:
    """The same, one step further from the root."""
    return (replace(one, pointer=(step, *one.pointer)) for one in found)


def section(content: Any, key: str) -> Any:
    """The value of a key; None where there is no such thing."""
    return content.get(key) if isinstance(content, Mapping) else None
