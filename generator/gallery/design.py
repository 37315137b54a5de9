"""The settings below `theme` become the values of the theme's tokens."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.gallery.accent import SHIPPED, Accent, shown
from generator.gallery.colour import contrast, from_hex
from generator.model.fields import badge_colors
from generator.model.settings import Settings

# CSS Fonts 4: these are words of the language, everything else is a name and stands in quotes.
_GENERIC = frozenset(
    (
        *("serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui"),
        *("ui-serif", "ui-sans-serif", "ui-monospace", "ui-rounded"),
    )
)


@dataclass(frozen=True, slots=True)
class Design:
    """What an owner has set; an empty value leaves the theme's own.

    Attributes:
        accent: as it is shown; the theme's own unless `has_accent`.
        radius: a length of CSS.
        sans, serif: lists of font families as CSS writes them.
        badges: what the badges of custom fields stand on, and the letters on it, as `#rrggbb`; the first is number 1.
    """

    accent: Accent = SHIPPED
    has_accent: bool = False
    radius: str = ""
    sans: Markup = Markup()  # noqa: RUF009 - immutable
    serif: Markup = Markup()  # noqa: RUF009 - immutable
    badges: tuple[tuple[str, str], ...] = ()


def design_of(settings: Settings) -> Design:
    """The design that the settings ask for."""
    return Design(
        accent=shown(settings.accent),
        has_accent=bool(settings.accent),
        radius=settings.radius,
        sans=_families(settings.sans),
        serif=_families(settings.serif),
        badges=tuple((color, _letters_on(color)) for color in badge_colors(settings.fields)),
    )


def _letters_on(color: str) -> str:
    """Black or white, whichever can be read better: one of them always has a contrast of 4.5 or more."""
    return max("#000000", "#ffffff", key=lambda ink: contrast(from_hex(ink), from_hex(color)))


def _families(names: tuple[str, ...]) -> Markup:
    written = (name.lower() if name.lower() in _GENERIC else f'"{name}"' for name in names)
    return Markup(", ".join(written))  # noqa: S704 - check_fonts lets no character pass that means something in CSS
