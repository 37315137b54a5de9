"""The gallery's cards in a frame of another site."""

import html
import json
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


def _titles(frame):
    frame.locator("html.ready").wait_for(state="attached")
    return [title for title in frame.locator(".card-title").all_text_contents() if title]


def _tagged(site, *tags, how=all):
    """A plain look at the public data."""
    projects = json.loads((site.folder / "projects.json").read_text())["projects"]
    return {project["title"] for project in projects if how(tag in project.get("tags", []) for tag in tags)}


@pytest.mark.parametrize(
    ("query", "tags", "how"),
    [
        ("?tag=maps", ["maps"], all),
        ("?tag=MAPS", ["maps"], all),
        ("?tag=maps&tag=teaching&match=any", ["maps", "teaching"], any),
        ("?tag=time+series&tag=Python", ["time series", "Python"], all),
        ("?tag=maps&tag=nonesuch&match=any", ["maps"], all),
    ],
)
def test_the_address_says_which_projects_are_shown(sample, framed, query, tags, how):
    visit, frame = framed(f"{sample.address}embed/{query}")
    titles = _titles(frame)
    assert set(titles) == _tagged(sample, *tags, how=how)
    assert 0 < len(titles) < 14
    words = "project" if len(titles) == 1 else "projects"
    assert frame.locator("h1").text_content() == f"{len(titles)} {words}"
    assert not frame.locator(".embed-all").is_visible()
    assert (visit.complaints, visit.failed) == ([], [])


def test_a_search_is_shown_with_its_words_marked(sample, framed):
    _, frame = framed(f"{sample.address}embed/?q=tide")
    assert TIDES in _titles(frame)
    assert "tide" in {mark.casefold() for mark in frame.locator("mark").all_text_contents()}


def test_the_line_above_the_cards_leads_to_the_same_choice(sample, framed):
    visit, frame = framed(f"{sample.address}embed/?tag=maps&sort=title")
    titles = _titles(frame)
    assert titles == sorted(titles, key=str.casefold)
    frame.get_by_role("link", name="The Notebooks of Ines Halloway").click()
    visit.page.wait_for_url(f"{sample.address}index.html?tag=maps&sort=title")


def test_a_chosen_card_opens_in_the_readers_window_too(sample, framed):
    visit, frame = framed(f"{sample.address}embed/?q=tides&tag=teaching")
    _titles(frame)
    frame.get_by_role("link", name=TIDES).click()
    visit.page.wait_for_url(f"{sample.address}{sample.projects[TIDES]}")


@pytest.mark.parametrize("query", ["?tag=nonesuch", "?tag=maps&tag=nonesuch", "?author=Nobody+Known", "?q=zzzz"])
def test_what_no_project_has_shows_none(sample, framed, query):
    _, frame = framed(f"{sample.address}embed/{query}")
    assert _titles(frame) == []
    assert frame.locator("h1").text_content() == "No project matches"


def test_a_table_can_be_asked_for(sample, framed):
    _, frame = framed(f"{sample.address}embed/?tag=maps&view=table", width=800)
    frame.locator("html.ready").wait_for(state="attached")
    assert frame.locator("tbody tr").count() == len(_tagged(sample, "maps"))
    assert not frame.locator(".cards").is_visible()


def test_a_large_gallerys_choice_is_fetched_and_shown_by_the_page(thousand, framed):
    visit, frame = framed(f"{thousand.address}embed/?tag=tides")
    wanted = _tagged(thousand, "tides")
    titles = _titles(frame)
    assert len(titles) == 60 < len(wanted)
    assert set(titles) < wanted
    assert frame.locator("h1").text_content() == f"{len(wanted)} projects"
    frame.get_by_role("link", name="See all of them").click()
    visit.page.wait_for_url(f"{thousand.address}index.html?tag=tides")


def test_when_the_data_cannot_be_had_the_first_page_stays(thousand, framed, visitor):
    visit = visitor()
    visit.page.route("**/search.json*", lambda route: route.abort())
    page = visit.see(f"{thousand.address}embed/?tag=tides")
    page.locator("html.ready").wait_for(state="attached")
    assert page.locator(".card").count() == 60
    assert page.get_by_role("link", name="See all of them").is_visible()


def test_read_from_disk_a_small_gallery_can_be_framed_too(sample_without_address, visitor):
    visit = visitor()
    page = visit.see(f"{sample_without_address.folder.as_uri()}/embed/index.html?tag=maps")
    assert set(_titles(page)) == _tagged(sample_without_address, "maps")
    assert visit.complaints == []


def test_nothing_is_seen_to_move_while_the_choice_is_made(thousand, visitor):
    visit = visitor()
    page = visit.see(f"{thousand.address}embed/?tag=tides")
    _titles(page)
    page.wait_for_timeout(300)
    assert visit.shifts() == []


def test_odd_books_fit_the_narrowest_frame(edge, framed):
    _, frame = framed(f"{edge.address}embed/", width=320)
    assert frame.locator(".card").count() == 60
    assert frame.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert frame.get_by_role("link", name="See all of them").is_visible()
