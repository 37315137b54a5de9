"""The logo, looked up in the built pages rather than guessed: a book and its pages come in, an address goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urljoin, urlsplit

from generator.book.config import Book, Named
from generator.book.find import Kind
from generator.book.pages import BuiltPages
from generator.model.formats import is_remote
from generator.model.problems import Problem
from generator.model.urls import check_url, folder_of, is_url


def find_logo(book: Book, url: str, pages: BuiltPages | None) -> tuple[str, list[Problem]]:
    """The address of the first logo that readers can load, or an empty text; and warnings about those before it.

    Args:
        url: where the book is deployed.
        pages: its built pages; without them the rule for the book's kind says where the logo will be.
    """
    problems: list[Problem] = []
    for logo in book.logos:
        found, problem = _find(book, logo, url, pages)
        problems += [problem] if problem else []
        if found:
            return found, problems
    return (_shown_by(book, pages, url) if pages else ""), problems


def _find(book: Book, logo: Named, url: str, pages: BuiltPages | None) -> tuple[str, Problem | None]:
    if is_remote(logo.text):
        return _remote(logo)
    path = _plain(logo.text)
    if not path:
        return "", _warning(logo, "is not a path below the book's folder", "Put the logo beside the configuration.")
    if pages:
        return _in_pages(book, logo, path, url, pages)
    return _by_rule(book, logo, path, url)


def _remote(logo: Named) -> tuple[str, Problem | None]:
    try:
        check_url(logo.text)
    except ValueError as error:
        return "", _warning(logo, str(error), "Write an address that starts with https://.")
    return logo.text, None


def _in_pages(book: Book, logo: Named, path: str, url: str, pages: BuiltPages) -> tuple[str, Problem | None]:
    found = next((candidate for candidate in _candidates(book.kind, path, pages) if pages.has(candidate)), "")
    if found:
        return _below(url, found), None
    pattern = _excluding(book, path)
    cause = f": {pattern!r} excludes it" if pattern else ""
    advice = "Take the pattern away." if pattern else "Is the path right, and was the book built after the last change?"
    return "", _warning(logo, f"({path}) is not among the built pages in {pages.folder}{cause}", advice)


def _candidates(kind: Kind | None, path: str, pages: BuiltPages) -> Iterator[str]:
    """Where the programs put a file, most likely first.

    Sphinx copies a logo flat into `_static`; MyST into `build`, with a fingerprint in its name; others leave it.
    """
    name = PurePosixPath(path).name
    if kind is Kind.MYST:
        made = pages.fingerprinted(name)
        yield from (image for image in pages.myst_images() if image in made)
        yield from made
    elif kind is Kind.JUPYTER_BOOK_1:
        yield f"_static/{name}"
    yield from (path, f"_static/{name}")


def _by_rule(book: Book, logo: Named, path: str, url: str) -> tuple[str, Problem | None]:
    if book.kind is None:
        return _below(url, path), None
    if not (book.folder / path).is_file():
        return "", _warning(logo, f"({path}) is not in the book's folder", "Is the path right?")
    if book.kind is Kind.MYST:
        message = f"({path}) gets a name that only the built pages tell"
        return "", _warning(logo, message, "Pass --html with the folder of the built pages.")
    pattern = _excluding(book, path)
    message = f"({path}) may be missing from the built pages: {pattern!r} excludes it"
    problem = _warning(logo, message, "Pass --html with their folder, so that it is looked up.") if pattern else None
    return _below(url, f"_static/{PurePosixPath(path).name}"), problem


def _shown_by(book: Book, pages: BuiltPages, url: str) -> str:
    """The picture that the built pages themselves show of the book."""
    if book.kind is Kind.MYST and (images := pages.myst_images()):
        return _below(url, images[0])
    image = pages.social_image()
    if not image:
        return ""
    address = urljoin(url, image)
    folder = urlsplit(folder_of(url))
    parts = urlsplit(address)
    if (parts.hostname, parts.port) != (folder.hostname, folder.port):
        return address if is_url(address) else ""
    path = unquote(parts.path)
    places = (path.removeprefix(unquote(folder.path)).lstrip("/"), path.lstrip("/"))
    return next((_below(url, place) for place in places if place and pages.has(place)), "")


def _excluding(book: Book, path: str) -> str:
    """The pattern that keeps a file out of the build, or an empty text."""
    return next((pattern.text for pattern in book.excluded if _matches(path, pattern.text)), "")


def _matches(path: str, pattern: str) -> bool:
    """Whether a pattern of Sphinx or MyST takes in a file, or a folder that it lies in; `**/` may stand for none."""
    forms = {pattern, re.sub(r"^(\*\*/)+", "", pattern)}
    ways = [path, *map(str, PurePosixPath(path).parents)]
    return any(fnmatchcase(way, form.rstrip("/")) for way in ways for form in forms)


def _plain(text: str) -> str:
    """The path without dots and backslashes; empty when it leads out of the folder."""
    parts = [part for part in text.replace("\\", "/").split("/") if part not in ("", ".")]
    return "" if ".." in parts or text.startswith("/") else "/".join(parts)


def _below(url: str, path: str) -> str:
    return folder_of(url) + quote(path)


def _warning(logo: Named, message: str, advice: str) -> Problem:
    return replace(logo.place, message=message, advice=advice)
