"""Style in an SVG: declarations and sheets go in, of them what draws and leads nowhere else comes out."""

from __future__ import annotations

import re

from generator.gallery.images.svg_words import FUNCTIONS

_VALUE = re.compile(r"""(?:[\w\s.,#%()+*/!-]|'[\w\s.,#-]*'|"[\w\s.,#-]*")*""")
_NAME = re.compile(r"-?[a-zA-Z][\w-]*")
_SELECTOR = re.compile(r"[\w\s.,#*>+~:()-]+")
_FUNCTION = re.compile(r"([\w-]*)\s*\(")
_URL = re.compile(r"url\s*\(", re.IGNORECASE)
_LOCAL_URL = re.compile(r"""url\(\s*(['"]?)#[\w.-]+\1\s*\)""", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
_TOKEN = re.compile(r"[{}]|[^{}]+")


def is_harmless(value: str) -> bool:
    """Whether a value of an attribute or a declaration draws only: what leads elsewhere or is unknown does not.

    No value has a colon, a backslash or an angle bracket, so there are no schemes and no escapes to look behind.
    """
    if not _VALUE.fullmatch(value):
        return False
    functions = {name.lower() for name in _FUNCTION.findall(value) if name}
    return functions <= FUNCTIONS and len(_URL.findall(value)) == len(_LOCAL_URL.findall(value))


def harmless_declarations(text: str) -> str:
    """The declarations that draw only."""
    kept = []
    for declaration in _COMMENT.sub("", text).split(";"):
        name, colon, value = declaration.partition(":")
        if colon and _NAME.fullmatch(name.strip()) and is_harmless(value):
            kept.append(f"{name.strip()}:{value.strip()}")
    return ";".join(kept)


def harmless_sheet(text: str) -> str:
    """The rules that draw only. Rules that start with @ go, whatever they hold: imports, fonts, movement, media."""
    kept: list[str] = []
    before, depth, skipped = "", 0, False
    for piece in _TOKEN.findall(_COMMENT.sub("", text)):
        if piece == "{":
            depth += 1
            skipped = skipped or depth > 1 or "@" in before
        elif piece == "}":
            depth = max(0, depth - 1)
            skipped = skipped and depth > 0
            before = ""
        elif depth == 0:
            before = piece.rpartition(";")[2].strip()  # what ends before the selector is a rule such as @import
        elif not skipped and _SELECTOR.fullmatch(before) and (declarations := harmless_declarations(piece)):
            kept.append(f"{before}{{{declarations}}}")
    return "".join(kept)
