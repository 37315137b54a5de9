"""The colours of the cards: the theme's, and readable whatever the owner's accent is."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.gallery.social.colours import (
    PAPER,
    READABLE,
    Colours,
    colours_with,
    contrast,
    oklch,
    rgb,
    tile_colours,
    to_oklch,
)
from generator.gallery.theme import default_folder

TOKENS = (default_folder() / "assets" / "css" / "10-tokens.css").read_text()
PARTS = st.integers(0, 255)


@pytest.mark.parametrize("name", ["paper", "well", "line", "muted", "ink", "accent"])
def test_the_cards_have_the_colours_of_the_shipped_theme(name):
    found = re.search(rf"--{name}: (#[0-9a-f]{{6}});", TOKENS)
    assert found
    assert getattr(Colours(), name) == rgb(found[1])


@given(st.tuples(PARTS, PARTS, PARTS))
@example((255, 255, 255))
@example((255, 212, 0))
@example((0, 0, 0))
def test_any_accent_can_be_read_on_the_paper(accent):
    colours = colours_with("#" + bytes(accent).hex())
    assert contrast(colours.accent, PAPER) >= READABLE


def test_a_dark_accent_stays_as_it_is():
    assert colours_with("#1d6a72").accent == pytest.approx((0x1D, 0x6A, 0x72), abs=3)


def test_every_text_of_a_card_can_be_read_on_its_ground():
    colours = Colours()
    grounds = [(colours.ink, colours.paper), (colours.muted, colours.paper), (colours.ink, colours.well)]
    grounds += [(letters, tile) for tile, letters in map(tile_colours, range(24))]
    assert min(contrast(*pair) for pair in grounds) >= READABLE


def test_the_hues_are_those_of_the_theme():
    styles = (default_folder() / "assets" / "css" / "12-hues.css").read_text()
    assert [int(hue) for hue in re.findall(r"--hue: (\d+);", styles)] == [number * 15 for number in range(24)]
    tile, letters = re.findall(r"light-dark\(oklch\(([\d.]+ [\d.]+) var", styles)[:2]
    parts = [[float(part) for part in kind.split()] for kind in (tile, letters)]
    assert tile_colours(7) == tuple(oklch(lightness, chroma, 105) for lightness, chroma in parts)


@given(st.tuples(PARTS, PARTS, PARTS))
def test_a_colour_survives_the_way_to_oklch_and_back(colour):
    assert oklch(*to_oklch(colour)) == pytest.approx(colour, abs=1)


@pytest.mark.parametrize(
    ("colour", "known"),
    [("#ff0000", (0.628, 0.2577, 29.23)), ("#00ff00", (0.8664, 0.2948, 142.5)), ("#808080", (0.5999, 0, None))],
)
def test_known_colours_have_their_known_places_in_oklch(colour, known):
    found = to_oklch(rgb(colour))
    assert found[:2] == pytest.approx(known[:2], abs=0.001)
    assert known[2] is None or found[2] == pytest.approx(known[2], abs=0.1)


def test_black_and_white_are_as_far_apart_as_can_be():
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
