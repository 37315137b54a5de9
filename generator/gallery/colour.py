"""Colours by number: sRGB, OKLCH (the space the theme thinks in), and the contrast that readers need."""

from __future__ import annotations

import math

Rgb = tuple[int, int, int]

READABLE = 4.5
"""The contrast that WCAG 2 asks of text at level AA."""

_ROUNDING = 1e-5  # what the eight digits of the matrices leave open
_HALVINGS = 20


def from_hex(text: str) -> Rgb:
    """The colour that `#rrggbb` names."""
    red, green, blue = bytes.fromhex(text.removeprefix("#"))
    return red, green, blue


def to_hex(colour: Rgb) -> str:
    """The colour as `#rrggbb`."""
    return f"#{bytes(colour).hex()}"


def contrast(one: Rgb, other: Rgb) -> float:
    """How well two colours can be told apart: 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def from_oklch(lightness: float, chroma: float, hue: float) -> Rgb:
    """A colour by lightness (0 to 1), chroma and hue (degrees).

    One that no screen can show becomes the most colourful one of the same lightness and hue that a screen can show.
    """
    linear = _linear(lightness, chroma, hue)
    if not _is_shown(linear):
        lower, upper = 0.0, chroma
        for _ in range(_HALVINGS):
            middle = (lower + upper) / 2
            lower, upper = (middle, upper) if _is_shown(_linear(lightness, middle, hue)) else (lower, middle)
        linear = _linear(lightness, lower, hue)
    red, green, blue = (round(255 * _encoded(min(1.0, max(0.0, part)))) for part in linear)
    return red, green, blue


def to_oklch(colour: Rgb) -> tuple[float, float, float]:
    """Lightness, chroma and hue of a colour; the numbers are those of Björn Ottosson's Oklab."""
    red, green, blue = (_decoded(part / 255) for part in colour)
    long = math.pow(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue, 1 / 3)
    middle = math.pow(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue, 1 / 3)
    short = math.pow(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue, 1 / 3)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def _linear(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    """Linear light of red, green and blue; below 0 or above 1 where no screen can show the colour."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _is_shown(linear: tuple[float, float, float]) -> bool:
    return all(-_ROUNDING <= part <= 1 + _ROUNDING for part in linear)


def _luminance(colour: Rgb) -> float:
    red, green, blue = (_decoded(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _encoded(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else 1.055 * math.pow(part, 1 / 2.4) - 0.055


def _decoded(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else math.pow((part + 0.055) / 1.055, 2.4)
