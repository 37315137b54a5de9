"""The owner's accent: readable whatever it is, itself where that can be, and a word where it cannot."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.gallery.accent import DARK_GROUNDS, LIGHT_GROUNDS, SHIPPED, check_accent, shown
from generator.gallery.colour import contrast, from_hex, from_oklch, to_hex, to_oklch
from generator.gallery.theme import default_folder
from generator.model.problems import Severity
from generator.model.settings import Settings

ACCENTS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
CSS = default_folder() / "assets" / "css"


def lowest(colour, grounds):
    return min(contrast(from_hex(colour), from_hex(ground)) for ground in grounds)


def tokens(text):
    return dict(re.findall(r"--([\w-]+): ([^;]+);", text))


def hex_of(oklch):
    return to_hex(from_oklch(*map(float, oklch.removeprefix("oklch(").removesuffix(")").split())))


def test_the_grounds_are_those_of_the_style_sheet():
    light, dark = (CSS / "10-tokens.css").read_text().split("@supports")
    for written, grounds, accent in (
        (tokens(light), LIGHT_GROUNDS, SHIPPED.light),
        (tokens(dark), DARK_GROUNDS, SHIPPED.dark),
    ):
        assert tuple(written[name] for name in ("paper", "surface", "well")) == grounds
        assert written["on-accent"] in grounds
        assert written["accent"] == accent


def test_the_colours_in_oklch_are_those_that_older_browsers_get():
    light, dark = (tokens(part) for part in (CSS / "10-tokens.css").read_text().split("@supports"))
    refined = tokens((CSS / "11-colour.css").read_text())
    for name in ("paper", "surface", "well", "line", "muted", "ink", "accent", "on-accent", "focus"):
        first, second = re.findall(r"oklch\([^)]*\)", refined[name])
        assert (hex_of(first), hex_of(second)) == (light[name], dark[name]), name


@given(ACCENTS)
@example("#ffffff")
@example("#000000")
@example("#ffff00")
@example("#0000ff")
def test_whatever_the_accent_every_ground_leaves_it_readable(accent):
    assert lowest(shown(accent).light, LIGHT_GROUNDS) >= 4.5
    assert lowest(shown(accent).dark, DARK_GROUNDS) >= 4.5


@given(ACCENTS)
def test_an_accent_that_can_be_read_by_day_is_shown_as_it_is(accent):
    readable = lowest(accent, LIGHT_GROUNDS) >= 4.5
    assert (shown(accent).light == accent) is readable


@given(ACCENTS)
def test_an_accent_keeps_its_hue(accent):
    _, chroma, hue = to_oklch(from_hex(accent))
    for colour in (shown(accent).light, shown(accent).dark):
        if min(chroma, to_oklch(from_hex(colour))[1]) > 0.06:
            assert abs((to_oklch(from_hex(colour))[2] - hue + 180) % 360 - 180) < 5


@pytest.mark.parametrize("accent", ["#ffd400", "#ff0000", "#c0c0c0", "#7fb800"])
def test_what_is_shown_by_day_is_the_nearest_that_can_be_read(accent):
    lightness, _, hue = to_oklch(from_hex(shown(accent).light))
    paler = to_hex(from_oklch(lightness + 0.006, to_oklch(from_hex(accent))[1], hue))
    assert lowest(paler, LIGHT_GROUNDS) < 4.5


def test_without_an_accent_the_themes_own_is_shown():
    assert shown("") == SHIPPED
    assert check_accent(Settings()) == []


@pytest.mark.parametrize("accent", ["#1d6a72", "#0b6e4f", "#000000", "#2563eb", "#1D6A72"])
def test_a_readable_accent_needs_no_word(accent):
    assert check_accent(Settings(accent=accent)) == []


def test_a_pale_accent_is_warned_of_with_its_contrast_and_the_nearest_that_passes():
    (problem,) = check_accent(Settings(accent="#ffd400"))
    assert problem.pointer == ("theme", "accent")
    assert problem.severity is Severity.WARNING
    assert problem.message == (
        "is #ffd400, whose contrast with the light page is 1.36, below 4.5; the gallery shows #816a00 there"
    )
    assert problem.advice == 'Write "#816a00", the nearest that can be read, or another dark colour.'


@given(ACCENTS)
@example("#787878")
def test_the_advice_is_good(accent):
    for problem in check_accent(Settings(accent=accent)):
        ratio = re.search(r"is (\d+\.\d\d), below", problem.message)
        assert ratio
        assert float(ratio[1]) < 4.5
        (advised,) = re.findall(r"#[0-9a-f]{6}", problem.advice)
        assert check_accent(Settings(accent=advised)) == []
        assert shown(advised).light == advised
