"""Text from outside: which characters are allowed, how texts are compared, and how they are made safe to print."""

from __future__ import annotations

import re
import unicodedata

# What neither HTML 5 (section 13.2.3.5) nor XML 1.0 (section 2.2) can carry: control characters other than
# tab, line feed and carriage return, surrogates, and the noncharacters at the end of each plane.
_PLANE_ENDS = "".join(chr(plane + end) for plane in range(0x10000, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))
_UNSAFE = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff{_PLANE_ENDS}]")

# Joiners are part of Persian words and of emoji; every other format character could reorder or hide what is printed.
_PRINTABLE_FORMAT = "\u200c\u200d"


def unsafe_character(text: str) -> str:
    """The first character that no page can carry, or an empty text."""
    found = _UNSAFE.search(text)
    return found.group() if found else ""


def unify_line_ends(text: str) -> str:
    """Turn CRLF and CR into LF, as every HTML and XML parser would."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def fold(text: str) -> str:
    """The form in which tags and keys are compared: outer space, case and composition do not count."""
    return unicodedata.normalize("NFC", " ".join(text.split()).casefold())


def clip(text: str, length: int = 80) -> str:
    """Shorten to `length` characters for use in a message."""
    return text if len(text) <= length else text[: length - 1] + "…"


def printable(line: str) -> str:
    """Make one line safe for a terminal and for a workflow log.

    Control, bidirectional and unassigned characters become escapes. A line that a GitHub runner would take for a
    command (`::` at its start, `##[` anywhere) no longer is one.
    """
    shown = "".join(char if _is_printable(char) else _escape(char) for char in line).replace("##[", r"#\x23[")
    start = len(shown) - len(shown.lstrip())
    return shown[:start] + r"\x3a" + shown[start + 1 :] if shown.startswith("::", start) else shown


def _is_printable(char: str) -> bool:
    return char.isprintable() or char in _PRINTABLE_FORMAT or unicodedata.category(char) == "Zs"


def _escape(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
