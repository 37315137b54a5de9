"""The search field: what it finds, how it is reached, and what it marks."""

import pytest

from tests.browser.reading import announced, chips, focused, heading, query, tag_box, titles

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("tides", ["Reading the Tides"]),
        ("TIDE", ["Reading the Tides"]),
        ("kathe mollenbrink", ["Einführung in die Zeitreihenanalyse"]),
        ("  einfuhr   zeit ", ["Einführung in die Zeitreihenanalyse"]),
        ("oceans salt", ["Reading the Tides"]),
        ("ides", []),
    ],
    ids=["word", "prefix in capitals", "author without diacritics", "several prefixes", "tag and summary", "inside"],
)
def test_words_are_found_as_prefixes_whatever_their_case_and_diacritics(sample, visitor, typed, found):
    page = visitor().wake(sample.address)
    page.locator(".search-field").press_sequentially(typed)
    assert titles(page) == found


def test_what_was_found_is_marked_and_unmarked(sample, visitor):
    page = visitor().wake(sample.address)
    field = page.locator(".search-field")
    field.fill("oceans tide ines")
    card = page.locator(".card", has_text="Reading the Tides")
    assert card.locator(".card-title mark").all_text_contents() == ["Tide"]
    assert card.locator(".card-summary mark").all_text_contents() == ["tide"]
    assert card.locator(".card-author mark").all_text_contents() == ["Ines"]
    assert card.locator(".tag mark").all_text_contents() == ["oceans"]
    assert card.locator("mark").count() == 4
    field.fill("tides")
    assert card.locator("mark").all_text_contents() == ["Tides"]
    field.fill("")
    assert page.locator("mark").count() == 0
    assert card.locator(".card-title").evaluate("title => title.firstElementChild.childNodes.length") == 1


def test_accented_letters_are_marked_whole(sample, visitor):
    page = visitor().wake(f"{sample.address}?q=einfuh+mollen")
    assert page.locator(".card-title mark").all_text_contents() == ["Einfüh"]
    assert page.locator(".card-author mark").all_text_contents() == ["Möllen"]


def test_a_slash_goes_to_the_field_and_escape_clears_it(sample, visitor):
    page = visitor().wake(sample.address)
    page.keyboard.press("/")
    page.keyboard.type("tides")
    assert (page.locator(".search-field").input_value(), len(titles(page))) == ("tides", 1)
    page.keyboard.press("Escape")
    assert page.locator(".search-field").input_value() == ""
    assert heading(page) == "14 projects"
    assert focused(page).startswith("INPUT search-field")


def test_a_slash_is_a_slash_where_one_types(sample, visitor):
    page = visitor().wake(sample.address)
    for field in (".search-field", ".options-find"):
        page.locator(field).first.press_sequentially("a/b")
        assert page.locator(field).first.input_value() == "a/b"
    page.locator(".theme-switch").focus()
    page.keyboard.press("Control+/")
    assert focused(page).startswith("BUTTON theme-switch")


def test_a_slash_works_from_a_checkbox(sample, visitor):
    page = visitor().wake(sample.address)
    tag_box(page, "maps").focus()
    page.keyboard.press("/")
    assert focused(page).startswith("INPUT search-field")


def test_enter_stays_in_the_page(sample, visitor):
    visit = visitor()
    page = visit.wake(sample.address)
    page.locator(".search-field").fill("tides")
    page.keyboard.press("Enter")
    assert page.url == f"{sample.address}?q=tides"
    assert visit.complaints == []


def test_typing_makes_one_step_back_for_each_pause(sample, visitor):
    page = visitor().wake(sample.address)
    before = page.evaluate("history.length")
    page.locator(".search-field").press_sequentially("tides", delay=20)
    page.wait_for_url("**/?q=tides")
    page.locator(".search-field").press_sequentially(" oc", delay=20)
    page.wait_for_url("**/?q=tides+oc")
    assert page.evaluate("history.length") == before + 2
    page.go_back()
    assert (page.locator(".search-field").input_value(), query(page)) == ("tides", [("q", "tides")])
    page.go_back()
    assert (page.locator(".search-field").input_value(), heading(page)) == ("", "14 projects")
    page.go_forward()
    assert heading(page) == "1 of 14 projects"


def test_a_choice_while_typing_takes_the_words_along(sample, visitor):
    page = visitor().wake(sample.address)
    before = page.evaluate("history.length")
    page.locator(".search-field").press_sequentially("map")
    tag_box(page, "maps").check()
    assert query(page) == [("q", "map"), ("tag", "maps")]
    page.wait_for_timeout(600)
    assert page.evaluate("history.length") == before + 1
    assert chips(page) == ["maps"]


def test_the_number_of_results_is_announced_once_typing_rests(sample, visitor):
    page = visitor().wake(sample.address)
    page.evaluate(
        """() => {
          window.__said = [];
          new MutationObserver(() => {
            const text = document.querySelector(".announcer").textContent;
            if (text) window.__said.push(text);
          }).observe(document.querySelector(".announcer"), {childList: true, characterData: true, subtree: true});
        }"""
    )
    assert page.locator(".announcer").get_attribute("aria-live") == "polite"
    page.locator(".search-field").press_sequentially("tides", delay=30)
    announced(page, "1 of 14 projects")
    assert page.evaluate("window.__said") == ["1 of 14 projects"]
    page.locator(".search-field").fill("tidesx")
    announced(page, "No project matches")


def test_a_choice_that_leaves_the_number_as_it_is_is_announced_too(sample, visitor):
    page = visitor().wake(f"{sample.address}?q=tides")
    announced(page, "1 of 14 projects")
    page.evaluate("document.querySelector('.announcer').textContent = ''")
    tag_box(page, "Python").check()
    announced(page, "1 of 14 projects")


def test_without_script_there_is_no_field_and_no_filter(sample, visitor):
    page = visitor(java_script_enabled=False).see(f"{sample.address}?q=tides")
    for part in (".toolbar", ".filters", ".chips", ".clear-all", ".nothing", ".more", ".note"):
        assert page.locator(part).count() == 1
        assert not page.locator(part).is_visible(), part
    assert page.locator(".card:visible").count() == 14
