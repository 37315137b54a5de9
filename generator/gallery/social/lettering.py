"""Text for pictures: how wide it is, how it falls into lines, where each of its letters stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from PIL.ImageFont import FreeTypeFont

from generator.gallery.social.breaking import even_lines, words_of
from generator.gallery.social.coverage import drawable, lacks_letters
from generator.gallery.social.face import Face
from generator.gallery.social.scripts import in_order, is_right_to_left, joined

_ELLIPSIS = "…"


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
        """What of a text these fonts can draw."""
        return drawable(text, self._has)

    def lacks_letters(self, text: str) -> bool:
        """Whether some of a text cannot be drawn."""
        return lacks_letters(text, self._has)

    def line(self, text: str, width: float = inf) -> Line:
        """A text in one line, shortened to a width."""
        return self._line(text, is_right_to_left(text), width)

    def lines(self, text: str, width: float, most: int) -> list[Line] | None:
        """The text in lines of about the same length; None when it takes more than `most` or a word is too wide."""
        words = list(words_of(text))
        widths = [self._width(joined(word)) for _, word in words]
        parts = even_lines(words, widths, width, most, self._faces[0].width(" "))
        if parts is None:
            return None
        return [self._line(part, is_right_to_left(text)) for part in parts]

    def forced(self, text: str, width: float, most: int) -> list[Line]:
        """The text in lines wherever it may break, and cut off after `most`."""
        parts: list[str] = [""]
        for space, word in words_of(text):
            for start, piece in enumerate(self._pieces(word, width)):
                longer = f"{parts[-1]}{' ' if space and parts[-1] and not start else ''}{piece}"
                if self._width(joined(longer)) <= width:
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
        visual = in_order(text, from_right)
        while self._width(visual) > width and text:
            text = text[:-1].rstrip()
            visual = in_order(f"{text}{_ELLIPSIS}", from_right)
        return Line(visual, self._width(visual))

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
            if piece and self._width(joined(piece + char)) > width:
                yield piece
                piece = ""
            piece += char
        yield piece


def chains(fonts: Mapping[str, bytes]) -> tuple[Lettering, Lettering]:
    """For titles and for texts: the fonts of each folder in the order of their names, then those of the other."""
    title = [Face(path, fonts[path]) for path in sorted(fonts) if path.startswith("title/")]
    text = [Face(path, fonts[path]) for path in sorted(fonts) if path.startswith("text/")]
    return Lettering([*title, *text]), Lettering([*text, *title])
