"""Colours: the published values of others, there and back, and the contrast that WCAG defines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.gallery.colour import contrast, from_hex, from_oklch, to_hex, to_oklch

CHANNELS = st.integers(0, 255)
COLOURS = st.tuples(CHANNELS, CHANNELS, CHANNELS)


@pytest.mark.parametrize(
    ("colour", "lightness", "chroma", "hue"),
    [
        # CSS Color 4 gives rebeccapurple, web-platform-tests the green; the primaries are those of Ottosson's article.
        ("#663399", 0.44027, 0.1603, 303.37),
        ("#008000", 0.51975, 0.17686, 142.495),
        ("#ff0000", 0.62796, 0.25768, 29.234),
        ("#00ff00", 0.86644, 0.29483, 142.495),
        ("#0000ff", 0.45201, 0.31321, 264.052),
    ],
)
def test_oklch_has_its_published_values(colour, lightness, chroma, hue):
    found = to_oklch(from_hex(colour))
    assert found[:2] == pytest.approx((lightness, chroma), abs=2e-4)
    assert found[2] == pytest.approx(hue, abs=0.05)


def test_greys_have_no_chroma():
    assert to_oklch((0, 0, 0)) == pytest.approx((0, 0, 0), abs=1e-6)
    assert to_oklch((255, 255, 255))[:2] == pytest.approx((1, 0), abs=1e-6)
    assert to_oklch((119, 119, 119))[1] == pytest.approx(0, abs=1e-6)


@given(COLOURS)
def test_every_colour_comes_back_from_oklch(colour):
    assert from_oklch(*to_oklch(colour)) == colour


@given(COLOURS)
def test_every_colour_comes_back_from_its_name(colour):
    assert from_hex(to_hex(colour)) == colour
    assert from_hex(to_hex(colour).upper().replace("#", "")) == colour


@given(st.floats(0.2, 0.95), st.floats(0.3, 0.5), st.floats(0, 360))  # darker, 8 bits a channel are too few to tell
def test_what_no_screen_can_show_keeps_its_lightness_and_hue(lightness, chroma, hue):
    found = to_oklch(from_oklch(lightness, chroma, hue))
    assert found[0] == pytest.approx(lightness, abs=0.02)
    assert found[1] < chroma
    if found[1] > 0.08:
        assert abs((found[2] - hue + 180) % 360 - 180) < 4


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#ffffff", "#ffffff", 1),
        ("#767676", "#ffffff", 4.54),  # the palest grey that passes AA on white, as every checker has it
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.00),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_contrast_is_what_the_guidelines_define(one, other, ratio):
    assert contrast(from_hex(one), from_hex(other)) == pytest.approx(ratio, abs=0.005)
    assert contrast(from_hex(other), from_hex(one)) == contrast(from_hex(one), from_hex(other))
