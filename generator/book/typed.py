"""Fields as somebody types them: texts from a command line become values that a project can hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.book.reading import check_field
from generator.book.said import field_name
from generator.book.untidy import settled
from generator.documents.lenient_yaml import number_or_text
from generator.model.problems import Problem
from generator.model.project import STANDARD_FIELDS

_WORDS = {"true": True, "false": False}


def typed_value(name: str, text: str) -> Any:
    """The value of a field; None when the text says nothing. Semicolons stand between several authors.

    Raises:
        ValueError: no such field can be made of it; the message reads on after the field's name.
    """
    if name == "author" and ";" in text:
        return settled(name, text.split(";"))
    return settled(name, text if name in STANDARD_FIELDS else _WORDS.get(text, number_or_text(text)))


def typed_fields(texts: Iterable[tuple[str, str]]) -> tuple[dict[str, Any], list[Problem]]:
    """The values of some fields, None for one that is to be empty, and everything that is wrong with the others."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for key, text in texts:
        name = field_name(key)
        try:
            value = typed_value(name, text)
        except ValueError as error:
            problems.append(Problem((name,), str(error)))
            continue
        found = [] if value is None else check_field(name, value)
        problems += found
        values |= {} if found else {name: value}
    return values, problems
