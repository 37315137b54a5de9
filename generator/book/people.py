"""People, as configurations name them: a text, or one of the objects of MyST and CITATION.cff."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.book.plain_text import line
from generator.documents.lenient_yaml import PLACEHOLDER

# What MyST and CITATION.cff call the parts of a name, in the order in which they are said.
_NAME_PARTS = (
    ("given-names", "given", "first", "forename"),
    ("name-particle", "particle", "non_dropping_particle", "non-dropping-particle"),
    ("family-names", "family", "last", "surname"),
    ("name-suffix", "suffix"),
)
_WHOLE_NAMES = ("name", "literal", "alias", "id", "ref")
_IDS = ("id", "ref")


def name_of(person: Any) -> str:
    """The name of a person or an organisation, in one line.

    Raises:
        ValueError: it is an object without any of the known keys.
    """
    if not isinstance(person, dict) or PLACEHOLDER in person:
        return line(person)
    if parts := [part for keys in _NAME_PARTS if (part := _first(person, keys))]:
        return " ".join(map(line, parts))
    if (whole := _first(person, _WHOLE_NAMES)) is None:
        raise ValueError("names a person by none of the known keys, such as name")
    return name_of(whole)


def known_people(people: Iterable[Any]) -> dict[str, Any]:
    """The people who can be referred to by an id; of two with the same id the first."""
    known: dict[str, Any] = {}
    for person in people:
        if isinstance(person, dict) and len(person) > 1 and isinstance(key := _first(person, _IDS), str):
            known.setdefault(key, person)
    return known


def with_known(value: Any, known: Mapping[str, Any]) -> Any:
    """The authors of a file, each id replaced by the person it stands for."""
    if isinstance(value, list):
        return [with_known(item, known) for item in value]
    alone = isinstance(value, dict) and len(value) == 1
    key = _first(value, _IDS) if alone else value
    return known.get(key, value) if isinstance(key, str) else value


def _first(person: Mapping[str, Any], keys: Iterable[str]) -> Any:
    return next((person[key] for key in keys if person.get(key)), None)
