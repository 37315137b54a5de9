"""What of a text can be drawn: a text goes in, with a way to ask whether fonts have what is needed for it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from generator.gallery.social.scripts import JOINERS, has_arabic, joined, needs_shaping, without_joiners

Has = Callable[[str], bool]
"""Whether some font has each of these characters."""

_BETWEEN_PARTS = re.compile(r"\s[·•|/–—-]+\s|[:：;]\s*|[()（）\[\]]")


def drawable(text: str, has: Has) -> str:
    """The text without signs that no font has, such as emoji, and without its parts that lack a letter or a digit.

    A title without some of its letters would be another title, and boxes in their place would be none; but of
    “桜前線 · Cherry Blossom” the second part is a title too.
    """
    tidy = _tidy(text)
    if whole := _whole(tidy, has):
        return whole
    parts = (_whole(part.strip(), has) for part in _BETWEEN_PARTS.split(tidy))
    return " · ".join(part for part in parts if any(map(str.isalnum, part)))


def lacks_letters(text: str, has: Has) -> bool:
    """Whether some of a text cannot be drawn."""
    return bool(text) and not _whole(_tidy(text), has)


def _whole(tidy: str, has: Has) -> str:
    """The text without signs that no font has; empty when a letter or a digit is lacking."""
    if needs_shaping(tidy):
        return ""
    kept = "".join(char for char in tidy if char in JOINERS or has(joined(char)))
    if any(_counts(char) for char in set(tidy) - set(kept)):
        return ""
    kept = kept if has_arabic(kept) else without_joiners(kept)  # those of emoji
    return " ".join(kept.split())


def _tidy(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _counts(char: str) -> bool:
    """Whether a text is another one without this character: for letters, digits and their marks, not for signs."""
    return unicodedata.category(char)[0] in "LNM" and not "\ufe00" <= char <= "\ufe0f"  # chooses a form of an emoji
