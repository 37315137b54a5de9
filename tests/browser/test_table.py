"""The list as a table."""

import pytest

from tests.browser.reading import query, tag_box, titles

pytestmark = pytest.mark.browser


def test_the_table_is_a_real_one_with_title_author_tags_and_date(sample, visitor):
    page = visitor().wake(sample.address)
    cards = titles(page)
    page.get_by_label("Table").check()
    assert query(page) == [("view", "table")]
    assert page.locator("table.table thead th").all_text_contents() == ["Title", "Author", "Tags", "Date"]
    assert page.get_by_role("table", name="Projects").count() == 1
    assert page.get_by_role("row").count() == 15
    assert titles(page) == cards
    cells = page.get_by_role("row", name="Reading the Tides").locator("th, td")
    tags = "Tags: oceans Tags: time series Tags: Fourier analysis Tags: Python Tags: teaching"
    tides = ["Reading the Tides", "Ines Halloway", tags, "12 November 2026"]
    assert [" ".join(text.split()) for text in cells.all_inner_texts()] == tides
    assert page.locator(".card:visible").count() == 0
    page.get_by_label("Cards").check()
    assert page.locator(".card:visible").count() == 14
    assert not page.locator(".table").is_visible()


def test_rows_lead_to_projects_and_their_tags_filter(sample, visitor):
    page = visitor().wake(f"{sample.address}?view=table")
    page.get_by_role("row", name="Reading the Tides").get_by_role("link", name="oceans").click()
    assert query(page) == [("tag", "oceans"), ("view", "table")]
    assert len(titles(page)) == 2
    page.get_by_role("link", name="Reading the Tides").click()
    page.wait_for_url(f"{sample.address}{sample.projects['Reading the Tides']}")


def test_the_table_is_filtered_sorted_and_marked_as_cards_are(shelf, visitor):
    cards = visitor().wake(f"{shelf.address}?q=ma&sort=oldest")
    table = visitor().wake(f"{shelf.address}?q=ma&sort=oldest&view=table")
    assert titles(table) == titles(cards) != []
    assert table.locator(".row-title mark").count() == cards.locator(".card-title mark").count() > 0
    tag_box(table, "Python").check()
    tag_box(cards, "Python").check()
    assert titles(table) == titles(cards)


def test_a_cell_without_a_value_is_empty_and_in_its_place(shelf, visitor):
    page = visitor().wake(f"{shelf.address}?view=table")
    kinds = page.locator(".row").evaluate_all("rows => rows.map((row) => [...row.cells].map((cell) => cell.className))")
    assert {tuple(row) for row in kinds} == {("row-title", "row-author", "row-tags", "row-date")}
    empty = page.locator(".row td:empty, .row td:not(:has(*))")
    assert empty.count() > 0
    assert {text.strip() for text in empty.all_text_contents()} == {""}


@pytest.mark.parametrize("gallery", ["sample", "odd"])
def test_the_table_fits_the_narrowest_phone(request, visitor, gallery):
    visit = visitor(width=320, height=700)
    page = visit.wake(f"{request.getfixturevalue(gallery).address}?view=table")
    assert page.locator(".row").count() >= 14
    assert visit.overflow() == []
    assert page.get_by_role("columnheader").count() == 4


def test_the_table_can_be_printed(sample, visitor):
    visit = visitor(scheme="dark")
    page = visit.wake(f"{sample.address}?view=table")
    page.emulate_media(media="print")
    for control in (".toolbar", ".filters", ".chips", ".clear-all"):
        assert not page.locator(control).is_visible(), control
    assert visit.brightness(".row-title", "color") == 0
    assert page.locator(".row:visible").count() == 14
    assert page.pdf(format="A4").startswith(b"%PDF")
