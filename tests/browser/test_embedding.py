"""The gallery's cards in a frame of another site."""

import html
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.server import serve

pytestmark = pytest.mark.browser

TIDES = "Reading the Tides"


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory) -> Iterator[tuple[Path, str]]:
    """Another site: its folder and its address, which is another origin."""
    folder = tmp_path_factory.mktemp("elsewhere")
    with serve(folder) as address:
        yield folder, address


@pytest.fixture
def framed(elsewhere, visitor):
    """A visit to a page of another site that frames an address, and the frame."""
    folder, host = elsewhere

    def see(address, *, height=600, attributes="", **options):
        frame = f'<iframe src="{html.escape(address)}" title="Books" height="{height}" {attributes}></iframe>'
        style = "<style>body { margin: 0 } iframe { width: 100%; border: 0 }</style>"
        head = f'<title>Mine</title><link rel="icon" href="data:,">{style}'
        page = f'<!doctype html><html lang="en">{head}<h1>Mine</h1>{frame}<p>more</p></html>'
        (folder / "index.html").write_text(page)
        visit = visitor(**options)
        visit.see(host)
        inner = visit.page.frames[1]
        inner.wait_for_load_state("load")
        return visit, inner

    return see


@pytest.mark.parametrize("width", [320, 800])
def test_another_site_can_frame_the_cards(sample, framed, width):
    visit, frame = framed(f"{sample.address}embed/", width=width)
    assert frame.locator(".card").count() == 14
    assert frame.locator(".card-link").first.is_visible()
    assert (visit.complaints, visit.failed) == ([], [])
    assert frame.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert frame.evaluate("document.documentElement.scrollHeight > innerHeight"), "what does not fit can be scrolled to"
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_only_the_frames_own_cards_stand_in_it(sample, framed):
    _, frame = framed(f"{sample.address}embed/")
    assert frame.locator("nav, footer, .site-header, .skip-link, .theme-switch").count() == 0
    first = frame.locator(".card").first.bounding_box()
    assert first["y"] - frame.frame_element().bounding_box()["y"] < 80


def test_a_card_opens_in_the_readers_window(sample, framed):
    visit, frame = framed(f"{sample.address}embed/")
    frame.get_by_role("link", name=TIDES).click()
    visit.page.wait_for_url(f"{sample.address}{sample.projects[TIDES]}")


def test_a_tag_opens_in_the_readers_window(sample, framed):
    visit, frame = framed(f"{sample.address}embed/")
    frame.locator(".tag").first.click()
    visit.page.wait_for_url(f"{sample.address}tags/*/index.html")


def test_the_line_above_the_cards_leads_to_the_gallery(sample, framed):
    visit, frame = framed(f"{sample.address}embed/")
    frame.get_by_role("link", name="The Notebooks of Ines Halloway").click()
    visit.page.wait_for_url(f"{sample.address}index.html")


def test_without_script_the_first_page_of_the_gallery_is_shown(sample, framed):
    visit, frame = framed(f"{sample.address}embed/?tag=oceans", attributes='sandbox="allow-top-navigation"')
    assert frame.locator(".card").count() == 14
    frame.get_by_role("link", name=TIDES).click()
    visit.page.wait_for_url(f"{sample.address}{sample.projects[TIDES]}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_frame_follows_the_readers_system(sample, framed, scheme):
    _, frame = framed(f"{sample.address}embed/", scheme=scheme)
    paper = frame.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert (float(paper.removeprefix("oklch(").split()[0]) > 0.9) is (scheme == "light")


def test_odd_books_fit_the_narrowest_frame(edge, framed):
    _, frame = framed(f"{edge.address}embed/", width=320)
    assert frame.locator(".card").count() == 60
    assert frame.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert frame.get_by_role("link", name="See all of them").is_visible()
