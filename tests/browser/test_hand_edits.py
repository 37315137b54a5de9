"""What the owner says in site.yml, in the page as the build made it and as its scripts fill it again."""

import pytest

from tests.browser.reading import titles

pytestmark = pytest.mark.browser


def test_scripts_bring_back_the_order_and_the_words_of_the_owner(make, visitor):
    projects = [
        {"title": f"Book {n}", "url": f"https://books.example/{n}/", "updated": f"2026-01-0{n}"} for n in range(1, 6)
    ]
    overrides = {
        "https://books.example/1/": {"order": 2},
        "https://books.example/2/": {"order": 1, "title": "Corrected", "tags": ["by hand"]},
        "https://books.example/4/": {"featured": True},
        "https://books.example/5/": {"hidden": True},
    }
    site = make("hand-edits", projects, {"overrides": overrides})
    visit = visitor()
    page = visit.wake(site.address)
    built = titles(page)
    assert built == ["Book 4", "Corrected", "Book 1", "Book 3"]
    page.get_by_label("Sort by").select_option("title")
    page.wait_for_url("**sort=title")
    assert titles(page) == ["Book 1", "Book 3", "Book 4", "Corrected"]
    page.get_by_label("Sort by").select_option("newest")
    page.wait_for_url(lambda url: "sort" not in url)
    assert titles(page) == built
    page.locator(".card-link", has_text="Corrected").click()
    assert page.url.endswith("projects/book-2/index.html")
    assert visit.complaints == []
