"""The owner's accent: what the theme shows for it in light and in dark, and a warning when it cannot be read."""

from __future__ import annotations

import math
from dataclasses import dataclass

from generator.gallery.colour import READABLE, contrast, from_hex, from_oklch, to_hex, to_oklch
from generator.model.problems import Problem, Severity
from generator.model.settings import Settings

# What the accent stands on, as templates/assets/css/10-tokens.css has it: paper, surface (also the letters on a button
# in the light theme) and well.
LIGHT_GROUNDS = ("#fbf9f5", "#fffefc", "#f1ede6")
DARK_GROUNDS = ("#1b1917", "#24211f", "#2a2724")

# Colours glow in the dark: there the accent is pale, whatever it is by day.
_DARK_LIGHTNESS = 0.75
_DARK_CHROMA = 0.13
_STEP = 0.002


@dataclass(frozen=True, slots=True)
class Accent:
    """The theme's one colour, as `#rrggbb`; every ground of its theme, and letters on it, leave it readable."""

    light: str
    dark: str


SHIPPED = Accent("#8f3928", "#f0a08c")


def shown(accent: str) -> Accent:
    """What the theme shows for an owner's accent (`#rrggbb`, or empty for the theme's own).

    In light that is the accent itself, or where it would be hard to read the nearest darker one that is not.
    """
    if not accent:
        return SHIPPED
    lightness, chroma, hue = to_oklch(from_hex(accent))
    light = to_hex(from_hex(accent))
    if _lowest_contrast(light, LIGHT_GROUNDS) < READABLE:
        light = _readable(lightness, chroma, hue, LIGHT_GROUNDS, -_STEP)
    pale, calm = max(lightness, _DARK_LIGHTNESS), min(chroma, _DARK_CHROMA)
    return Accent(light, _readable(pale, calm, hue, DARK_GROUNDS, _STEP))


def check_accent(settings: Settings) -> list[Problem]:
    """A warning when the accent has to be darkened to be read on light paper; the pointer leads into site.yml."""
    if not settings.accent:
        return []
    ratio = _lowest_contrast(settings.accent, LIGHT_GROUNDS[:2])
    if ratio >= READABLE:
        return []
    light = shown(settings.accent).light
    message = (
        f"is {settings.accent}, whose contrast with the light page is {_rounded_down(ratio)}, below {READABLE}; "
        f"the gallery shows {light} there"
    )
    advice = f'Write "{light}", the nearest that can be read, or another dark colour.'
    return [Problem(("theme", "accent"), message, advice, Severity.WARNING)]


def _readable(lightness: float, chroma: float, hue: float, grounds: tuple[str, ...], step: float) -> str:
    """The colour, made darker or lighter until it can be read on every ground."""
    colour = to_hex(from_oklch(lightness, chroma, hue))
    while _lowest_contrast(colour, grounds) < READABLE:
        lightness += step
        colour = to_hex(from_oklch(lightness, chroma, hue))
    return colour


def _lowest_contrast(colour: str, grounds: tuple[str, ...]) -> float:
    return min(contrast(from_hex(colour), from_hex(ground)) for ground in grounds)


def _rounded_down(ratio: float) -> str:
    """Two digits that never make a ratio look better than it is."""
    return f"{math.floor(ratio * 100) / 100:.2f}"
