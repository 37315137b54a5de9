"""Tags as site.yml orders them: groups in the filters, and other words for a tag."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.reading import chips, counts, focused, heading, query, tag_box, titles

pytestmark = pytest.mark.browser


def groups(page):
    """The tags that are seen below each heading."""
    found = page.locator(".filters .options-group").evaluate_all(
        """groups => groups.filter((group) => group.checkVisibility()).map((group) => [
             document.getElementById(group.getAttribute("aria-labelledby")).textContent.trim(),
             [...group.querySelectorAll("input")].map((input) => input.value)])"""
    )
    return dict(found)


def test_tags_stand_below_their_headings_and_each_group_has_its_own_rest(grouped, visitor):
    page = visitor().wake(grouped.address)
    assert {name: len(tags) for name, tags in groups(page).items()} == {"Place": 6, "Language": 2, "Other": 6}
    assert groups(page)["Language"] == ["Python", "C++"]
    place = page.get_by_role("group", name="Place")
    place.get_by_role("button", name="3 more").click()
    assert {name: len(tags) for name, tags in groups(page).items()} == {"Place": 9, "Language": 2, "Other": 6}
    assert focused(page).startswith("BUTTON options-more")
    numbers = list(counts(page).values())
    assert numbers[:9] == sorted(numbers[:9], reverse=True)


def test_a_choice_in_one_group_changes_the_counts_of_the_others(grouped, visitor):
    page = visitor().wake(grouped.address)
    before = counts(page)
    tag_box(page, "Python").check()
    assert query(page) == [("tag", "Python")]
    after = counts(page)
    assert after["Python"] == before["Python"]
    assert sum(after.values()) < sum(before.values())
    page.goto(f"{grouped.address}?tag=place 8")
    page.locator("html.ready").wait_for(state="attached")
    page.locator(".chip").wait_for()
    assert groups(page)["Place"][6:] == ["place 8"]


def test_a_reader_finds_a_tag_by_any_of_its_words(grouped, visitor):
    page = visitor().wake(grouped.address)
    page.get_by_label("Find a tag").fill("py")
    assert groups(page) == {"Language": ["Python"]}
    page.get_by_label("Find a tag").fill("zzz")
    assert groups(page) == {}
    assert page.get_by_text("No tag is called that").is_visible()
    page.get_by_label("Find a tag").fill("")
    tag_box(page, "Python").check()
    tagged = titles(page)
    page = visitor().wake(grouped.address)
    page.get_by_role("searchbox", name="Search the projects").fill("snake")
    page.locator("#results-title").filter(has_text="of").wait_for()
    assert titles(page) == tagged


def test_another_word_in_an_address_means_the_tag(grouped, visitor):
    page = visitor().see(f"{grouped.address}?tag=SNAKE")
    page.locator(".chip").wait_for()
    assert chips(page) == ["Python"]
    assert not page.locator(".note").is_visible()


@pytest.mark.parametrize("script", [True, False])
def test_the_address_that_an_alias_had_leads_to_its_tag(grouped, visitor, script):
    page = visitor(java_script_enabled=script).see(f"{grouped.address}tags/py/")
    page.wait_for_url("**/tags/python/index.html")
    assert "Python" in (page.locator("h1").text_content() or "")


def test_on_a_large_gallery_the_groups_are_complete_once_they_are_wanted(grouped_library, visitor):
    page = visitor().wake(grouped_library.address)
    assert len(groups(page)["Place"]) == 6
    page.get_by_role("group", name="Place").get_by_role("button", name="3 more").click()
    page.locator('[data-group="1"] .option').nth(8).wait_for()
    page = visitor().see(f"{grouped_library.address}?tag=snake")
    page.locator(".chip").wait_for()
    assert (chips(page), heading(page)[-15:]) == (["Python"], "of 120 projects")


@pytest.mark.parametrize("path", ["", "tags/", "tags/python/"])
def test_axe_finds_nothing_in_groups(grouped, visitor, path):
    for width in (1280, 320):
        visit = visitor(width=width)
        page = visit.see(f"{grouped.address}{path}") if path == "tags/" else visit.wake(f"{grouped.address}{path}")
        if width == 320 and path != "tags/":
            page.locator(".facets-summary").click()
        assert [fault["id"] for fault in Axe().run(page).response["violations"]] == []
        assert visit.overflow() == []
        assert visit.complaints == []
