"""Which tags are probably one and the same: words in, the ways in which they are alike out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

from generator.model.tag_words import tag_words
from generator.model.text import fold

SHORTEST_SLIP = 6
"""Letters that a word must have for another that differs in one of them to be taken for it."""

_LONG = 9
_VOWELS = frozenset("aeiouy")
_SEPARATORS = re.compile(r"[\s_‐‑–-]+")
_INITIALS = re.compile(r"(?:\w\.)+\w?")
_DIGITS = re.compile(r"\d+")
_PLURALS = (("yses", "ysis"), ("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"))
_NO_PLURALS = ("ss", "us", "is", "series", "species")
_SPELLINGS = (
    (re.compile(r"(?<=..)is(?=(?:ation|ing|ed|er|e)\b)"), "iz"),
    (re.compile(r"lys(?=(?:ing|ed|er|e)\b)"), "lyz"),
    (re.compile(r"(?<=..)our"), "or"),
    (re.compile(r"ll(?=(?:ing|ed|er)\b)"), "l"),
    (re.compile(r"ogue\b"), "og"),
    (re.compile(r"(?<=\w)tre\b"), "ter"),
    (re.compile(r"mme\b"), "m"),
    (re.compile(r"ae"), "e"),
    (re.compile(r"&"), "and"),
)


class Kind(Enum):
    """In which way two tags are alike; the value says it to readers."""

    CASE = "upper and lower case"
    SPACING = "hyphen or space"
    PLURAL = "plural"
    SPELLING = "spelling"
    NAME = "known abbreviation"
    SLIP = "one letter"


@dataclass(frozen=True, slots=True)
class Slip:
    """Two tags that differ in one letter; `is_likely` when it is left out or two are swapped."""

    one: str
    other: str
    is_likely: bool


@dataclass(frozen=True, slots=True)
class _Forms:
    """A tag in ever simpler forms: in each, more of those that are alike are equal."""

    joined: str
    singular: str
    spelt: str
    named: str
    words: tuple[str, ...]


def same_tags(tags: Iterable[str]) -> list[list[str]]:
    """Groups of tags that are one but for how they are written, each in the order given; those alone are left out."""
    groups: dict[str, list[str]] = defaultdict(list)
    for tag in tags:
        groups[_forms(tag).named].append(tag)
    return [group for group in groups.values() if len(group) > 1]


def kind_of_likeness(one: str, other: str) -> Kind:
    """In which way two tags of one group are alike."""
    a, b = _forms(one), _forms(other)
    if a.joined == b.joined:
        return Kind.SPACING
    if a.singular == b.singular:
        return Kind.PLURAL
    return Kind.SPELLING if a.spelt == b.spelt else Kind.NAME


def is_abbreviation(tag: str) -> bool:
    """Whether a tag is known to stand for a longer name."""
    return _forms(tag).named != _forms(tag).spelt


def slips(tags: Iterable[str]) -> Iterator[Slip]:
    """Pairs of tags of which one is the other but for one letter inside of a long word."""
    near: dict[str, list[str]] = defaultdict(list)
    for tag in tags:
        text = _forms(tag).spelt
        if len(text) >= SHORTEST_SLIP:
            for shorter in {text, *(text[:place] + text[place + 1 :] for place in range(len(text)))}:
                near[shorter].append(tag)
    pairs = {(one, other): None for met in near.values() for place, one in enumerate(met) for other in met[:place]}
    for other, one in pairs:
        if found := _slip(_forms(one).words, _forms(other).words):
            yield Slip(one, other, found == "likely")


@cache
def _forms(tag: str) -> _Forms:
    folded = fold(tag)
    if _INITIALS.fullmatch(folded):
        folded = folded.replace(".", "")
    words = [word for word in _SEPARATORS.split(folded) if word] or [folded]
    singular = [_singular(word) for word in words]
    spelt = [_spelt(word) for word in singular]
    joined = _joined(spelt)
    return _Forms(_joined(words), _joined(singular), joined, _names().get(joined, joined), tuple(spelt))


@cache
def _names() -> dict[str, str]:
    """What known words stand for, both in their simplest form."""
    names = tag_words().names
    return {_bare(word): _bare(name) for word, name in names.items()}


def _bare(text: str) -> str:
    return _joined([_spelt(_singular(word)) for word in _SEPARATORS.split(text)])


def _joined(words: Sequence[str]) -> str:
    """The words as one, but for a mark between digits: 1-2 is not 12."""
    return re.sub(r"(?<=\d)-(?=\d)", "\0", "-".join(words)).replace("-", "").replace("\0", "-")


def _singular(word: str) -> str:
    if word in tag_words().singular or word.endswith(_NO_PLURALS):
        return word
    for plural, singular in _PLURALS:
        if word.endswith(plural) and len(word) > len(plural) + 1:
            return word.removesuffix(plural) + singular
    return word[:-1] if word.endswith("s") and len(word) > 3 else word


def _spelt(word: str) -> str:
    for pattern, replacement in _SPELLINGS:
        word = pattern.sub(replacement, word)
    return word


def _slip(one: Sequence[str], other: Sequence[str]) -> str:
    """`likely`, `possible`, or nothing: how the only differing word of two tags was mistaken for the other."""
    differing = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    if len(one) != len(other) or len(differing) != 1 or min(map(len, differing[0])) < SHORTEST_SLIP:
        return ""
    short, long = sorted(differing[0], key=len)
    if _DIGITS.findall(short) != _DIGITS.findall(long) or frozenset((short, long)) in _different():
        return ""
    return _left_out(short, long) if len(short) < len(long) else _mistaken(short, long)


def _left_out(short: str, long: str) -> str:
    """A letter inside of the word, not of another form of it; of words in -ing too many differ in one."""
    place = _first_difference(short, long)
    if place in (0, len(short)) or long[place + 1 :] != short[place:]:
        return ""
    is_doubled = long[place] == long[place - 1]
    shortest = _LONG if long.endswith("ing") else SHORTEST_SLIP if is_doubled else SHORTEST_SLIP + 1
    return "likely" if len(short) >= shortest else ""


def _mistaken(one: str, other: str) -> str:
    """Two letters swapped, or one vowel for another inside of a long word."""
    place = _first_difference(one, other)
    if one[place : place + 2] == other[place : place + 2][::-1] and one[place + 2 :] == other[place + 2 :]:
        return "likely"
    are_vowels = {one[place], other[place]} <= _VOWELS
    is_inside = len(one) >= _LONG and place < len(one) - 1 and one[place + 1 :] == other[place + 1 :]
    return "possible" if are_vowels and is_inside else ""


def _first_difference(one: str, other: str) -> int:
    return next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))


@cache
def _different() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(map(_bare, pair)) for pair in tag_words().different)
