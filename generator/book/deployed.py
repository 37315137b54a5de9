"""A deployed book: its address comes in, and what its start page says of it goes out as a book's files would say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from generator.book.config import Book
from generator.book.fetch import fetch
from generator.book.head import MAX_HEAD, Head, read_head
from generator.book.reading import Reading
from generator.book.said import Said
from generator.book.transport import NoAnswerError
from generator.documents.document import Document
from generator.errors import PageUnreachableError
from generator.model.problems import Pointer

SECONDS = 20.0
"""For each of at most two pages, redirects too."""

_SPHINX = "docsearch:language"
"""What the pages of Jupyter Book 1 have, and hardly any others."""
_BEFORE_BOOK = " — "
"""Stands in their titles between the chapter's and the book's."""

# What stands for each field, the most telling first. og:site_name does not: Jupyter Book 1 says "Project name not set".
_NAMES = {
    "title": ("og:title",),
    "description": ("og:description", "description"),
    "author": ("author", "article:author"),
    "tags": ("keywords",),
}


def read_deployed(url: str, *, seconds: float = SECONDS) -> Book:
    """Read a book's start page, and where that only sends readers on, the page of the same host that it names.

    What cannot be used is left out, with a warning: a page from the web is as good as anybody's word.

    Raises:
        PageUnreachableError: there is no page to be read.
    """
    address, head = url, _head(url, seconds)
    if head.refresh and (further := _below(url, head.refresh)):
        address, head = further, _head(further, seconds)
    reading = Reading()
    reading.take(Document(url, None, _nowhere), _said(head, address))
    return Book(
        folder=Path(),
        record=reading.record,
        logos=tuple(reading.logos.values()),
        problems=tuple(reading.problems),
        unusable=reading.unusable,
    )


def _head(address: str, seconds: float) -> Head:
    try:
        return read_head(fetch(address, "text/html", seconds=seconds, size=MAX_HEAD))
    except NoAnswerError as error:
        advice = "Open the address in a browser. Is it the book's, and is the book deployed?"
        raise PageUnreachableError(
            f"The page cannot be read: the server {error.reason}.", advice=advice, file=address
        ) from error


def _below(url: str, reference: str) -> str:
    """The address that a page sends its readers on to; empty when it is another host's."""
    try:
        further = urljoin(url, reference)
        is_near = urlsplit(further)[:2] == urlsplit(url)[:2]
    except ValueError:
        return ""
    return further if is_near else ""


def _said(head: Head, address: str) -> Iterator[Said]:
    if _SPHINX in head.metas and _BEFORE_BOOK in head.title:
        yield Said("title", head.title.rpartition(_BEFORE_BOOK)[2], ("title",))
    for field, names in _NAMES.items():
        for name in names:
            if name in head.metas:
                yield Said(field, head.metas[name], (name,))
    yield Said("title", head.title, ("title",))
    if head.image:
        yield Said("logo", _absolute(head.image, address), ("og:image",))


def _absolute(image: str, address: str) -> str:
    try:
        return urljoin(address, image)
    except ValueError:  # such as a broken IPv6 address: left as it is, and found wrong with the rest
        return image


def _nowhere(pointers: Iterable[Pointer]) -> dict[Pointer, tuple[int, int]]:
    return dict.fromkeys(pointers, (0, 0))
