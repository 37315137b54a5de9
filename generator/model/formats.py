"""The `format` words of the two schemas: what JSON Schema's own vocabulary cannot say of a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from generator.model.dates import parse_moment
from generator.model.text import clip, unsafe_character
from generator.model.urls import check_url

IMAGE_TYPES = ("avif", "gif", "jpeg", "jpg", "png", "svg", "webp")

MAX_RADIUS = 32
"""Pixels, at 16 to a rem."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_RADIUS = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,4})?)(px|rem)|0", re.ASCII)
_FAMILY = re.compile(r"[^\W_][\w .+-]*")
_NOT_IN_FAMILY = re.compile(r"[^\w .+-]")


def check_prose(text: str) -> None:
    """Accept any text that a page can carry, of any number of lines.

    Raises:
        ValueError: it holds a character that neither HTML nor XML allows.
    """
    if char := unsafe_character(text):
        raise ValueError(f"holds the character U+{ord(char):04X}, which no page can carry")


def check_line(text: str) -> None:
    """Accept one line of text that is more than space.

    Raises:
        ValueError: it has a line break or tab, only space, or a character that no page can carry.
    """
    check_prose(text)
    if any(char in text for char in "\n\r\t"):
        raise ValueError("holds a line break or a tab, one line is expected")
    if text and not text.strip():
        raise ValueError("holds nothing but space")


def check_moment(text: str) -> None:
    """Accept a date or an RFC 3339 time (`ValueError` otherwise)."""
    parse_moment(text)


def check_logo(text: str) -> None:
    """Accept an absolute http(s) address or the path of an image below the data folder (`ValueError` otherwise)."""
    if _SCHEME.match(text):
        check_url(text)
        return
    check_line(text)
    parts = text.split("/")
    if "\\" in text or any(part in ("", ".", "..") for part in parts):
        raise ValueError(f"{text!r} is not a plain path below the data folder")
    if parts[-1].rpartition(".")[2].lower() not in IMAGE_TYPES:
        raise ValueError(f"{text!r} does not end like an image ({', '.join(IMAGE_TYPES)})")


def check_base(text: str) -> None:
    """Accept an absolute http(s) address that others can be appended to (`ValueError` otherwise)."""
    check_url(text)
    if "?" in text or "#" in text:
        raise ValueError("holds a query or a fragment, so that no page could lie below it")


def check_radius(text: str) -> None:
    """Accept a length of CSS that corners can have: `0`, or pixels or rem (`ValueError` otherwise)."""
    found = _RADIUS.fullmatch(text)
    if not found:
        raise ValueError(f"is {clip(text, 40)!r}, which is no length in px or rem")
    if found[1] and float(found[1]) * (16 if found[2] == "rem" else 1) > MAX_RADIUS:
        raise ValueError(f"is {text}, at most {MAX_RADIUS}px are allowed")


def check_fonts(text: str) -> None:
    """Accept names of font families, with commas between them (`ValueError` otherwise)."""
    check_line(text)
    for name in font_families(text):
        if found := _NOT_IN_FAMILY.search(name):
            raise ValueError(f"holds {found.group()!r}, which stands in no font's name")
        if not _FAMILY.fullmatch(name):
            raise ValueError(f"holds {clip(name, 40)!r}, which is no font's name")


def font_families(text: str) -> tuple[str, ...]:
    """The names in a list of font families."""
    return tuple(" ".join(name.split()) for name in text.split(",")) if text else ()


def is_remote(logo: str) -> bool:
    """Whether a valid logo is an address rather than a path below the data folder."""
    return _SCHEME.match(logo) is not None


FORMATS: Mapping[str, Callable[[str], None]] = {
    "line": check_line,
    "prose": check_prose,
    "url": check_url,
    "base": check_base,
    "moment": check_moment,
    "logo": check_logo,
    "radius": check_radius,
    "fonts": check_fonts,
}
