"""What a book announces: what its files say, its address and its logo become one event."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from generator.book.config import Book, Named, check_field
from generator.book.logo import find_logo
from generator.book.pages import BuiltPages
from generator.book.source import read_source, repository_address
from generator.book.untidy import settled
from generator.errors import DocumentError
from generator.model.dates import format_date
from generator.model.payload import Event, EventType
from generator.model.problems import Problem, Severity
from generator.model.project import STANDARD_FIELDS, Record, project_from_record, tombstone_from_record
from generator.model.urls import check_url, deployed_url

_NICETIES = ("description", "author", "tags", "logo")


@dataclass(frozen=True, slots=True)
class Announcement:
    """An event that can be sent.

    Attributes:
        problems: warnings about what readers will miss.
    """

    event: Event
    problems: tuple[Problem, ...]


def announce(
    book: Book, kind: EventType, *, url: str, pages: BuiltPages | None, environ: Mapping[str, str], now: datetime
) -> Announcement:
    """Put the event together.

    Args:
        book: what its files say.
        kind: what happened to it.
        url: where it was deployed; empty when its configuration says so.
        pages: what was deployed, to look for the logo in.
        environ: the runner's environment, for the provenance.
        now: when it was deployed.

    Raises:
        DocumentError: nobody says where the book is, or what was said is no address.
    """
    address = _address(url or book.record.get("url", ""))
    told = {"url": address, "updated": format_date(now), "source": read_source(environ, now)}
    if kind is EventType.DELETED:
        return Announcement(Event(kind, tombstone_from_record(told)), ())
    logo, problems = find_logo(book, address, pages)
    fallback = {"title": _repository_name(book, environ), "repository": repository_address(environ)}
    record = {
        **_without_empty(fallback),
        "updated": told["updated"],
        **book.record,
        "url": address,
        "source": told["source"],
    }
    record |= {"logo": logo} if logo else {}
    event = Event(kind, project_from_record(record))
    return Announcement(event, (*book.problems, *problems, *_missing(book, record)))


def with_settings(book: Book, settings: Iterable[tuple[str, str]]) -> Book:
    """The book with some fields said on the command line, which count more than its files.

    Raises:
        ValueError: one of them cannot be used.
    """
    record, logos = dict(book.record), book.logos
    for name, text in settings:
        if name == "url":
            raise ValueError("the address of the book is an argument of its own")
        if name == "logo":
            logos = (Named(text, Problem(("logo",), "", severity=Severity.WARNING, file="--set")), *logos)
        elif (value := settled(name, _typed(name, text))) is not None:
            if problems := check_field(name, value):
                raise ValueError(f"{name} {problems[0].message}. {problems[0].advice}".rstrip())
            record[name] = value
        else:
            record.pop(name, None)
    return replace(book, record=record, logos=logos)


def _address(url: str) -> str:
    if not url:
        advice = "Pass it as the argument, as deploy-pages tells it, or set html.baseurl in the configuration."
        raise DocumentError("Nobody says where the book is.", advice=advice)
    try:
        check_url(url)
    except ValueError as error:
        advice = "Pass the absolute address of the deployed book, such as https://you.github.io/book/."
        raise DocumentError(f"The book's address {url!r} {error}.", advice=advice) from None
    return deployed_url(url)


def _repository_name(book: Book, environ: Mapping[str, str]) -> str:
    """What a book without a title is called."""
    address = environ.get("GITHUB_REPOSITORY", "") or str(book.record.get("repository", ""))
    return address.rstrip("/").rpartition("/")[2] or book.folder.resolve().name or "Untitled"


def _missing(book: Book, record: Record) -> list[Problem]:
    """One warning for everything that a card would show and the book does not say."""
    missing = [name for name in _NICETIES if name not in record]
    title = "title" not in book.record
    problems = []
    if title:
        advice = "Give the book a title."
        problems.append(_warning(f"has no title, so it is announced as {record['title']!r}", advice))
    if missing:
        problems.append(_warning(f"says nothing of {_listed(missing)}", "Readers find and choose a book by them."))
    return problems


def _warning(message: str, advice: str) -> Problem:
    return Problem((), f"The book {message}", advice, Severity.WARNING)


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _typed(name: str, text: str) -> Any:
    """A custom field's number, true or false; everything else stays a text."""
    if name not in STANDARD_FIELDS:
        with suppress(ValueError):
            value = json.loads(text)
            return value if isinstance(value, (bool, int, float)) and json.dumps(value) == text else text
    return text


def _without_empty(record: Record) -> Record:
    return {name: value for name, value in record.items() if value}
