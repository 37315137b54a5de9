"""The gallery as docs/theming.md leaves it is as good as the shipped one."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from docs.images.theming import follow
from tests.browser.sites import Site
from tests.browser.test_patterns import COMPARE

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def guided(ground, server):
    last = follow(ground / "guided")[-1]
    return Site(last, f"{server}guided/{last.name}/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_read_by_everybody(guided, visitor, scheme):
    page = visitor().see(guided.address)
    page.emulate_media(color_scheme=scheme)
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert [fault["id"] for fault in Axe().run(page).response["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_its_cards_are_the_same_when_scripts_make_them(guided, visitor):
    visit = visitor()
    pairs = visit.wake(guided.address).evaluate(COMPARE)
    assert pairs
    assert [made for _, made in pairs] == [built for built, _ in pairs]
    assert visit.complaints == []
