"""What a card is drawn with: the colours of the light theme, with the owner's accent as pages show it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.gallery.accent import shown
from generator.gallery.colour import Rgb, from_hex, from_oklch


@dataclass(frozen=True, slots=True)
class Colours:
    """The light theme, as `templates/assets/css/10-tokens.css` has it."""

    paper: Rgb = (0xFB, 0xF9, 0xF5)
    well: Rgb = (0xF1, 0xED, 0xE6)
    line: Rgb = (0xDE, 0xD8, 0xD1)
    muted: Rgb = (0x59, 0x51, 0x4A)
    ink: Rgb = (0x25, 0x21, 0x1D)
    accent: Rgb = (0x8F, 0x39, 0x28)


def colours_with(accent: str) -> Colours:
    """The theme's colours with the owner's accent (`#rrggbb`, or empty for the theme's own)."""
    return Colours(accent=from_hex(shown(accent).light))


def tile_colours(hue: int) -> tuple[Rgb, Rgb]:
    """A tile and the letters on it, in one of the 24 hues, as `12-hues.css` has them."""
    return from_oklch(0.935, 0.033, hue * 15), from_oklch(0.43, 0.085, hue * 15)


def between(one: Rgb, other: Rgb, part: float) -> Rgb:
    """The colour on the way from one to another."""
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(one, other, strict=True))
    return red, green, blue
