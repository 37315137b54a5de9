"""An SVG from outside: what draws is written anew, and all that could act or lead elsewhere is left behind.

Only what `svg_words` names gets through, so what is not known yet does not. Nothing is copied as it stood: a browser
reads what this module wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from generator.errors import FileError
from generator.gallery.images.svg_cost import Cost
from generator.gallery.images.svg_style import harmless_declarations, harmless_sheet, is_harmless
from generator.gallery.images.svg_words import ATTRIBUTES, ELEMENTS

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_INSTEAD = {"a": "g"}
"""A link leads away, but what is in it may be the drawing."""
_HREFS = ("href", f"{_XLINK} href")
_SPACE = "http://www.w3.org/XML/1998/namespace space"
_FRAGMENT = re.compile(r"#[\w.-]+")
_PICTURE = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,[\sA-Za-z0-9+/]*={0,2}\s*")
_REFERENCE = re.compile(r"#([\w.-]+)")
_DECLARES = "The SVG declares entities."


def clean_svg(content: bytes) -> bytes:
    """Write an SVG without scripts, handlers, links, movement, foreign content and whatever leads elsewhere.

    Raises:
        FileError: it is no SVG, declares entities, or would take a browser too long to draw.
    """
    return _Writer().write(content)


class _Writer:
    """Writes while the parser reads, so that nothing of what is left out is ever held."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._cost = Cost()
        self._skipped = 0
        self._sheet: list[str] | None = None
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.EntityDeclHandler = self._entity

    def write(self, content: bytes) -> bytes:
        try:
            self._parser.Parse(content, True)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            raise FileError(f"The SVG is broken at its line {error.lineno}: {reason}.") from error
        except (LookupError, ValueError) as error:  # an encoding that it claims to have
            raise FileError("The SVG is in an encoding that cannot be read.") from error
        self._cost.check()
        return f"{''.join(self._out)}\n".encode()

    def _start(self, name: str, given: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if not self._out and name != f"{_SVG} svg":
            raise FileError("It is no SVG.")
        written = _INSTEAD.get(local, local)
        if self._skipped or self._sheet is not None or namespace != _SVG or written not in ELEMENTS:
            self._skipped += 1  # with all that is in it
            return
        kept = dict(_harmless(written, given))
        self._cost.open(kept.get("id", ""), _REFERENCE.findall(" ".join(kept.values())))
        root = "" if self._out else f' xmlns="{_SVG}" xmlns:xlink="{_XLINK}"'
        attributes = "".join(f" {key}={quoteattr(value)}" for key, value in kept.items())
        self._out.append(f"<{written}{root}{attributes}>")
        if written == "style":
            self._sheet = []

    def _end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        if self._sheet is not None:
            self._out.append(escape(harmless_sheet("".join(self._sheet))))
            self._sheet = None
        self._cost.close()
        local, last = name.rpartition(" ")[2], self._out[-1]
        if last.startswith("<") and not last.startswith("</") and not last.endswith("/>"):  # nothing is in it
            self._out[-1] = f"{last[:-1]}/>"
        else:
            self._out.append(f"</{_INSTEAD.get(local, local)}>")

    def _text(self, text: str) -> None:
        if self._skipped:
            return
        if self._sheet is not None:
            self._sheet.append(text)
        else:
            self._out.append(escape(text))

    def _doctype(self, _name: str, _system: str | None, _public: str | None, has_declarations: int) -> None:
        if has_declarations:
            raise FileError(_DECLARES)

    def _entity(self, *_declaration: object) -> None:
        raise FileError(_DECLARES)


def _harmless(element: str, given: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The attributes to write, by the names to write them with."""
    for name, value in given.items():
        if name in _HREFS:
            if (_PICTURE if element == "image" else _FRAGMENT).fullmatch(value):
                yield "xlink:href", value
        elif name == _SPACE:
            yield "xml:space", value
        elif name == "style":
            yield name, harmless_declarations(value)
        elif name in ATTRIBUTES and is_harmless(value):
            yield name, value
