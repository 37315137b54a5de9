"""The logo, looked up in the built pages rather than guessed: a book and its pages come in, an address goes out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urljoin, urlsplit

from generator.book.config import Book
from generator.book.find import Kind
from generator.book.pages import BuiltPages
from generator.book.reference import Reference
from generator.files import is_file
from generator.model.formats import check_line, is_remote
from generator.model.problems import Problem
from generator.model.text import clip
from generator.model.urls import check_url, folder_of, is_url

_LOOK_IT_UP = "Pass --html with the folder of the built pages, so that it is looked up."


def find_logo(book: Book, url: str, pages: BuiltPages | None) -> tuple[str, list[Problem]]:
    """The address of the first logo that readers can load, or an empty text; and warnings about those before it.

    Args:
        url: where the book is deployed.
        pages: its built pages; without them the rule for the book's kind says where the logo will be.
    """
    problems: list[Problem] = []
    for logo in book.logos:
        found, problem = _find(book, logo, url, pages)
        if problem and not (problem.advice == _LOOK_IT_UP and any(told.advice == _LOOK_IT_UP for told in problems)):
            problems.append(problem)
        if found:
            return found, problems
    return (_shown_by(pages, url) if pages else ""), problems


def _find(book: Book, logo: Reference, url: str, pages: BuiltPages | None) -> tuple[str, Problem | None]:
    try:
        check_line(logo.text)
        if is_remote(logo.text):
            check_url(logo.text)
            return logo.text, None
        place, problem = _in_pages(book, logo, pages) if pages else _by_rule(book, logo)
        check_url(address := _below(url, place))  # it may have become too long
        return address if place else "", problem
    except ValueError as error:
        return "", logo.problem(str(error), "Write an address that starts with https://, or the path of a file.")


def _in_pages(book: Book, logo: Reference, pages: BuiltPages) -> tuple[str, Problem | None]:
    path = posixpath.normpath(logo.text.replace("\\", "/"))
    found = next((place for place in _candidates(book.kind, path, pages) if pages.has(place)), "")
    if found:
        return found, None
    if not is_file(book.folder / path):
        return "", _missing(logo)
    message = f"names {clip(logo.text)!r}, which is not among the built pages in {pages.folder}"
    if pattern := _excluding(book, path):
        return "", logo.problem(f"{message}: {clip(pattern)!r} excludes it", "Take the pattern away.")
    return "", logo.problem(message, "Was the book built after the last change?")


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


def _by_rule(book: Book, logo: Reference) -> tuple[str, Problem | None]:
    path = posixpath.normpath(logo.text)
    if path.startswith("/"):
        message = f"names {clip(logo.text)!r}, which starts at the root of the disk"
        return "", logo.problem(message, "Write a path that starts at the configuration's folder.")
    if book.kind is None:  # whatever built the book, its pages are all that is deployed
        is_inside = path.partition("/")[0] not in (".", "..")
        return (path, None) if is_inside else ("", logo.problem("leads out of the pages", "Write a path below them."))
    if not is_file(book.folder / path):
        return "", _missing(logo)
    if book.kind is Kind.MYST:
        message = f"names {clip(logo.text)!r}, for which MyST makes a name that only the built pages tell"
        return "", logo.problem(message, _LOOK_IT_UP)
    pattern = _excluding(book, path)
    message = f"names {clip(logo.text)!r}, which {clip(pattern)!r} excludes: it may be missing from the built pages"
    return f"_static/{PurePosixPath(path).name}", logo.problem(message, _LOOK_IT_UP) if pattern else None


def _missing(logo: Reference) -> Problem:
    return logo.problem(f"names {clip(logo.text)!r}, where no file is", "Is the path right?")


def _shown_by(pages: BuiltPages, url: str) -> str:
    """The picture that the built pages themselves show of the book."""
    if images := pages.myst_images():
        return _below(url, images[0])
    try:
        return _deployed(pages.social_image(), pages, url)
    except ValueError:  # such as a broken IPv6 address
        return ""


def _deployed(image: str, pages: BuiltPages, url: str) -> str:
    """The address of a page's picture: one elsewhere stays as it is, one of the book's own has to be there."""
    root = folder_of(url)
    address = urljoin(root, image)
    if is_remote(image) and not _is_below(root, address):
        return address if is_url(address) else ""
    place = unquote(urlsplit(address).path).removeprefix(unquote(urlsplit(root).path)).lstrip("/")
    return _below(url, place) if pages.has(place) else ""


def _is_below(root: str, address: str) -> bool:
    """Whether an address is one of the book's own, by http or https."""
    one, other = urlsplit(root), urlsplit(address)
    return one.netloc.lower() == other.netloc.lower() and unquote(other.path).startswith(unquote(one.path))


def _excluding(book: Book, path: str) -> str:
    """The pattern that is to keep a file out of the build, or an empty text."""
    return next((pattern for pattern in book.excluded if _matches(path, pattern)), "")


def _matches(path: str, pattern: str) -> bool:
    """Whether a pattern of Sphinx or MyST takes in a file, or a folder that it lies in; `**/` may stand for none."""
    forms = {pattern, re.sub(r"^(\*\*/)+", "", pattern)}
    ways = [path, *map(str, PurePosixPath(path).parents)]
    return any(fnmatchcase(way, form.rstrip("/")) for way in ways for form in forms)


def _below(url: str, path: str) -> str:
    return folder_of(url) + quote(path)
