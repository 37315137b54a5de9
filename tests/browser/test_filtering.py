"""Filtering: what comes out, in which order, and what it says."""

import random

import pytest

from tests.browser import galleries, plainly
from tests.browser.reading import box, chips, counts, focused, heading, query, tag_box, titles

pytestmark = pytest.mark.browser

# Goes to a state as the back button does, and waits until the page shows it.
GO = """
  async (query) => {
    history.replaceState(null, "", location.pathname + query);
    dispatchEvent(new PopStateEvent("popstate", {state: null}));
    const section = document.querySelector(".results");
    do await new Promise((resolve) => setTimeout(resolve)); while (section.hasAttribute("aria-busy"));
    const shown = [...document.querySelectorAll(".cards > li .card-title")].map((title) => title.textContent);
    return [document.querySelector("#results-title").textContent, shown];
  }
"""


@pytest.mark.parametrize(("gallery", "books", "states"), [("shelf", 50, 200), ("library", 200, 40)])
def test_any_state_gives_what_a_plain_loop_gives(request, visitor, gallery, books, states):
    projects, settings = galleries.library(books)
    visit = visitor()
    page = visit.wake(request.getfixturevalue(gallery).address)
    chance = random.Random(5)
    found = 0
    for _ in range(states):
        state = plainly.some_state(chance, projects)
        expected = plainly.results(projects, settings["featured"], state)
        told, shown = page.evaluate(GO, f"?{state.query}")
        if state.sort == "title":
            assert sorted(shown) == sorted(expected) if len(expected) <= 60 else set(shown) < set(expected), state
        else:
            assert shown == expected[:60], state
        assert told.startswith((f"{len(expected)} ", "No project" if not expected else "§")), state
        found += len(expected) > 0
    assert states / 2 < found < states
    assert visit.complaints == []


def test_the_counts_beside_the_values_are_what_choosing_them_gives(shelf, visitor):
    projects, settings = galleries.library(50)
    page = visitor().wake(f"{shelf.address}?tag=maps&category=Course")
    chosen = plainly.State(tags=["maps"], facets={"category": ["Course"]})
    for name, count in counts(page).items():
        more = plainly.State(tags=[*{"maps", name}], facets=chosen.facets)
        assert count == len(plainly.results(projects, settings["featured"], more)), name
    for name, count in counts(page, "category").items():
        other = plainly.State(tags=["maps"], facets={"category": [name]})
        assert count == len(plainly.results(projects, settings["featured"], other)), name


def test_with_any_a_count_is_of_all_that_have_the_tag_among_what_passes_the_rest(shelf, visitor):
    projects, settings = galleries.library(50)
    page = visitor().wake(f"{shelf.address}?tag=maps&match=any&category=Course")
    rest = {"category": ["Course"]}
    for name, count in counts(page).items():
        alone = plainly.State(tags=[name], facets=rest)
        assert count == len(plainly.results(projects, settings["featured"], alone)), name


def test_what_is_chosen_while_the_scripts_are_on_their_way_counts(sample, visitor):
    visit = visitor()
    held = []

    def hold(route):
        held.append(route)

    visit.page.route("**/gallery.js*", hold)
    page = visit.see(sample.address)
    page.locator(".search-field").press_sequentially("in")
    tag_box(page, "maps").check()
    page.get_by_label("Sort by").select_option("title")
    held[0].continue_()
    page.locator("html.ready").wait_for(state="attached")
    assert query(page) == [("q", "in"), ("tag", "maps"), ("sort", "title")]
    assert (page.locator(".search-field").input_value(), chips(page)) == ("in", ["maps"])
    assert 0 < len(titles(page)) <= 4


def test_all_tags_must_match_and_by_the_switch_any(sample, visitor):
    page = visitor().wake(sample.address)
    tag_box(page, "maps").check()
    assert heading(page) == "4 of 14 projects"
    tag_box(page, "climate").check()
    assert heading(page) == "2 of 14 projects"
    page.get_by_label("any tag").check()
    assert heading(page) == "5 of 14 projects"
    assert query(page) == [("tag", "maps"), ("tag", "climate"), ("match", "any")]
    page.get_by_label("all tags").check()
    assert heading(page) == "2 of 14 projects"


def test_the_cards_in_the_page_stay_the_same_elements(sample, visitor):
    visit = visitor()
    visit.see_all(sample.address)
    page = visit.wake(sample.address)
    page.evaluate("for (const item of document.querySelectorAll('.cards > li')) item.dataset.seen = 'yes'")
    asked = len(visit.requested)
    tag_box(page, "maps").check()
    page.locator(".sort-choice").select_option("oldest")
    page.locator(".clear-all").click()
    assert page.locator(".cards > li[data-seen=yes]").count() == 14
    assert [address for address in visit.requested[asked:] if "favicon" not in address] == []


def test_filters_are_chips_and_each_can_be_taken_away(sample, visitor):
    page = visitor().wake(sample.address)
    tag_box(page, "maps").check()
    box(page, "category", "Research").check()
    assert chips(page) == ["maps", "Research"]
    page.get_by_role("button", name="Remove the filter maps").click()
    assert chips(page) == ["Research"]
    assert not tag_box(page, "maps").is_checked()
    page.get_by_role("button", name="Remove the filter Research").click()
    assert chips(page) == []
    assert heading(page) == "14 projects"
    assert not page.locator(".clear-all").is_visible()


def test_clear_all_keeps_order_and_view(sample, visitor):
    page = visitor().wake(f"{sample.address}?q=tides&tag=oceans&author=Ines+Halloway&sort=title&view=table")
    assert heading(page) == "1 of 14 projects"
    page.locator(".results-bar").get_by_role("button", name="Clear all").click()
    assert heading(page) == "14 projects"
    assert query(page) == [("sort", "title"), ("view", "table")]
    assert page.locator(".search-field").input_value() == ""


def test_the_list_can_be_sorted(shelf, visitor):
    projects, settings = galleries.library(50)
    page = visitor().wake(shelf.address)
    built = titles(page)
    assert built == plainly.results(projects, settings["featured"], plainly.State())
    for sort in ("oldest", "added"):
        page.get_by_label("Sort by").select_option(sort)
        assert titles(page) == plainly.results(projects, settings["featured"], plainly.State(sort=sort))
    page.get_by_label("Sort by").select_option("title")
    in_order = page.evaluate("titles => titles.toSorted(new Intl.Collator('en', {numeric: true}).compare)", built)
    assert titles(page) == in_order != built
    page.get_by_label("Sort by").select_option("newest")
    assert titles(page) == built


def test_a_tag_on_a_card_is_added_to_the_filter(sample, visitor):
    page = visitor().wake(sample.address)
    page.locator(".card", has_text="Reading the Tides").get_by_role("link", name="oceans").click()
    assert page.url == f"{sample.address}?tag=oceans"
    assert chips(page) == ["oceans"]
    assert focused(page) == "H2 results-title : 2 of 14 projects"
    page.go_back()
    assert page.url == sample.address
    assert heading(page) == "14 projects"


@pytest.mark.parametrize("key", ["Control", "Shift", "Alt"])
def test_with_a_modifier_a_tag_on_a_card_is_the_link_that_it_is(sample, visitor, key):
    page = visitor().wake(sample.address)
    page.locator(".card", has_text="Reading the Tides").get_by_role("link", name="oceans").click(modifiers=[key])
    assert page.url == sample.address
    assert heading(page) == "14 projects"


def test_an_empty_result_says_so_and_offers_the_two_nearest_ways_back(sample, visitor):
    page = visitor().wake(f"{sample.address}?q=tides&tag=maps&category=Course")
    assert heading(page) == "No project matches"
    assert titles(page) == []
    ways = page.locator(".ways button")
    told = ways.all_text_contents()
    assert told[-1] == "Clear all"
    assert len(told) == 2
    assert told[0] == "Without maps: 1 project"
    ways.first.click()
    assert heading(page) == "1 of 14 projects"
    assert chips(page) == ["Course"]
    assert not page.locator(".nothing").is_visible()
    assert focused(page).startswith("H2 results-title")


def test_where_no_filter_less_is_enough_one_alone_may_be(sample, visitor):
    page = visitor().wake(f"{sample.address}?q=tides&tag=maps&category=Textbook&difficulty=Beginner")
    told = page.locator(".ways button").all_text_contents()
    assert [way.partition(" ")[0] for way in told[:-1]] == ["Only", "Only"]
    page.locator(".ways button").first.click()
    assert heading(page) != "No project matches"


def test_the_last_way_back_is_all_of_it(sample, visitor):
    page = visitor().wake(f"{sample.address}?q=nothingofthekind")
    assert page.locator(".ways button").all_text_contents() == ["Clear all"]
    page.locator(".ways button").click()
    assert heading(page) == "14 projects"


def test_a_gallery_of_one_needs_no_filters_and_can_be_searched(single, visitor):
    visit = visitor()
    page = visit.wake(single.address)
    assert page.locator(".filters").count() == 0
    page.locator(".search-field").fill("zzz")
    assert heading(page) == "No project matches"
    assert visit.complaints == []
