"""Authors as they are written become names as BibTeX needs them: people and organisations, one by one.

A book says its authors in one text as often as in a list, so a text is taken apart where it surely names several
people. What might be an organisation is one: BibTeX prints that as it stands, and would tear "The Turing Way
Community" into a first and a last name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_ORGANISATION = re.compile(
    r"\b(?:academ\w+|administration|agency|associat\w+|authority|authors|board|bureau|cent(?:er|re|ro|rum)|club|"
    r"collab\w+|collective|college|committee|communit\w+|company|consortium|contributors|co-?op\w*|corp\w*|council|"
    r"department|developers|división|division|e\.\s?v|editors|faculty|fakultät|federation|foundation|fund|gmbh|"
    r"group|gruppe|guild|inc|initiative|institut\w*|instituto|lab|labor|laborator\w+|labs|league|library|ltd|"
    r"maintainers|ministry|museum|network|observatory|office|organi[sz]ation|partnership|programme?|project|"
    r"research|school|service|société|society|software|stiftung|studios?|survey|team|trust|union|universi\w+|"
    r"université|verein|verlag|workshop)\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"^the\s|\s(?:of|for|für|pour|para)\s|[0-9@/|]", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*;\s*|\s*,?\s+(?:and|und|&)\s+", re.IGNORECASE)
_OTHERS = re.compile(r",?\s+(?:et\s+al|and\s+others|u\.\s?a)\.?$", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:jr|sr)\.?|ii|iii|iv", re.IGNORECASE)
_DEGREE = re.compile(r"(?:ph\.?\s?d|m\.?d|m\.?sc|b\.?sc|m\.?a|dr)\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """One author.

    Attributes:
        family: of a person who is written family name first; else the whole name, in its own order.
        given: empty when `family` is the whole name.
        suffix: `Jr.` and its like.
        is_organisation: the name is one piece.
        is_others: not a name, but "and others".
    """

    family: str
    given: str = ""
    suffix: str = ""
    is_organisation: bool = False
    is_others: bool = False


OTHERS = Name("others", is_others=True)


def names_of(authors: Iterable[str]) -> list[Name]:
    """Every author, each once, in the order of the texts."""
    found = dict.fromkeys(name for author in authors for name in _names_in(author.strip()) if name.family)
    return [*(name for name in found if name is not OTHERS), *([OTHERS] if OTHERS in found else [])]


def _names_in(text: str) -> Iterator[Name]:
    if shortened := _OTHERS.search(text):
        yield from _names_in(text[: shortened.start()])
        yield OTHERS
    elif _is_organisation(text) and not _names_people_first(text):
        yield Name(text, is_organisation=True)
    else:
        for part in _people(text):
            yield Name(part, is_organisation=True) if _is_organisation(part) else _person(part)


def _is_organisation(text: str) -> bool:
    return " " not in text or bool(_ORGANISATION.search(text) or _PREPOSITION.search(text))


def _names_people_first(text: str) -> bool:
    """Whether a list begins with people and has an organisation later on: "Ada King, Royal Society"."""
    parts = _people(text)
    return len(parts) > 1 and not _is_organisation(parts[0])


def _people(text: str) -> list[str]:
    """The text taken apart at "and", ";" and "&", and at commas where each part is a whole name."""
    parts = [part for part in _BETWEEN.split(text) if part]
    return [name for part in parts for name in _at_commas(part)]


def _at_commas(text: str) -> list[str]:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    names = [part for part in parts if not _DEGREE.fullmatch(part)]
    if any(_SUFFIX.fullmatch(part) for part in names[1:]):
        return [", ".join(names)]
    whole = all(" " in name and not name[0].islower() for name in names)
    return names if whole or len(names) > 2 else [", ".join(names)]


def _person(text: str) -> Name:
    family, *rest = (part.strip() for part in text.split(","))
    if len(rest) == 1 and _SUFFIX.fullmatch(rest[0]):
        return Name(*_split_last(family), suffix=rest[0])
    if rest:
        suffix, given = (rest[0], rest[1]) if len(rest) > 1 else ("", rest[0])
        return Name(family, given, suffix)
    *front, last = family.split()
    if len(front) > 1 and _SUFFIX.fullmatch(last):
        return Name(*_split_last(" ".join(front)), suffix=last)
    return Name(family)


def _split_last(text: str) -> tuple[str, str]:
    """Family name and given names; what begins with a small letter belongs to the family name."""
    words = text.split()
    start = next((place for place, word in enumerate(words) if place and word[0].islower()), len(words) - 1)
    return " ".join(words[start:]), " ".join(words[:start])
