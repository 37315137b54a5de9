"""Draws a card: a design and fonts in, a PNG out, the same bytes for the same input."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf

from PIL import Image

from generator.gallery.social.colours import Colours, tile_colours
from generator.gallery.social.designs import Design, GalleryDesign, ProjectDesign, Tile
from generator.gallery.social.lettering import Lettering, Line, chains
from generator.gallery.social.logo import logo_on
from generator.gallery.social.scripts import is_right_to_left
from generator.gallery.social.sheet import HEIGHT, WIDTH, Sheet

_MARGIN = 64
_PANEL = 748
"""Where the coloured part at the side begins."""
_ROOM = _PANEL - 2 * _MARGIN
_BOTTOM = HEIGHT - _MARGIN

_TITLE_SIZES = (100, 92, 84, 76, 70, 64, 58, 52, 47, 43, 40)
_TITLE_LINES = 6
_BELOW_SIZE, _COUNT_SIZE, _SITE_SIZE = 32, 36, 28
_LEADING = 1.16
_CAPITALS = 0.7
"""How high capital letters are, in times their size."""
_HANGING = 0.24
"""How far letters reach below their line."""

_TAG_SIZE, _TAG_HEIGHT, _TAG_PAD, _TAG_GAP, _TAG_ROWS = 26, 46, 18, 12, 2

_TILE_WIDTH, _TILE_HEIGHT, _TILE_GAP, _TILE_LETTERS = 176, 110, 16, 44
_PLACES = sorted(
    ((row, column) for row in range(6) for column in range(3)),
    key=lambda place: (place[0] in (0, 5), place[1] == 2, place),
)
"""Row and column of each tile: what the edge cuts off comes last."""

_TILE_SHARE = 0.76
"""How much of a tile's width letters may take."""
_PANEL_LETTERS = 200
_LOGO_COLOURS = (128, 32, 8, 4)
_MOST_BYTES = 56_000
"""Where a photograph would make a card heavier, it has to do with fewer colours."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The picture, and the texts that no font could draw."""

    png: bytes
    lost: tuple[str, ...]


class Artist:
    """Draws card after card with the fonts of a theme, by their paths in its `fonts/`."""

    def __init__(self, fonts: Mapping[str, bytes]) -> None:
        self._titles, self._texts = chains(fonts)

    def draw(self, design: Design) -> Drawn:
        """Draw one card."""
        lost: list[str] = []
        if isinstance(design, GalleryDesign):
            return Drawn(self._gallery(design, lost), tuple(lost))
        png = b""
        for colours in _LOGO_COLOURS:
            lost.clear()
            png = self._project(design, colours, lost)
            if len(png) <= _MOST_BYTES:
                break
        return Drawn(png, tuple(lost))

    def _gallery(self, design: GalleryDesign, lost: list[str]) -> bytes:
        colours = design.colours
        sheet = Sheet(colours.paper, mirrored=is_right_to_left(design.title))
        title = self._kept(self._titles, design.title, lost)
        self._wall(sheet, design)
        foot = self._tags(sheet, [self._kept(self._texts, tag, lost) for tag in design.tags], colours)
        count = self._kept(self._titles, design.count, lost)
        if not title:
            title, count = count, ""
        if count:
            foot -= 28 if foot < _BOTTOM else 0
            line = self._titles.line(count, _ROOM / _COUNT_SIZE)
            sheet.write(self._titles, line, (_MARGIN, foot), _COUNT_SIZE, colours.accent, colours.paper)
            foot -= _COUNT_SIZE
        self._heading(sheet, title, self._kept(self._texts, design.tagline, lost), foot - 32, colours)
        return sheet.png()

    def _project(self, design: ProjectDesign, logo_colours: int, lost: list[str]) -> bytes:
        colours = design.colours
        sheet = Sheet(colours.paper, mirrored=is_right_to_left(design.title))
        title = self._kept(self._titles, design.title, lost)
        logo = logo_on(tile_colours(design.tile.hue)[0], design.logo) if design.logo else None
        foot = _BOTTOM
        site = self._kept(self._texts, design.site, lost)
        if not title:
            title, site = site, ""
        if site:
            line = self._texts.line(site, _ROOM / _SITE_SIZE)
            sheet.write(self._texts, line, (_MARGIN, foot), _SITE_SIZE, colours.muted, colours.paper)
            foot -= _SITE_SIZE + 18
        sheet.fill(_MARGIN, foot - 6, 64, 6, colours.accent)
        self._heading(sheet, title, self._kept(self._texts, design.author, lost), foot - 44, colours)
        self._panel(sheet, design.tile, logo, logo_colours)
        return sheet.png()

    def _heading(self, sheet: Sheet, title: str, below: str, foot: int, colours: Colours) -> None:
        """The title as large as it fits above `foot`, and a smaller text below it."""
        step = round(_BELOW_SIZE * 1.3)
        small = _fitted(self._texts, below, (_BELOW_SIZE,), 2)[0] if below else []
        y = _MARGIN
        if title:
            room = foot - y - (20 + len(small) * step if small else 0)
            lines, size = _fitted(self._titles, title, _TITLE_SIZES, _TITLE_LINES, room)
            y += round(_CAPITALS * size)
            for number, line in enumerate(lines):
                y += round(size * _LEADING) if number else 0
                sheet.write(self._titles, line, (_MARGIN, y), size, colours.ink, colours.paper)
            y += round(_HANGING * size) + 12
        for line in small:
            y += step
            sheet.write(self._texts, line, (_MARGIN, y), _BELOW_SIZE, colours.muted, colours.paper)

    def _tags(self, sheet: Sheet, tags: list[str], colours: Colours) -> int:
        """As many tags as fit into the rows at the foot; the answer is where they begin."""
        rows: list[list[tuple[int, Line]]] = [[]]
        x = 0
        for tag in filter(None, tags):
            line = self._texts.line(tag, (_ROOM - 2 * _TAG_PAD) / _TAG_SIZE)
            width = round(line.width * _TAG_SIZE) + 2 * _TAG_PAD
            if rows[-1] and x + width > _ROOM:
                if len(rows) == _TAG_ROWS:
                    continue
                rows.append([])
                x = 0
            rows[-1].append((x, line))
            x += width + _TAG_GAP
        rows = [row for row in rows if row]
        top = _BOTTOM - len(rows) * (_TAG_HEIGHT + _TAG_GAP) + (_TAG_GAP if rows else 0)
        for number, row in enumerate(rows):
            self._row(sheet, row, top + number * (_TAG_HEIGHT + _TAG_GAP), colours)
        return top

    def _row(self, sheet: Sheet, row: list[tuple[int, Line]], y: int, colours: Colours) -> None:
        for x, line in row:
            sheet.fill(_MARGIN + x, y, round(line.width * _TAG_SIZE) + 2 * _TAG_PAD, _TAG_HEIGHT, colours.well)
            foot = y + round(_TAG_HEIGHT / 2 + 0.34 * _TAG_SIZE)
            sheet.write(self._texts, line, (_MARGIN + x + _TAG_PAD, foot), _TAG_SIZE, colours.ink, colours.well)

    def _wall(self, sheet: Sheet, design: GalleryDesign) -> None:
        """The projects as tiles, each column half a tile lower than the one before; empty places wait for more."""
        across, down = _TILE_WIDTH + _TILE_GAP, _TILE_HEIGHT + _TILE_GAP
        for number, (row, column) in enumerate(_PLACES):
            x = _PANEL + column * across
            y = row * down + (column % 2) * (down // 2) - down // 2 - 8
            if number < len(design.tiles):
                tile = design.tiles[number]
                self._tile(sheet, tile.letters, tile.hue, (x, y, _TILE_WIDTH, _TILE_HEIGHT), _TILE_LETTERS)
            else:
                sheet.fill(x, y, _TILE_WIDTH, _TILE_HEIGHT, design.colours.well)

    def _panel(self, sheet: Sheet, tile: Tile, logo: Image.Image | None, logo_colours: int) -> None:
        """The side of a project's card: its logo, or its letters."""
        width = WIDTH - _PANEL
        self._tile(sheet, "" if logo else tile.letters, tile.hue, (_PANEL, 0, width, HEIGHT), _PANEL_LETTERS)
        if logo:
            sheet.paste(logo, _PANEL + (width - logo.width) // 2, (HEIGHT - logo.height) // 2, logo_colours)

    def _tile(self, sheet: Sheet, letters: str, hue: int, area: tuple[int, int, int, int], size: int) -> None:
        x, y, width, height = area
        ground, ink = tile_colours(hue)
        sheet.fill(x, y, width, height, ground)
        if shown := self._titles.drawable(letters):
            line = self._titles.line(shown)
            size = min(size, int(width * _TILE_SHARE / max(line.width, 0.1)))  # a mark alone has no width
            start, foot = x + (width - line.width * size) / 2, y + round(height / 2 + _CAPITALS * size / 2)
            sheet.write(self._titles, line, (start, foot), size, ink, ground, of_many=width < _ROOM // 2)

    def _kept(self, lettering: Lettering, text: str, lost: list[str]) -> str:
        """What of a text can be drawn; a text of which not all can is noted as lost."""
        if lettering.lacks_letters(text):
            lost.append(text)
        return lettering.drawable(text)


def _fitted(
    lettering: Lettering, text: str, sizes: tuple[int, ...], most: int, height: float = inf
) -> tuple[list[Line], int]:
    """A text in lines of the largest size at which it fits; at the smallest it is broken anywhere and cut off."""
    for size in sizes:
        room = most if height == inf else min(most, int(height / (size * _LEADING)))
        if room and (lines := lettering.lines(text, _ROOM / size, room)):
            return lines, size
    room = most if height == inf else max(1, int(height / (sizes[-1] * _LEADING)))
    return lettering.forced(text, _ROOM / sizes[-1], room), sizes[-1]
