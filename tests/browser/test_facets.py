"""The panel of filters: its lists, their order, and the keyboard."""

import pytest

from tests.browser.reading import box, chips, counts, focused, heading, query, tag_box, titles, until

pytestmark = pytest.mark.browser


def test_tags_stand_by_count_and_the_rest_behind_more(sample, visitor):
    page = visitor().wake(sample.address)
    few = counts(page)
    assert len(few) == 12
    assert list(few.values()) == sorted(few.values(), reverse=True)
    more = page.locator(".filters [data-facet=tag] .options-more")
    assert (more.get_attribute("aria-expanded"), more.text_content()) == ("false", "12 more")
    more.click()
    every = counts(page)
    assert list(every)[:12] == list(few)
    assert len(every) == 24
    assert more.get_attribute("aria-expanded") == "true"
    assert focused(page).startswith("BUTTON options-more")
    more.click()
    assert counts(page) == few


def test_however_many_tags_there_are_all_stand_behind_more(make, visitor):
    tags = [f"tag {number:03}" for number in range(232)]
    books = [
        {"title": f"Book {place}", "url": f"https://books.example/{place}", "tags": tags[place::58]}
        for place in range(58)
    ]
    page = visitor().wake(make("many-tags", books, {}).address)
    more = page.locator("[data-facet=tag] .options-more")
    for listed, says in ((12, "100 more"), (112, "100 more"), (212, "20 more"), (232, "Fewer")):
        assert (len(counts(page)), more.text_content()) == (listed, says)
        more.click()
    assert (len(counts(page)), more.text_content()) == (12, "100 more")


def test_tags_that_would_give_nothing_are_pale_and_still_there(sample, visitor):
    visit = visitor()
    page = visit.wake(f"{sample.address}?tag=maps")
    idle = page.locator(".option-idle")
    assert idle.count() > 1
    assert set(idle.locator(".count").all_text_contents()) == {"0"}
    assert idle.locator("input:disabled").count() == 0
    pale, plain = (
        visit.brightness(".option-idle bdi", "color"),
        visit.brightness(".option:not(.option-idle) bdi", "color"),
    )
    assert pale > plain + 0.1
    idle.first.locator("input").focus()
    page.keyboard.press("Space")
    assert heading(page) == "No project matches"


def test_a_chosen_tag_is_listed_however_rare_it_is(sample, visitor):
    page = visitor().wake(f"{sample.address}?tag=salt")
    page = visitor().wake(f"{sample.address}?tag=oceans")
    assert list(counts(page))[12:] == ["oceans"]
    assert tag_box(page, "oceans").is_checked()


def test_tags_can_be_searched_when_there_are_more_than_twenty(sample, shelf, visitor):
    page = visitor().wake(sample.address)
    find = page.get_by_label("Find a tag")
    find.fill("SÉRIES")
    assert list(counts(page)) == ["time series"]
    assert not page.locator("[data-facet=tag] .options-more").is_visible()
    tag_box(page, "time series").check()
    find.fill("xyz")
    assert list(counts(page)) == []
    assert page.get_by_text("No tag is called that").is_visible()
    find.fill("")
    assert len(counts(page)) == 12
    assert chips(page) == ["time series"]
    assert visitor().wake(shelf.address).get_by_label("Find a tag").count() == 0


def test_further_facets_appear_by_themselves_when_the_data_have_them(sample, shelf, thousand, single, visitor):
    facets = "names => names.map((name) => name.dataset.facet)"
    for site, expected in (
        (sample, ["tag", "author", "category", "difficulty", "status", "year"]),
        (shelf, ["tag", "author", "category", "status", "difficulty", "year"]),
        (thousand, ["tag", "author", "year"]),
        (single, []),
    ):
        page = visitor().wake(site.address)
        assert page.locator(".filters [data-facet]").evaluate_all(facets) == expected


def test_within_a_facet_any_value_does_between_facets_all_must(sample, visitor):
    page = visitor().wake(sample.address)
    box(page, "category", "Course").check()
    courses = titles(page)
    box(page, "category", "Textbook").check()
    both = titles(page)
    assert len(both) > len(courses) > 0
    box(page, "difficulty", "Beginner").check()
    assert 0 < len(titles(page)) < len(both)
    assert query(page) == [("category", "Course"), ("category", "Textbook"), ("difficulty", "Beginner")]


def test_the_panel_never_loses_the_focus(sample, visitor):
    page = visitor().wake(sample.address)
    for name in ("teaching", "maps", "Python"):
        tag_box(page, name).focus()
        page.keyboard.press("Space")
        assert page.evaluate("document.activeElement.value") == name
    page.keyboard.press("Space")
    assert chips(page) == ["teaching", "maps"]


def test_everything_can_be_done_with_the_keyboard_in_a_sensible_order(sample, visitor):
    page = visitor().wake(sample.address)
    page.locator(".theme-switch").focus()
    met = []
    for _ in range(40):
        page.keyboard.press("Tab")
        met.append(focused(page).partition(":")[0].strip())
        if met[-1].startswith("A card-link"):
            break
    assert met[:3] == ["INPUT  match", "INPUT options-find", "INPUT  tag"]
    assert met.index("BUTTON options-more quiet") == 14
    assert met[-4:] == ["INPUT search-field q", "SELECT sort-choice sort", "INPUT  view", "A card-link"]
    page.locator("[name=match]").first.focus()
    page.keyboard.press("ArrowRight")
    assert page.get_by_label("any tag").is_checked()
    page.locator("[name=view]").first.focus()
    page.keyboard.press("ArrowRight")
    assert query(page) == [("match", "any"), ("view", "table")]


def test_removing_chips_leads_from_one_to_the_next_and_then_to_the_results(sample, visitor):
    page = visitor().wake(f"{sample.address}?tag=maps&tag=climate&tag=ecology")
    page.locator(".chip").nth(1).focus()
    page.keyboard.press("Enter")
    assert focused(page) == "BUTTON chip : ecology"
    page.keyboard.press("Enter")
    assert focused(page) == "BUTTON chip : maps"
    page.keyboard.press("Enter")
    assert focused(page) == "H2 results-title : 14 projects"
    page.keyboard.press("Tab")
    assert focused(page).startswith("A card-link")


def test_on_a_phone_one_fold_holds_the_filters_and_says_how_many_are_on(sample, visitor):
    page = visitor(width=320).wake(f"{sample.address}?tag=maps&year=2026")
    summary = page.locator(".facets-summary")
    assert summary.inner_text() == "Filter, 2 on"
    assert not tag_box(page, "maps").is_visible()
    summary.click()
    tag_box(page, "maps").uncheck()
    assert summary.inner_text() == "Filter, 1 on"
    assert page.locator(".facets").get_attribute("open") is not None
    page.get_by_role("button", name="Remove the filter 2026").click()
    assert summary.inner_text() == "Filter"


def test_on_a_wide_screen_the_filters_stay_in_view(sample, visitor):
    page = visitor().wake(sample.address)
    page.mouse.move(800, 500)
    page.mouse.wheel(0, 1200)
    until(page, "scrollY > 1000")
    assert page.locator(".filter-title").first.bounding_box()["y"] >= 0
    tag_box(page, "maps").check()
    assert page.locator("#results-title").bounding_box()["y"] >= 0
