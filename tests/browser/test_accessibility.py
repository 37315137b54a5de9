"""What axe, the accessibility checker, says of every kind of page."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.galleries import ARABIC, LONG_TITLE, WIDE

pytestmark = pytest.mark.browser

EDGE = {
    "index": "index.html",
    "second page": "page/2/index.html",
    "tag index": "tags/index.html",
    "tag": "tags/plain/index.html",
    "not found": "404.html",
    "long title": LONG_TITLE,
    "right to left": ARABIC,
    "wide words": WIDE,
    "fifteen tags": "Fifteen tags",
}
SAMPLE = {
    "index": "index.html",
    "tag": "tags/teaching/index.html",
    "project": "Reading the Tides",
}


def _faults(visit, address):
    """Rules that a page breaks: light and dark, on a wide screen and on the narrowest phone."""
    page = visit.see(address)
    axe = Axe()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 900})
            for fault in axe.run(page).response["violations"]:
                yield f"{scheme}, {width} px: {fault['id']}: {[node['html'][:200] for node in fault['nodes'][:3]]}"


@pytest.mark.parametrize("kind", EDGE)
def test_axe_finds_nothing_in_the_gallery_of_odd_books(edge, visitor, kind):
    path = edge.projects.get(EDGE[kind], EDGE[kind])
    assert list(_faults(visitor(), f"{edge.address}{path}")) == []


@pytest.mark.parametrize("kind", SAMPLE)
def test_axe_finds_nothing_in_the_sample(sample, visitor, kind):
    path = sample.projects.get(SAMPLE[kind], SAMPLE[kind])
    assert list(_faults(visitor(), f"{sample.address}{path}")) == []


def test_axe_finds_nothing_in_the_view_for_other_sites(edge, empty, visitor):
    assert [*_faults(visitor(), f"{edge.address}embed/"), *_faults(visitor(), f"{empty.address}embed/")] == []


def test_axe_finds_nothing_in_a_gallery_without_projects(empty, visitor):
    assert [*_faults(visitor(), empty.address), *_faults(visitor(), f"{empty.address}tags/")] == []


def test_axe_finds_nothing_when_everything_is_unfolded(sample, visitor):
    visit = visitor()
    page = visit.see(f"{sample.address}{sample.projects['Reading the Tides']}")
    page.locator(".cite summary").click()
    assert [fault["id"] for fault in Axe().run(page).response["violations"]] == []
    page.set_viewport_size({"width": 320, "height": 900})
    visit.see(sample.address).locator(".facets-summary").click()
    assert [fault["id"] for fault in Axe().run(page).response["violations"]] == []


STATES = {
    "filtered": "?q=in&tag=maps&match=any&tag=oceans&year=2026",
    "empty": "?q=zzz&tag=maps",
    "table": "?view=table&q=tid",
    "with a note": "?tag=nowhere",
    "on a tag's page": "tags/maps/?tag=climate",
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_whatever_the_reader_has_chosen(sample, visitor, state):
    visit = visitor()
    visit.wake(f"{sample.address}{STATES[state]}")
    assert list(_faults(visit, visit.page.url)) == []


def test_axe_finds_nothing_with_every_filter_unfolded_and_half_of_them_idle(shelf, visitor):
    visit = visitor()
    page = visit.wake(f"{shelf.address}?tag=maps&q=z")
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    page.locator(".options-more:visible").first.click()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert [fault["id"] for fault in Axe().run(page).response["violations"]] == []


def test_axe_finds_nothing_in_more_results_than_a_page(library, visitor):
    page = visitor().wake(f"{library.address}?sort=oldest")
    page.locator(".more-button").click()
    page.locator(".cards > li").nth(119).wait_for()
    assert [fault["id"] for fault in Axe().run(page).response["violations"]] == []
