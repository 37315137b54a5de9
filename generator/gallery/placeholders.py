"""What a text of the interface has to hold: the placeholders of the English one, and nothing else in braces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.model.formats import check_line
from generator.model.problems import Pointer, Problem
from generator.model.schema import kind_of
from generator.model.text import clip, unsafe_character

COUNT = "count"
FORMS = ("one", "other")

_GROUP = ("numbers", "group")
_PLACEHOLDER = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class Contract:
    """What the English text says of the same text in every language.

    Attributes:
        placeholders: those that it holds.
        counts: whether it is given a count, and so may have two forms.
    """

    english: str
    placeholders: frozenset[str]
    counts: bool

    @property
    def needs(self) -> frozenset[str]:
        """The values that the text is given."""
        return self.placeholders | {COUNT} if self.counts else self.placeholders


def is_forms(value: object) -> bool:
    """Whether a value of the file is a text in forms, rather than a group of texts."""
    return isinstance(value, dict) and bool(value) and value.keys() <= set(FORMS)


def contract_of(value: Any) -> Contract:
    """What a text of the English file demands of all the others."""
    english = str(value.get("other", "") if is_forms(value) else value)
    placeholders = frozenset(_PLACEHOLDER.findall(english))
    return Contract(english, placeholders, is_forms(value) or COUNT in placeholders)


def faults_of(pointer: Pointer, value: Any, contract: Contract) -> Iterator[Problem]:
    """What is wrong with the text at `pointer`."""
    if pointer == _GROUP:
        yield from _group_faults(pointer, value)
    elif not is_forms(value):
        yield from _text_faults(pointer, value, contract, contract.placeholders)
    elif not contract.counts:
        yield Problem(pointer, "has two forms, but is given no count", "Write one text in their place.")
    else:
        for form in FORMS:
            # "Ein Projekt" needs no number.
            required = contract.placeholders - {COUNT} if form == "one" else contract.placeholders
            yield from _text_faults((*pointer, form), value.get(form), contract, required)


def _text_faults(pointer: Pointer, value: Any, contract: Contract, required: frozenset[str]) -> Iterator[Problem]:
    advice = f"In English it is “{clip(contract.english, 120)}”."
    if value is None or value == "":
        yield Problem(pointer, "is missing", f"Write it. {advice}")
    elif not isinstance(value, str):
        yield Problem(pointer, f"is {kind_of(value)}, a text is expected", f"{advice} Put it in quotes.")
    elif refusal := _refusal(value):
        yield Problem(pointer, refusal, advice)
    else:
        found = frozenset(_PLACEHOLDER.findall(value))
        for name in sorted(found - contract.placeholders):
            yield Problem(pointer, f"holds {{{name}}}, for which there is no value", advice)
        for name in sorted(required - found):
            yield Problem(pointer, f"lacks the placeholder {{{name}}}", advice)


def _refusal(text: str) -> str:
    try:
        check_line(text)
    except ValueError as error:
        return str(error)
    rest = _PLACEHOLDER.sub("", text)
    return "holds a brace that belongs to no placeholder" if "{" in rest or "}" in rest else ""


def _group_faults(pointer: Pointer, value: object) -> Iterator[Problem]:
    """The one text that may be empty or a space."""
    if not isinstance(value, str) or len(value) > 1 or value.isalnum() or unsafe_character(value):
        advice = 'Write one character in quotes, such as "," or "\\u202f", or "" for nothing.'
        yield Problem(pointer, "is no sign between thousands", advice)
