"""What pages ask for: from disk, and from a server at a sub-path."""

import pytest

from tests.browser.galleries import UNREACHABLE
from tests.browser.test_accessibility import EDGE

pytestmark = pytest.mark.browser


def test_every_page_read_from_disk_is_whole_and_asks_nobody(sample_without_address, visitor):
    visit = visitor()
    root = sample_without_address.folder.as_uri()
    for path in sample_without_address.pages:
        visit.see(f"{root}/{path}")
        assert visit.refused() == [], path
    assert (visit.complaints, visit.failed) == ([], [])
    assert [address for address in visit.requested if not address.startswith(root)] == []


def test_links_work_from_disk(sample_without_address, visitor):
    root = sample_without_address.folder.as_uri()
    page = visitor().see(f"{root}/index.html")
    page.get_by_role("link", name="Reading the Tides").first.click()
    assert page.locator("h1").text_content() == "Reading the Tides"
    page.get_by_role("link", name="oceans").first.click()
    assert page.url == f"{root}/tags/oceans/index.html"


def test_every_page_served_below_a_path_is_whole_and_asks_nobody_else(sample, visitor):
    visit = visitor()
    for path in sample.pages:
        visit.see(f"{sample.address}{path}")
        assert visit.refused() == [], path
    assert (visit.complaints, visit.failed) == ([], [])
    assert [address for address in visit.requested if not address.startswith(sample.address)] == []


def test_only_logos_are_asked_for_elsewhere_and_only_the_unreachable_one_fails(edge, pictures, visitor):
    visit = visitor()
    for path in EDGE.values():
        visit.see_all(f"{edge.address}{edge.projects.get(path, path)}")
        assert visit.refused() == [], path
    elsewhere = {address for address in visit.requested if not address.startswith(edge.address)}
    assert elsewhere == {UNREACHABLE, f"{pictures}2000x100.svg", f"{pictures}100x2000.svg"}
    assert set(visit.failed) == {UNREACHABLE}
    assert all(UNREACHABLE in complaint for complaint in visit.complaints), visit.complaints


def test_a_logo_elsewhere_is_not_told_who_asks(edge, pictures, visitor):
    visit = visitor()
    told = {}
    visit.page.on("request", lambda request: told.update({request.url: request.headers.get("referer")}))
    visit.see_all(edge.address)
    assert told[f"{pictures}2000x100.svg"] in (None, "")


@pytest.mark.parametrize("lost", ["nowhere", "projects/gone/", "tags/a/b/c/d.html", "page/99/index.html"])
def test_the_page_for_lost_addresses_works_at_any_depth(sample, visitor, lost):
    visit = visitor()
    page = visit.see(f"{sample.address}{lost}")
    assert page.locator("h1").text_content() == "This page is not on the shelf"
    assert visit.style("body", "display") == "flex", "the style sheet must have been found"
    assert page.get_by_role("button", name="Theme: system").is_visible(), "the script must have been found"
    assert visit.refused() == []
    page.get_by_role("link", name="all projects", exact=True).click()
    assert page.url == f"{sample.address}index.html"
    assert visit.failed == []
