"""A project becomes its citation, or none when nobody could cite it: without an author or without a date."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.gallery.citation.bibtex import Entry, as_bibtex, key_of
from generator.gallery.citation.names import names_of
from generator.model.dates import parse_moment
from generator.model.project import Project
from generator.model.text import fold
from generator.model.urls import ascii_url

_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.[0-9]{4,9}/[^\s{}\\]+)", re.ASCII | re.IGNORECASE)
_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟")


@dataclass(frozen=True, slots=True)
class Citation:
    """What a reader copies.

    Attributes:
        authors, year, title, address: the parts of the line of text; the title ends with its full stop.
        bibtex: the entry, of several lines.
    """

    authors: str
    year: str
    title: str
    address: str
    bibtex: str

    @property
    def text(self) -> str:
        """The line, as a page shows it."""
        return f"{self.authors} ({self.year}). {self.title} {self.address}"


def cite(project: Project) -> Citation | None:
    """The citation of a book as it was last deployed; its DOI, where it has one, is its address."""
    names, moment = names_of(project.authors), project.updated or project.created
    if not names or not moment:
        return None
    day, doi = parse_moment(moment), _doi(project)
    year = f"{day.year:04}"
    entry = Entry(
        key=key_of(names[0], year, project.title),
        names=tuple(names),
        title=project.title,
        year=year,
        month=day.month,
        url=ascii_url(project.url),
        doi=doi,
    )
    return Citation(
        authors=", ".join(project.authors),
        year=year,
        title=_sentence(project.title),
        address=f"https://doi.org/{doi}" if doi else project.url,
        bibtex=as_bibtex(entry),
    )


def _doi(project: Project) -> str:
    """What the custom field `doi` says, without the address of a resolver; empty when it is no DOI."""
    values = (value for name, value in project.custom if fold(name) == "doi")
    said = (item for value in values for item in (value if isinstance(value, tuple) else (value,)))
    return next((found[1] for text in said if (found := _DOI.fullmatch(str(text).strip()))), "")


def _sentence(title: str) -> str:
    return title if title.endswith(_SENTENCE_ENDS) else f"{title}."
