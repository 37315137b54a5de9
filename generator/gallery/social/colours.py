"""Colours by number: the theme's own, the owner's accent made readable, and OKLCH, in which the theme thinks."""

from __future__ import annotations

import math
from dataclasses import dataclass

Rgb = tuple[int, int, int]

READABLE = 4.5
"""The contrast that WCAG asks of text at level AA."""

PAPER = (0xFB, 0xF9, 0xF5)

_STEPS = 16


@dataclass(frozen=True, slots=True)
class Colours:
    """What a card is drawn with: the light theme, as `templates/assets/css/10-tokens.css` has it."""

    paper: Rgb = PAPER
    well: Rgb = (0xF1, 0xED, 0xE6)
    line: Rgb = (0xDE, 0xD8, 0xD1)
    muted: Rgb = (0x59, 0x51, 0x4A)
    ink: Rgb = (0x25, 0x21, 0x1D)
    accent: Rgb = (0x8F, 0x39, 0x28)


def colours_with(accent: str) -> Colours:
    """The theme's colours with the owner's accent (`#rrggbb`, or empty), held as dark as `accent.css` holds it."""
    if not accent:
        return Colours()
    lightness, chroma, hue = to_oklch(rgb(accent))
    lightness, chroma = min(lightness, 0.48), min(chroma, 0.14)
    while contrast(oklch(lightness, chroma, hue), PAPER) < READABLE:
        lightness -= 0.01
    return Colours(accent=oklch(lightness, chroma, hue))


def tile_colours(hue: int) -> tuple[Rgb, Rgb]:
    """A tile and the letters on it, in one of the 24 hues, as `12-hues.css` has them."""
    return oklch(0.935, 0.033, hue * 15), oklch(0.43, 0.085, hue * 15)


def between(one: Rgb, other: Rgb, part: float) -> Rgb:
    """The colour on the way from one to another."""
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(one, other, strict=True))
    return red, green, blue


def contrast(one: Rgb, other: Rgb) -> float:
    """How well two colours can be told apart, 1 to 21 (WCAG 2)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def rgb(text: str) -> Rgb:
    """The colour that `#rrggbb` names."""
    red, green, blue = bytes.fromhex(text.removeprefix("#"))
    return red, green, blue


def oklch(lightness: float, chroma: float, hue: float) -> Rgb:
    """A colour by lightness (0 to 1), chroma and hue (degrees); one that no screen has is made paler."""
    for step in range(_STEPS):
        linear = _to_linear(lightness, chroma * (1 - step / _STEPS), hue)
        if all(-0.0005 <= part <= 1.0005 for part in linear):
            break
    else:
        linear = _to_linear(lightness, 0, hue)
    red, green, blue = (round(255 * _encoded(min(1.0, max(0.0, part)))) for part in linear)
    return red, green, blue


def to_oklch(colour: Rgb) -> tuple[float, float, float]:
    """Lightness, chroma and hue of a colour; the matrices are those of Björn Ottosson's Oklab."""
    red, green, blue = (_decoded(part / 255) for part in colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def _to_linear(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _luminance(colour: Rgb) -> float:
    red, green, blue = (_decoded(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _encoded(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def _decoded(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
