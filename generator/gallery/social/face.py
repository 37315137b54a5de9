"""One font: which characters it has, how wide they are, how near they stand to one another.

Nothing here depends on the machine: fonts come with the theme, and FreeType places one character after the other. The
shaping engine that Pillow offers is left alone, since it needs a library that one machine has and another has not.
"""

from __future__ import annotations

from functools import cached_property
from io import BytesIO

from PIL import ImageFont
from PIL.ImageFont import FreeTypeFont

from generator.errors import ThemeError

_MEASURE = 1000
"""Size at which widths are taken, in pixels: a thousandth of it is nothing."""
_PILLOWS_PART = 64
"""Pillow's basic layout moves letters by a 64th of the font's kerning: it takes 26.6 fixed point for pixels."""
_KERNED = ("AV", "To", "Ta", "Te", "VA", "Ya", "Wa", "Ty")
_NO_CHARACTER = "\uffff"


class Face:
    """One font, at whatever sizes are asked for."""

    def __init__(self, path: str, content: bytes) -> None:
        self._path = path
        self._content = content
        self._sizes: dict[float, FreeTypeFont] = {}
        self._drawable: dict[str, bool] = {" ": True}
        self._widths: dict[str, float] = {}
        self._pairs: dict[tuple[str, str], float] = {}

    def at(self, size: float) -> FreeTypeFont:
        """The font at a size in pixels."""
        if size not in self._sizes:
            self._sizes[size] = self._opened(size)
        return self._sizes[size]

    def has(self, char: str) -> bool:
        """Whether the font can draw a character: it looks like something, and not like a character that is none."""
        if char not in self._drawable:
            drawn = self._drawn(char)
            self._drawable[char] = bool(drawn) and drawn != self._nothing
        return self._drawable[char]

    def width(self, char: str) -> float:
        """How far a character leads on, in times the size."""
        if char not in self._widths:
            self._widths[char] = self.at(_MEASURE).getlength(char) / _MEASURE
        return self._widths[char]

    def kerning(self, left: str, right: str) -> float:
        """How much nearer (less than 0) than its width says a character follows another, in times the size."""
        pair = left, right
        if pair not in self._pairs:
            self._pairs[pair] = self._measured(*pair) * self._kerning_unit
        return self._pairs[pair]

    def _opened(self, size: float) -> FreeTypeFont:
        try:
            return ImageFont.truetype(BytesIO(self._content), size, layout_engine=ImageFont.Layout.BASIC)
        except OSError as error:
            message = f"The font cannot be read: {error}."
            advice = "Put a TrueType, OpenType or WOFF2 font in its place, or delete it."
            raise ThemeError(message, advice=advice, file=f"fonts/{self._path}") from error

    @cached_property
    def _kerning_unit(self) -> int:
        """What Pillow's part of the kerning has to be multiplied with: 64, or 1 should it once give the whole."""
        return _PILLOWS_PART if max(abs(self._measured(*pair)) for pair in _KERNED) < 1 / _PILLOWS_PART else 1

    @cached_property
    def _nothing(self) -> bytes:
        return self._drawn(_NO_CHARACTER)

    def _measured(self, left: str, right: str) -> float:
        return self.at(_MEASURE).getlength(left + right) / _MEASURE - self.width(left) - self.width(right)

    def _drawn(self, char: str) -> bytes:
        mask = self.at(32).getmask(char)
        return bytes(mask) if any(mask.size) else b""
