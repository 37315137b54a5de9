"""Galleries of more than a page: their data are fetched once, when somebody wants them."""

from urllib.parse import urlencode

import pytest

from tests.browser.reading import announced, box, chips, counts, focused, heading, query, tag_box, titles

pytestmark = pytest.mark.browser


def _asked(visit, name):
    return [address for address in visit.requested if name in address]


def test_nothing_is_fetched_before_the_first_interaction_and_then_once(library, visitor):
    visit = visitor()
    page = visit.see_all(library.address)
    page.locator(".card-link").first.hover()
    assert (_asked(visit, "search.json"), _asked(visit, "search-worker")) == ([], [])
    page.locator(".search-field").press_sequentially("map")
    page.locator("#results-title", has_text=" of 200 projects").wait_for()
    tag_box(page, "birds").check()
    box(page, "category", "Course").check()
    page.wait_for_timeout(300)
    assert (len(_asked(visit, "search.json")), len(_asked(visit, "search-worker"))) == (1, 1)
    assert (visit.complaints, visit.failed, visit.refused()) == ([], [], [])


@pytest.mark.parametrize("first", ["a tag", "more tags", "a facet", "the order", "the view", "a tag on a card"])
def test_anything_may_be_the_first_interaction(library, visitor, first):
    page = visitor().wake(library.address)
    if first == "a tag":
        tag_box(page, "birds").check()
    elif first == "more tags":
        page.locator("[data-facet=tag] .options-more").click()
        page.locator("[data-facet=tag] .option").nth(12).wait_for()
        return
    elif first == "a facet":
        box(page, "author", "Ines Halloway").check()
    elif first == "the order":
        page.get_by_label("Sort by").select_option("oldest")
    elif first == "the view":
        page.get_by_label("Table").check()
    else:
        page.locator(".card .tag", has_text="birds").first.click()
    page.locator(".more:visible, .chip").first.wait_for()
    page.locator(".results:not([aria-busy])").wait_for()
    assert query(page)
    assert 0 < len(titles(page)) <= 60


def test_results_come_sixty_at_a_time_from_the_same_template(library, visitor):
    page = visitor().wake(f"{library.address}?sort=oldest")
    page.locator(".more-button").wait_for()
    first = titles(page)
    assert len(first) == 60
    assert page.locator(".more-button").text_content() == "Show 60 more projects"
    assert page.locator(".more-shown").text_content() == "60 of 200 shown"
    page.locator(".more-button").click()
    page.locator(".cards > li").nth(119).wait_for()
    assert titles(page)[:60] == first
    assert focused(page).startswith(f"A card-link : {titles(page)[60]}")
    announced(page, "120 of 200 shown")
    for expected in (180, 200):
        page.locator(".more-button").click()
        page.locator(".cards > li").nth(expected - 1).wait_for()
    assert not page.locator(".more").is_visible()
    assert len(set(titles(page))) == 200


def test_whoever_comes_back_finds_as_many_as_were_shown(library, visitor):
    page = visitor().wake(f"{library.address}?sort=oldest")
    page.locator(".more-button").click()
    page.locator(".cards > li").nth(119).wait_for()
    page.locator(".card-link").nth(100).click()
    page.wait_for_url("**/projects/**")
    page.go_back()
    page.locator(".cards > li").nth(119).wait_for()


def test_the_page_is_as_it_was_built_when_nothing_is_filtered_any_more(library, visitor):
    page = visitor().wake(f"{library.address}page/2/")
    built, told = titles(page), heading(page)
    assert page.locator(".pagination").is_visible()
    tag_box(page, "birds").check()
    page.locator(".chip").wait_for()
    page.locator("#results-title", has_text=" of 200 projects").wait_for()
    assert page.url == f"{library.address}page/2/?tag=birds"
    assert not page.locator(".pagination").is_visible()
    assert not page.locator(".results-page").is_visible()
    page.get_by_role("button", name="Clear all").click()
    page.locator(".pagination").wait_for()
    assert (titles(page), heading(page), page.url) == (built, told, f"{library.address}page/2/")


def test_a_tags_page_counts_within_its_tag(library, visitor):
    page = visitor().wake(f"{library.address}tags/birds/")
    built = titles(page)
    tag_box(page, "soil").check()
    page.locator("#results-title", has_text=" of 200 projects").wait_for()
    assert chips(page) == ["birds", "soil"]
    assert int(heading(page).split()[0]) == counts(page)["soil"] == len(titles(page)) < len(built)


@pytest.mark.parametrize("first", ["more tags", "the search field", "a facet"])
def test_a_tags_page_counts_within_its_tag_before_anything_is_chosen(library, visitor, first):
    page = visitor().wake(f"{library.address}tags/birds/")
    built = counts(page)
    if first == "a facet":
        page.locator("[data-facet=year] summary").click()
        page.locator("[data-facet=year] .count:not(:empty)").first.wait_for()
        assert sum(counts(page, "year").values()) <= int(heading(page).split()[0])
    elif first == "more tags":
        page.locator("[data-facet=tag] .options-more").click()
        page.locator("[data-facet=tag] .option").nth(12).wait_for()
    else:
        with page.expect_response("**/search.json*"):
            page.keyboard.press("/")
        page.wait_for_timeout(300)
    assert {name: count for name, count in counts(page).items() if name in built} == built


def test_more_are_not_shown_while_other_results_are_on_their_way(library, visitor):
    page = visitor().wake(f"{library.address}?sort=oldest")
    page.locator(".more-button").wait_for()
    page.locator(".results:not([aria-busy])").wait_for()
    page.evaluate(
        """async () => {
          document.querySelector(".sort-choice").value = "title";
          document.querySelector(".sort-choice").dispatchEvent(new Event("change", { bubbles: true }));
          for (let asked = 0; asked < 20; asked += 1) await null;  // until the question is on its way
          document.querySelector(".more-button").click();
        }"""
    )
    page.locator(".results:not([aria-busy])").wait_for()
    assert titles(page) == titles(visitor().wake(f"{library.address}?sort=title"))


def test_a_link_with_a_filter_shows_nothing_else_first(library, visitor):
    visit = visitor()
    visit.page.add_init_script(
        """
        window.__first = [];
        (function look() {
          const card = document.querySelector(".cards .card-title");
          if (card?.checkVisibility({visibilityProperty: true})) window.__first.push(card.textContent);
          requestAnimationFrame(look);
        })();
        """
    )
    page = visit.wake(f"{library.address}?{urlencode({'tag': 'C#', 'sort': 'oldest'})}")
    page.locator(".chip").wait_for()
    page.wait_for_timeout(100)
    assert set(page.evaluate("window.__first")) == {titles(page)[0]}
    assert visit.shifts() == []


def test_when_the_data_cannot_be_had_it_says_so_and_can_be_tried_again(library, visitor):
    visit = visitor()
    page = visit.wake(library.address)
    page.context.route("**/search.json*", lambda route: route.abort())
    tag_box(page, "birds").check()
    note = page.locator(".note")
    note.wait_for()
    assert "could not be loaded" in note.text_content()
    assert page.locator(".card:visible").count() == 60
    page.context.unroute("**/search.json*")
    note.get_by_role("button", name="Try again").click()
    page.locator("#results-title", has_text=" of 200 projects").wait_for()
    assert not note.is_visible()
    assert chips(page) == ["birds"]
    assert focused(page).startswith("H2 results-title"), "the button that had it is gone"


def test_what_is_typed_while_the_data_of_a_link_are_on_their_way_is_not_lost(library, visitor):
    visit = visitor()
    held = []

    def hold(route):
        held.append(route)

    visit.page.context.route("**/search.json*", hold)
    page = visit.see(f"{library.address}?tag=birds")
    page.locator(".chip, .results[aria-busy]").first.wait_for()
    page.locator(".search-field").press_sequentially("a")
    held[0].continue_()
    page.locator("#results-title", has_text=" of 200 projects").wait_for()
    page.wait_for_url("**/?q=a&tag=birds")
    assert (page.locator(".search-field").input_value(), chips(page)) == ("a", ["birds"])


def test_from_disk_it_says_so_once_and_the_static_pages_go_on_working(library, visitor):
    visit = visitor()
    page = visit.wake(f"{library.folder.as_uri()}/index.html")
    assert not page.locator(".note").is_visible()
    page.locator(".search-field").press_sequentially("m")
    note = page.locator(".note")
    note.wait_for()
    assert "opened from disk" in note.text_content()
    announced(page, "opened from disk")
    assert not page.locator(".toolbar").is_visible()
    assert page.locator(".card:visible").count() == 60
    assert focused(page).startswith("H2 results-title")
    page.locator(".facet", has_text="birds").click()
    page.wait_for_url("**/tags/birds/index.html")
    assert (visit.complaints, visit.failed) == ([], [])


@pytest.mark.parametrize("how", ["a tag", "the address"])
def test_from_disk_it_says_so_whatever_asks_first(library, visitor, how):
    visit = visitor()
    root = f"{library.folder.as_uri()}/index.html"
    page = visit.wake(root if how == "a tag" else f"{root}?tag=birds&sort=title")
    if how == "a tag":
        tag_box(page, "birds").check()
    page.locator(".note", has_text="opened from disk").wait_for()
    assert page.locator(".card:visible").count() == 60
    assert page.locator(".pagination").is_visible()
    assert not page.locator(".filters").is_visible()
    assert page.locator(".facet").first.is_visible()
    assert (visit.complaints, visit.failed) == ([], [])


def test_from_disk_a_tag_on_a_card_leads_to_its_page(library, visitor):
    page = visitor().wake(f"{library.folder.as_uri()}/index.html")
    page.locator(".card .tag", has_text="birds").first.click()
    page.wait_for_url("**/tags/birds/index.html")
