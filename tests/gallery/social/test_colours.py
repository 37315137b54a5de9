"""The colours of the cards: the theme's, and readable whatever the owner's accent is."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.gallery.colour import READABLE, contrast, from_hex, from_oklch
from generator.gallery.social.colours import Colours, colours_with, tile_colours
from generator.gallery.theme import default_folder

TOKENS = (default_folder() / "assets" / "css" / "10-tokens.css").read_text()
PARTS = st.integers(0, 255)


@pytest.mark.parametrize("name", ["paper", "well", "line", "muted", "ink", "accent"])
def test_the_cards_have_the_colours_of_the_shipped_theme(name):
    found = re.search(rf"--{name}: (#[0-9a-f]{{6}});", TOKENS)
    assert found
    assert getattr(Colours(), name) == from_hex(found[1])


@given(st.tuples(PARTS, PARTS, PARTS))
@example((255, 255, 255))
@example((255, 212, 0))
@example((0, 0, 0))
def test_any_accent_can_be_read_on_the_paper(accent):
    colours = colours_with("#" + bytes(accent).hex())
    assert contrast(colours.accent, colours.paper) >= READABLE


def test_a_dark_accent_stays_as_it_is():
    assert colours_with("#1d6a72").accent == (0x1D, 0x6A, 0x72)


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
    assert tile_colours(7) == tuple(from_oklch(lightness, chroma, 105) for lightness, chroma in parts)
