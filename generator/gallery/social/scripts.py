"""How scripts are written: from which side, and which forms letters take beside one another."""

from __future__ import annotations

import re
import unicodedata

from arabic_reshaper import ArabicReshaper
from bidi import get_display

JOINERS = "\u200c\u200d"
"""What tells whether the letters beside it join; it is not drawn itself."""

# Scripts whose letters change with their neighbours in ways that only a shaping engine knows; Arabic has its own.
_SHAPED = re.compile(
    "[\u0700-\u074f\u0780-\u07ff\u0800-\u08ff\u0900-\u0dff\u0f00-\u0fff\u1000-\u109f\u1780-\u18af\u1900-\u1cff"
    "\ua800-\ua82f\ua840-\ua8ff\ua980-\uaaff\uabc0-\uabff]"
)
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f]")
_WITHOUT_JOINERS = dict.fromkeys(map(ord, JOINERS))
_RIGHT_TO_LEFT = ("R", "AL")

_reshaper = ArabicReshaper({"delete_harakat": False, "support_ligatures": False})


def is_right_to_left(text: str) -> bool:
    """Whether the first letter of a text belongs to a script that is written from right to left."""
    kinds = (unicodedata.bidirectional(char) for char in text)
    return next((kind for kind in kinds if kind in ("L", *_RIGHT_TO_LEFT)), "L") in _RIGHT_TO_LEFT


def needs_shaping(text: str) -> bool:
    """Whether a text has letters whose forms only a shaping engine knows."""
    return bool(_SHAPED.search(text))


def has_arabic(text: str) -> bool:
    """Whether a text has letters that join."""
    return bool(_ARABIC.search(text))


def without_joiners(text: str) -> str:
    """The text without what tells whether letters join."""
    return text.translate(_WITHOUT_JOINERS)


def joined(text: str) -> str:
    """Arabic letters in the forms they take beside one another; what only told whether they join is gone."""
    formed = _reshaper.reshape(text) if has_arabic(text) else text
    return without_joiners(formed)


def in_order(text: str, from_right: bool) -> str:
    """A line in the order in which its characters stand from left to right."""
    if text.isascii() and not from_right:
        return text
    return str(get_display(joined(text), base_dir="R" if from_right else "L"))
