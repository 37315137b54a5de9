"""The paper that a card is drawn on: areas, letters and pictures, in at most 256 colours."""

from __future__ import annotations

from io import BytesIO
from math import ceil

from PIL import Image, ImageDraw

from generator.gallery.colour import Rgb
from generator.gallery.social.colours import between
from generator.gallery.social.lettering import Lettering, Line

WIDTH, HEIGHT = 1200, 630

_FINE, _FINE_IF_LARGE, _LARGE = 4, 2, 44
"""Letters are drawn so many times larger and then made smaller, so that they look and stand as they should."""
_COLOURS = 256
_SHADES, _FEW_SHADES = 12, 6
"""Steps from a letter's ground to its ink, and for letters on one of many grounds, so that the colours suffice."""
_ABOVE, _BELOW, _BESIDE = 1.2, 0.6, 0.3
"""Room for letters around their line, in times their size."""


class Sheet:
    """A sheet of paper; on a mirrored one everything stands as far from the right as it would from the left."""

    def __init__(self, paper: Rgb, *, mirrored: bool) -> None:
        self._mirrored = mirrored
        self._palette: dict[Rgb, int] = {}
        self._shades: dict[tuple[Rgb, Rgb, int], list[int]] = {}
        self._image = Image.new("L", (WIDTH, HEIGHT), self._index(paper))  # the number of a colour in the palette
        self._draw = ImageDraw.Draw(self._image)

    def fill(self, x: int, y: int, width: int, height: int, colour: Rgb) -> None:
        """Colour an area; what lies outside of the sheet is cut off."""
        left = self._left(x, width)
        self._draw.rectangle((left, y, left + width - 1, y + height - 1), self._index(colour))

    def write(
        self,
        lettering: Lettering,
        line: Line,
        place: tuple[float, int],
        size: int,
        ink: Rgb,
        ground: Rgb,
        *,
        of_many: bool = False,
    ) -> None:
        """Write a line that begins at a place and stands on it, on a ground of one colour, perhaps one `of_many`."""
        x, foot = place
        fine = _FINE_IF_LARGE if size >= _LARGE else _FINE
        pad, above, width = ceil(size * _BESIDE), round(size * _ABOVE), ceil(line.width * size)
        mask = Image.new("L", ((width + 2 * pad) * fine, (above + round(size * _BELOW)) * fine))
        drawn = ImageDraw.Draw(mask)
        for start, run, font in lettering.placed(line, size * fine):
            drawn.text((pad * fine + start, above * fine), run, 255, font, anchor="ls")
        shades = self._shades_of(ink, ground, _FEW_SHADES if of_many else _SHADES)
        self._print(mask.reduce(fine), self._left(round(x), width) - pad, foot - above, shades)

    def paste(self, picture: Image.Image, x: int, y: int, colours: int) -> None:
        """Put a picture without transparency on the sheet, in its own most common colours."""
        room = min(colours, _COLOURS - len(self._palette))
        reduced = picture.quantize(room, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        parts = reduced.getpalette() or []
        numbers = [self._index((parts[i], parts[i + 1], parts[i + 2])) for i in range(0, len(parts), 3)]
        places = Image.frombytes("L", reduced.size, reduced.tobytes())
        self._image.paste(places.point([*numbers, *[0] * (_COLOURS - len(numbers))]), (self._left(x, picture.width), y))

    def png(self) -> bytes:
        """The sheet as a file."""
        image = self._image.copy()
        image.putpalette([part for colour in self._palette for part in colour])
        file = BytesIO()
        image.save(file, "PNG", compress_level=8)  # 9 takes five times as long for two percent
        return file.getvalue()

    def _print(self, mask: Image.Image, x: int, y: int, shades: list[int]) -> None:
        steps = [round(level * (len(shades) - 1) / 255) for level in range(256)]
        inked = mask.point([shades[step] for step in steps])
        self._image.paste(inked, (x, y), mask.point([255 if step else 0 for step in steps]))

    def _shades_of(self, ink: Rgb, ground: Rgb, count: int) -> list[int]:
        if (ink, ground, count) not in self._shades:
            steps = [between(ground, ink, step / count) for step in range(count + 1)]
            self._shades[ink, ground, count] = [self._index(step) for step in steps]
        return self._shades[ink, ground, count]

    def _index(self, colour: Rgb) -> int:
        """The colour's number; once all numbers are taken, that of the colour which is most like it."""
        if colour in self._palette or len(self._palette) < _COLOURS:
            return self._palette.setdefault(colour, len(self._palette))
        return self._palette[
            min(self._palette, key=lambda other: sum((a - b) ** 2 for a, b in zip(colour, other, strict=True)))
        ]

    def _left(self, x: int, width: int) -> int:
        return WIDTH - x - width if self._mirrored else x
