"""A preview in the browser: pages follow what is saved, and stay where their reader was."""

import json

import pytest

from tests.browser import galleries
from tests.previews import preview_of, until

pytestmark = pytest.mark.browser


@pytest.fixture
def portfolio(tmp_path):
    (tmp_path / "data").mkdir()
    projects, settings = galleries.library(50)
    galleries.write(tmp_path / "data", projects, settings)
    return tmp_path


def title_of(portfolio, title):
    """Save another title of the first project."""
    file = portfolio / "data" / "projects.json"
    content = json.loads(file.read_text("utf-8"))
    content["projects"][0]["title"] = title
    file.write_text(json.dumps(content), "utf-8")


def test_a_page_follows_a_save_and_its_reader_stays_where_they_were(portfolio, visitor):
    with preview_of(portfolio) as preview:
        visit = visitor(height=500)
        page = visit.see(preview.address)
        page.evaluate("scrollTo({top: 700, behavior: 'instant'})")
        page.evaluate("window.isOld = true")
        title_of(portfolio, "As it was just saved")
        page.get_by_text("As it was just saved").first.wait_for(state="attached")
        assert not page.evaluate("window.isOld === true")
        until(lambda: page.evaluate("scrollY") == 700)
        assert visit.complaints == []


def test_a_mistake_is_shown_on_the_page_until_it_is_mended(portfolio, visitor):
    settings = portfolio / "data" / "site.yml"
    right = settings.read_text("utf-8")
    with preview_of(portfolio) as preview:
        visit = visitor()
        page = visit.see(f"{preview.address}tags/")
        page.evaluate("window.isOld = true")
        settings.write_text("<b>wrong</b>: here\n", "utf-8")
        overlay = page.get_by_role("alert")
        overlay.wait_for()
        assert "The build failed" in overlay.inner_text()
        assert "data/site.yml:" in overlay.inner_text()
        assert "<b>wrong</b>" in overlay.inner_text()
        assert overlay.evaluate("(overlay) => getComputedStyle(overlay).position") == "fixed"
        settings.write_text(right, "utf-8")
        overlay.wait_for(state="detached")
        assert page.evaluate("window.isOld")  # nothing had to be loaded again
        assert visit.complaints == []


def test_a_page_that_waited_for_its_first_build_shows_the_gallery_by_itself(portfolio, visitor):
    settings = portfolio / "data" / "site.yml"
    right = settings.read_text("utf-8")
    settings.write_text("titel: A\n", "utf-8")
    with preview_of(portfolio) as preview:
        page = visitor().see(preview.address)
        page.get_by_role("heading", name="The build failed").first.wait_for()
        settings.write_text(right, "utf-8")
        page.locator(".toolbar").wait_for()
