"""What answers the pointer: it shows, it can still be read, and nothing moves."""

import pytest

from generator.gallery.colour import READABLE, contrast
from tests.browser.test_design import colours_of

pytestmark = pytest.mark.browser

PARTS = {
    "index.html?tag=maps": [".chip", ".clear-all", ".card-link", ".tag", ".option label", ".match span", ".site-nav a"],
    "index.html?q=zzz&tag=maps": [".way"],
    "index.html?view=table": [".row", ".row-title a"],
    "tags/index.html": [".tag-row", ".back a"],
    "stats/index.html": [".tag-bars-row", ".tag-pairs a", ".figure-note a"],
    "projects/reading-the-tides/index.html": [".button", ".actions > .copy", ".facts a"],
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PARTS)
def test_a_link_or_button_under_the_pointer_can_be_read_and_keeps_its_place(sample, visitor, path, scheme):
    visit = visitor(scheme=scheme, reduced_motion="reduce")
    page = (visit.wake if path.startswith("index") else visit.see)(f"{sample.address}{path}")
    for part in PARTS[path]:
        element = page.locator(part).first
        element.scroll_into_view_if_needed()
        box = element.bounding_box()
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        assert element.bounding_box() == box, part
        for text, ground, html in colours_of(page, f"{part}, {part} *"):
            assert contrast(text, ground) >= READABLE, (part, html)


def test_a_card_lifts_by_a_shadow(sample, visitor):
    page = visitor(reduced_motion="reduce").see(sample.address)
    card, other = page.locator(".card").nth(0), page.locator(".card").nth(1)
    place = card.bounding_box()
    card.hover()
    assert card.bounding_box() == place
    shadow = "card => getComputedStyle(card.querySelector('.tile')).boxShadow"
    assert (card.evaluate(shadow) != "none", other.evaluate(shadow)) == (True, "none")
    colour = "card => getComputedStyle(card.querySelector('.card-link')).color"
    assert card.evaluate(colour) != other.evaluate(colour)
