"""What a book announces: what its files say, its address and its logo become one event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from generator.book.config import Book
from generator.book.find import Kind
from generator.book.logo import find_logo
from generator.book.pages import BuiltPages
from generator.book.reading import check_field
from generator.book.reference import Reference
from generator.book.said import field_name
from generator.book.source import read_source, repository_address
from generator.book.typed import typed_value
from generator.errors import DocumentError
from generator.model.dates import format_date
from generator.model.payload import Event, EventType
from generator.model.problems import Problem, Severity, dotted, foremost
from generator.model.project import Record, project_from_record, tombstone_from_record
from generator.model.text import clip
from generator.model.urls import check_url, deployed_url

_NICETIES = {"description": "a description", "author": "an author", "tags": "tags", "logo": "a logo"}
_WHERE = {
    Kind.JUPYTER_BOOK_1: "In _config.yml tags stand below project_metadata, everything else at the top.",
    Kind.MYST: "In myst.yml all stand below project, tags as keywords and a logo as thumbnail.",
    None: "Say them with --set, such as --set tags=tides,oceans.",
}


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
    address = _address(book, url or book.record.get("url", ""))
    told = {"url": address, "updated": format_date(now), "source": read_source(environ, now)}
    if kind is EventType.DELETED:
        return Announcement(Event(kind, tombstone_from_record(told)), ())
    logo, problems = find_logo(book, address, pages)
    fallback = {"title": _name_of(book, environ), "repository": repository_address(environ), "logo": logo}
    fields = {name: value for name, value in fallback.items() if value} | {"updated": told["updated"]} | book.record
    record = fields | {"url": address, "source": told["source"]}
    event = Event(kind, project_from_record(record))
    return Announcement(event, tuple(foremost((*book.problems, *problems, *_missing(book, record)))))


def with_settings(book: Book, settings: Iterable[tuple[str, str]]) -> Book:
    """The book with some fields said on the command line, which count more than its files.

    Raises:
        ValueError: one of them cannot be used.
    """
    for key, text in settings:
        name = field_name(key)
        if name == "url":
            raise ValueError("the address of the book is an argument of its own")
        book = _with_logo(book, text.strip()) if name == "logo" else _with_field(book, name, text)
    return book


def _with_logo(book: Book, text: str) -> Book:
    return replace(book, logos=(Reference(text, ("logo",), file="--set"),) if text else ())


def _with_field(book: Book, name: str, text: str) -> Book:
    value = typed_value(name, text)
    others = {other: kept for other, kept in book.record.items() if other != name}
    if value is None:
        # An empty one stays, so that the repository of the run does not stand in for it.
        return replace(book, record={**others, name: ""} if name == "repository" else others)
    if problems := check_field(name, value):
        raise ValueError(f"{name} {problems[0].message}. {problems[0].advice}".rstrip())
    return replace(book, record={**others, name: value})


def _address(book: Book, url: str) -> str:
    if not url:
        raise _nowhere(book.unusable.get("url"))
    try:
        check_url(url)
        address = deployed_url(url)
        check_url(address)  # the slash may have made it too long
    except ValueError as error:
        advice = "Pass the absolute address of the deployed book, such as https://you.github.io/book/."
        raise DocumentError(f"The book's address {clip(url)!r} {error}.", advice=advice) from None
    return address


def _nowhere(problem: Problem | None) -> DocumentError:
    message, advice = "Nobody says where the book is", "Pass its address as the argument, as deploy-pages tells it"
    if problem is None:
        return DocumentError(f"{message}.", advice=f"{advice}, or set html.baseurl in the configuration.")
    return DocumentError(
        f"{message}: {dotted(problem.pointer)} {problem.message}.",
        advice=f"Mend that, or do without: {advice[0].lower()}{advice[1:]}.",
        file=problem.file,
        line=problem.line,
        column=problem.column,
    )


def _name_of(book: Book, environ: Mapping[str, str]) -> str:
    """What a book without a title is called: as its repository, or else as its folder."""
    addresses = (environ.get("GITHUB_REPOSITORY", ""), str(book.record.get("repository", "")))
    names = (address.rstrip("/").rpartition("/")[2].removesuffix(".git") for address in addresses)
    usable = (name for name in (*names, book.folder.resolve().name) if name and not check_field("title", name))
    return next(usable, "Untitled")


def _missing(book: Book, record: Record) -> list[Problem]:
    """Warnings about what a card would show and the book does not say, or not so that it can be used."""
    problems = []
    if "title" not in book.record:
        advice = (
            "Give it one."
            if book.kind
            else "There is no myst.yml and no _config.yml here: say --config, or --set title=…"
        )
        problems.append(_warning(f"is announced as {record['title']!r}, for want of a title", advice))
    if missing := [noun for name, noun in _NICETIES.items() if name not in record]:
        problems.append(_warning(f"is announced without {_listed(missing)}", _WHERE[book.kind]))
    return problems


def _warning(message: str, advice: str) -> Problem:
    return Problem((), f"The book {message}", advice, Severity.WARNING)


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
