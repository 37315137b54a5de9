"""Fields of a portfolio's own: as filters, in the address, and on cards, whether built or made by script."""

import pytest
from playwright.sync_api import expect

from tests.browser.reading import box, chips, counts, query, titles

pytestmark = pytest.mark.browser

CARDS = "cards => cards.map((card) => card.querySelector('.facts-inline').outerHTML.replace(/>\\s+</g, '><'))"
FACETS = "groups => groups.map((group) => [group.dataset.facet, group.querySelector('summary bdi').textContent])"


def test_each_is_a_filter_in_its_order_under_its_label(own_fields, visitor):
    page = visitor().wake(own_fields.address)
    assert page.locator(".filters details[data-facet]").evaluate_all(FACETS) == [
        ["level", "Level & <b>"],
        ["topics", "Topics"],
        ["made", "Made"],
    ]


def test_a_list_is_found_by_each_of_its_values_and_a_date_by_its_year(own_fields, visitor):
    page = visitor().wake(own_fields.address)
    box(page, "topics", "C++ & co.").check()
    expect(page.locator(".chip")).to_have_count(1)
    assert titles(page) == [f"Book {number}" for number in (2, 3, 6, 7, 10)]
    assert query(page) == [("topics", "C++ & co.")]
    box(page, "made", "2021").check()
    expect(page.locator(".chip")).to_have_count(2)
    assert titles(page) == ["Book 7", "Book 10"]
    assert counts(page, "level") == {"easy": 0, "hard": 2, "odd": 0}


def test_an_address_restores_the_choice_and_names_what_it_does_not_know(own_fields, visitor):
    page = visitor().wake(f"{own_fields.address}?level=HARD&topics=moon&topics=sea")
    assert chips(page) == ["hard", "sea"]
    assert titles(page) == ["Book 4", "Book 7"]
    assert "“moon” is nothing to filter by here (Topics)" in (page.locator(".note").text_content() or "")
    page.locator(".clear-all").click()
    expect(page.locator(".chip")).to_have_count(0)
    assert query(page) == []
    page.go_back()
    expect(page.locator(".chip")).to_have_count(2)


def test_they_filter_a_tags_page_and_choose_what_is_embedded(own_fields, visitor):
    page = visitor().wake(f"{own_fields.address}tags/low/index.html")
    box(page, "level", "easy").check()
    expect(page.locator(".chip")).to_have_count(2)
    assert titles(page) == ["Book 0", "Book 3", "Book 6"]
    page = visitor().see(f"{own_fields.address}embed/?level=easy&topics=sea")
    page.locator("html.ready").wait_for(state="attached")
    assert [title for title in page.locator(".card-title").all_text_contents() if title] == ["Book 0", "Book 3"]


def test_cards_made_by_script_show_fields_as_built_ones_do(own_fields, visitor):
    built = visitor(java_script_enabled=False).see(own_fields.address).locator(".card").evaluate_all(CARDS)
    made = visitor().wake(f"{own_fields.address}?q=book").locator(".results .card").evaluate_all(CARDS)
    assert len(built) == 5
    assert made[:5] == built
    assert 'class="badge field-badge field-badge-1"' in built[0]
    assert 'href="https://doi.example/0"' in built[0]
