"""Text for pictures: which characters can be drawn, how wide they are, how a text falls into lines.

Nothing here depends on the machine: fonts come with the theme, and FreeType places one character after the other. The
shaping engine that Pillow offers is left alone, since it needs a library that one machine has and another has not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from math import inf

from arabic_reshaper import ArabicReshaper
from bidi import get_display
from PIL import ImageFont
from PIL.ImageFont import FreeTypeFont

from generator.errors import ThemeError

ELLIPSIS = "…"

_MEASURE = 1000
"""Size at which widths are taken, in pixels: a thousandth of it is nothing."""
_PILLOWS_PART = 64
"""Pillow's basic layout moves letters by a 64th of the font's kerning: it takes 26.6 fixed point for pixels."""
_KERNED = ("AV", "To", "Ta", "Te", "VA", "Ya", "Wa", "Ty")
_NO_CHARACTER = "\uffff"

# Scripts whose letters change with their neighbours in ways that only a shaping engine knows; Arabic has its own.
_SHAPED = re.compile(
    "[\u0700-\u074f\u0780-\u07ff\u0800-\u08ff\u0900-\u0dff\u0f00-\u0fff\u1000-\u109f\u1780-\u18af\u1900-\u1cff"
    "\ua800-\ua82f\ua840-\ua8ff\ua980-\uaaff\uabc0-\uabff]"
)
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f]")
_BETWEEN_PARTS = re.compile(r"\s[·•|/–—-]+\s|[:：;]\s*|[()（）\[\]]")
_JOINERS = "\u200c\u200d"
_WITHOUT_JOINERS = dict.fromkeys(map(ord, _JOINERS))
_RIGHT_TO_LEFT = ("R", "AL")
# Written without spaces, so a line may end after any of them, but for the signs that stay with what they close or open.
_IDEOGRAPH = re.compile(
    "[\u2e80-\u2fdf\u3000-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]"
)
_NEVER_FIRST = frozenset("、。，．・：；？！ー々ゝゞヽヾ’”）〕］｝〉》」』】")
_NEVER_LAST = frozenset("‘“（〔［｛〈《「『【")

_reshaper = ArabicReshaper({"delete_harakat": False, "support_ligatures": False})


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is drawn, first character at the left, and its width in times the letters' size."""

    text: str
    width: float


class Lettering:
    """Measures and breaks texts with fonts of which each draws what those before it lack."""

    def __init__(self, faces: Sequence[Face]) -> None:
        self._faces = faces

    def drawable(self, text: str) -> str:
        """The text without signs that no font has, such as emoji, and without its parts that lack a letter or a digit.

        A title without some of its letters would be another title, and boxes in their place would be none; but of
        “桜前線 · Cherry Blossom” the second part is a title too.
        """
        tidy = _tidy(text)
        if whole := self._whole(tidy):
            return whole
        parts = (self._whole(part.strip()) for part in _BETWEEN_PARTS.split(tidy))
        return " · ".join(part for part in parts if any(map(str.isalnum, part)))

    def lacks_letters(self, text: str) -> bool:
        """Whether some of a text cannot be drawn."""
        return bool(text) and not self._whole(_tidy(text))

    def _whole(self, tidy: str) -> str:
        """The text without signs that no font has; empty when a letter or a digit is lacking."""
        if _SHAPED.search(tidy):
            return ""
        kept = "".join(char for char in tidy if char in _JOINERS or self._has(_joined(char)))
        if any(_counts(char) for char in set(tidy) - set(kept)):
            return ""
        kept = kept if _ARABIC.search(kept) else kept.translate(_WITHOUT_JOINERS)  # those of emoji
        return " ".join(kept.split())

    def line(self, text: str, width: float = inf) -> Line:
        """A text in one line, shortened to a width."""
        return self._line(text, is_right_to_left(text), width)

    def lines(self, text: str, width: float, most: int) -> list[Line] | None:
        """The text in lines of about the same length; None when it takes more than `most` or a word is too wide."""
        words = list(_words(text))
        widths = [self._width(_joined(word)) for _, word in words]
        if not words or max(widths) > width:
            return None
        count = len(_broken(words, widths, width, self._space))
        if count > most:
            return None
        parts = _broken(words, widths, _narrowest(words, widths, width, count, self._space), self._space)
        return [self._line(part, is_right_to_left(text)) for part in parts]

    def forced(self, text: str, width: float, most: int) -> list[Line]:
        """The text in lines wherever it may break, and cut off after `most`."""
        parts: list[str] = [""]
        for space, word in _words(text):
            for start, piece in enumerate(self._pieces(word, width)):
                longer = f"{parts[-1]}{' ' if space and parts[-1] and not start else ''}{piece}"
                if self._width(_joined(longer)) <= width:
                    parts[-1] = longer
                else:
                    parts.append(piece)
        if len(parts) > most:
            parts[most - 1] = f"{parts[most - 1]} {' '.join(parts[most:])}"
        return [self._line(part, is_right_to_left(text), width) for part in parts[:most]]

    def placed(self, line: Line, size: float) -> Iterator[tuple[float, str, FreeTypeFont]]:
        """Where each run of a line begins, in pixels from its left end, and the font to draw it with."""
        x, start, run = 0.0, 0.0, ""
        face = self._faces[0]
        for before, char in zip(f" {line.text}", line.text, strict=False):
            own = self._face(char)
            kerning = own.kerning(before, char) if run and own is face else 0.0
            if run and (kerning or own is not face):
                yield start * size, run, face.at(size)
                run = ""
            x += kerning
            if not run:
                start, face = x, own
            run += char
            x += own.width(char)
        if run:
            yield start * size, run, face.at(size)

    def _line(self, text: str, from_right: bool, width: float = inf) -> Line:
        visual = _in_order(text, from_right)
        while self._width(visual) > width and text:
            text = text[:-1].rstrip()
            visual = _in_order(f"{text}{ELLIPSIS}", from_right)
        return Line(visual, self._width(visual))

    @cached_property
    def _space(self) -> float:
        return self._faces[0].width(" ")

    def _has(self, text: str) -> bool:
        return all(any(face.has(char) for face in self._faces) for char in text)

    def _face(self, char: str) -> Face:
        return next((face for face in self._faces if face.has(char)), self._faces[0])

    def _width(self, visual: str) -> float:
        width = 0.0
        before: tuple[Face, str] | None = None
        for char in visual:
            face = self._face(char)
            if before and before[0] is face:
                width += face.kerning(before[1], char)
            width += face.width(char)
            before = face, char
        return width

    def _pieces(self, word: str, width: float) -> Iterator[str]:
        """A word in pieces that fit the width."""
        piece = ""
        for char in word:
            if piece and self._width(_joined(piece + char)) > width:
                yield piece
                piece = ""
            piece += char
        yield piece


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


def is_right_to_left(text: str) -> bool:
    """Whether the first letter of a text belongs to a script that is written from right to left."""
    kinds = (unicodedata.bidirectional(char) for char in text)
    return next((kind for kind in kinds if kind in ("L", *_RIGHT_TO_LEFT)), "L") in _RIGHT_TO_LEFT


def _tidy(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _counts(char: str) -> bool:
    """Whether a text is another one without this character: for letters, digits and their marks, not for signs."""
    return unicodedata.category(char)[0] in "LNM" and not "\ufe00" <= char <= "\ufe0f"  # chooses a form of an emoji


def _joined(text: str) -> str:
    """Arabic letters in the forms they take beside one another; what only told whether they join is gone."""
    joined = _reshaper.reshape(text) if _ARABIC.search(text) else text
    return joined.translate(_WITHOUT_JOINERS)


def _in_order(text: str, from_right: bool) -> str:
    """A line in the order in which its characters stand from left to right."""
    if text.isascii() and not from_right:
        return text
    return str(get_display(_joined(text), base_dir="R" if from_right else "L"))


def _words(text: str) -> Iterator[tuple[bool, str]]:
    """What a line must not break, and whether a space stands before it."""
    for word in text.split():
        start = 0
        for end in range(1, len(word) + 1):
            if end == len(word) or _may_break(word[end - 1], word[end]):
                yield start == 0, word[start:end]
                start = end


def _may_break(left: str, right: str) -> bool:
    if left in _NEVER_LAST or right in _NEVER_FIRST:
        return False
    return bool(_IDEOGRAPH.match(left) or _IDEOGRAPH.match(right))


def _broken(words: Sequence[tuple[bool, str]], widths: Sequence[float], width: float, space: float) -> list[str]:
    """Lines filled one after the other."""
    lines = [""]
    filled = 0.0
    for (spaced, word), wide in zip(words, widths, strict=True):
        gap = space if spaced and lines[-1] else 0.0
        if lines[-1] and filled + gap + wide > width:
            lines.append(word)
            filled = wide
        else:
            lines[-1] += f"{' ' if gap else ''}{word}"
            filled += gap + wide
    return lines


def _narrowest(
    words: Sequence[tuple[bool, str]], widths: Sequence[float], width: float, count: int, space: float
) -> float:
    """The least width at which the words take no more lines: these are then about equally long."""
    low, high = max(widths), width
    for _ in range(12):
        middle = (low + high) / 2
        if len(_broken(words, widths, middle, space)) > count:
            low = middle
        else:
            high = middle
    return high


def chains(fonts: Mapping[str, bytes]) -> tuple[Lettering, Lettering]:
    """For titles and for texts: the fonts of each folder in the order of their names, then those of the other."""
    title = [Face(path, fonts[path]) for path in sorted(fonts) if path.startswith("title/")]
    text = [Face(path, fonts[path]) for path in sorted(fonts) if path.startswith("text/")]
    return Lettering([*title, *text]), Lettering([*text, *title])
