"""One entry of BibTeX, written so that classic BibTeX and Biber understand the same by it.

The type is `@misc`: `@online` would say more, but only biblatex knows it, and both print title, year and address of
either. `urldate` is left out: only the reader knows the day of the reading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.gallery.citation.latex import as_latex
from generator.gallery.citation.names import Name
from generator.model.slugs import slugify

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Words that begin titles and tell nothing, in the languages that books are most often written in.
_EMPTY_WORDS = frozenset(
    word
    for words in (
        "a an the on in of to for from and with how",
        "der die das den dem des ein eine und zu zur zum vom von im am",
        "le la les l un une des du de el los las una il lo gli i een het",
    )
    for word in words.split()
)
_LONGEST_PART = 24


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry says; `month` counts from 1, `url` is ASCII, `doi` may be empty."""

    key: str
    names: tuple[Name, ...]
    title: str
    year: str
    month: int
    url: str
    doi: str


def as_bibtex(entry: Entry) -> str:
    """The entry, without a line break at its end."""
    fields = {
        "author": f"{{{' and '.join(map(_name, entry.names))}}}",
        # A second pair of braces: styles that write titles small would take the capitals of names and of all of German.
        "title": f"{{{{{as_latex(entry.title)}}}}}",
        "year": f"{{{entry.year}}}",
        "month": _MONTHS[entry.month - 1],  # a macro of every style, which prints it in the document's language
        "url": f"{{{entry.url}}}",
        "doi": f"{{{entry.doi}}}" if entry.doi else "",
    }
    lines = (f"  {name:<6} = {value}" for name, value in fields.items() if value)
    return f"@misc{{{entry.key},\n" + ",\n".join(lines) + "\n}"


def key_of(first: Name, year: str, title: str) -> str:
    """Such as `halloway2026reading`: it depends on this book alone, so that a bibliography can rely on it."""
    words = slugify(title).split("-")
    telling = next((word for word in words if word not in _EMPTY_WORDS), words[0])
    return f"{_short(_family(first)) or 'anon'}{year}{telling[:_LONGEST_PART]}"


def _family(name: Name) -> str:
    """The word a person is filed under; of an organisation the first one that tells something."""
    if not name.is_organisation:
        return slugify(name.family if name.given else name.family.split()[-1])
    words = slugify(name.family).split("-")
    return next((word for word in words if word not in _EMPTY_WORDS), words[0])


def _short(text: str) -> str:
    return re.sub("[^a-z0-9]", "", text)[:_LONGEST_PART]


def _name(name: Name) -> str:
    if name.is_others:
        return name.family
    if name.is_organisation:
        return f"{{{as_latex(name.family)}}}"
    return ", ".join(_protected(part) for part in (name.family, name.suffix, name.given) if part)


def _protected(text: str) -> str:
    """A part of a person's name, in which the word that parts people is no word."""
    return " ".join(f"{{{as_latex(word)}}}" if word.lower() == "and" else as_latex(word) for word in text.split())
