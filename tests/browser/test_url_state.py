"""The address holds the state: links restore it, back and forward walk through it."""

from urllib.parse import urlencode

import pytest

from tests.browser.reading import announced, box, chips, focused, heading, query, tag_box, titles

pytestmark = pytest.mark.browser


def test_a_link_restores_everything(sample, visitor):
    state = [("q", "in"), ("tag", "maps"), ("tag", "climate"), ("match", "any"), ("author", "Ines Halloway")]
    state += [
        ("category", "Analysis"),
        ("category", "Research"),
        ("year", "2026"),
        ("sort", "title"),
        ("view", "table"),
    ]
    address = f"{sample.address}?{urlencode(state)}"
    page = visitor().wake(address)
    assert page.url == address
    assert page.locator(".search-field").input_value() == "in"
    assert tag_box(page, "maps").is_checked()
    assert tag_box(page, "climate").is_checked()
    assert page.get_by_label("any tag").is_checked()
    assert box(page, "author", "Ines Halloway").is_checked()
    assert page.get_by_label("Sort by").input_value() == "title"
    assert page.get_by_label("Table").is_checked()
    assert chips(page) == ["maps", "climate", "Ines Halloway", "Analysis", "Research", "2026"]
    shown = titles(page)
    assert len(shown) > 1
    assert visitor().wake(address).locator(".row-title").all_text_contents() == shown


def test_back_and_forward_walk_through_the_choices(sample, visitor):
    page = visitor().wake(sample.address)
    walked = [(page.url, heading(page))]
    for choose in (
        lambda: tag_box(page, "maps").check(),
        lambda: box(page, "category", "Research").check(),
        lambda: page.get_by_label("Sort by").select_option("title"),
        lambda: page.get_by_label("Table").check(),
        page.locator(".chip").first.click,
    ):
        choose()
        walked.append((page.url, heading(page)))
    assert len({address for address, _ in walked}) == 6
    for expected in walked[-2::-1]:
        page.go_back()
        assert (page.url, heading(page)) == expected
    assert page.locator(".card:visible").count() == 14
    for expected in walked[1:]:
        page.go_forward()
        assert (page.url, heading(page)) == expected


def test_back_from_a_project_finds_the_results_as_they_were(sample, visitor):
    page = visitor().wake(f"{sample.address}?tag=maps")
    shown = titles(page)
    page.locator(".card-link").first.click()
    page.wait_for_url("**/projects/**")
    page.go_back()
    page.locator(".chip").wait_for()
    assert titles(page) == shown


def test_what_is_unknown_is_left_out_with_a_note_that_is_announced(sample, visitor):
    page = visitor().wake(f"{sample.address}?tag=maps&tag=nowhere&author=Nobody&sort=sideways&utm_source=x")
    assert heading(page) == "4 of 14 projects"
    note = page.locator(".note")
    assert note.is_visible()
    for told in ("“nowhere”", "“Nobody”", "“sideways”"):
        assert told in note.text_content()
    assert "utm_source" not in note.text_content()
    announced(page, "“nowhere”")
    tag_box(page, "climate").check()
    assert query(page) == [("tag", "maps"), ("tag", "climate")]
    assert not note.is_visible()


def test_names_are_known_whatever_their_case_and_diacritics(sample, visitor):
    page = visitor().wake(f"{sample.address}?tag=MAPS&author=kathe+mollenbrink")
    assert chips(page) == ["maps", "Käthe Möllenbrink"]
    assert not page.locator(".note").is_visible()


@pytest.mark.parametrize("name", ["C++", "C#", "R&D", "50% off", "a+b", "日本", "café"])
def test_special_characters_survive(shelf, visitor, name):
    page = visitor().wake(shelf.address)
    tag_box(page, name).check()
    shown = titles(page)
    assert shown
    assert query(page) == [("tag", name)]
    again = visitor().wake(page.url)
    assert (titles(again), chips(again)) == (shown, [name])


def test_a_search_for_markup_stays_text(sample, visitor):
    visit = visitor()
    typed = '<img src=x onerror="window.__pwned=1"> & "\'</script>'
    page = visit.wake(f"{sample.address}?{urlencode({'q': typed, 'tag': typed})}")
    assert page.locator(".search-field").input_value() == typed
    assert typed in page.locator(".note-text").text_content()
    assert page.evaluate("window.__pwned") is None
    assert (visit.complaints, visit.refused()) == ([], [])


def test_a_tags_page_is_the_index_with_that_tag_at_its_own_address(sample, visitor):
    page = visitor().wake(f"{sample.address}tags/maps/")
    assert chips(page) == ["maps"]
    assert tag_box(page, "maps").is_checked()
    assert (heading(page), len(titles(page))) == ("4 projects", 4)
    tag_box(page, "climate").check()
    assert page.url == f"{sample.address}tags/maps/?tag=climate"
    assert (heading(page), len(titles(page))) == ("2 of 14 projects", 2)
    page.get_by_label("any tag").check()
    assert page.url == f"{sample.address}tags/maps/?tag=climate&match=any"
    assert (heading(page), len(titles(page))) == ("5 of 14 projects", 5), "one of them has no card in the page"
    assert page.locator(".card:visible").count() == 5
    again = visitor().wake(page.url)
    assert titles(again) == titles(page)
    assert again.locator("h1").text_content() == "Projects tagged maps"


def test_a_tags_page_that_loses_its_tag_is_the_index_with_what_remains(sample, visitor):
    page = visitor().wake(f"{sample.address}tags/maps/?tag=climate&sort=title")
    page.get_by_role("button", name="Remove the filter maps").click()
    page.wait_for_url(f"{sample.address}index.html?tag=climate&sort=title")
    assert chips(page) == ["climate"]
    assert page.locator("h1").text_content() == "The Notebooks of Ines Halloway"
    assert focused(page).startswith("H2 results-title")
    page.go_back()
    page.wait_for_url(f"{sample.address}tags/maps/?tag=climate&sort=title")
    assert chips(page) == ["maps", "climate"]


def test_everything_works_from_disk(sample_without_address, visitor):
    visit = visitor()
    root = sample_without_address.folder.as_uri()
    page = visit.wake(f"{root}/index.html")
    page.locator(".search-field").fill("in")
    tag_box(page, "maps").check()
    page.get_by_label("Sort by").select_option("title")
    assert page.url == f"{root}/index.html?q=in&tag=maps&sort=title"
    shown = titles(page)
    page.go_back()
    page.go_forward()
    assert titles(page) == shown
    page.get_by_label("Table").check()
    assert titles(page) == shown
    page.goto(f"{root}/tags/maps/index.html?tag=climate")
    assert len(titles(page)) == 2
    page.get_by_role("button", name="Remove the filter maps").click()
    page.wait_for_url(f"{root}/index.html?tag=climate")
    assert chips(page) == ["climate"]
    assert (visit.complaints, visit.failed) == ([], [])


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "path", ["", "?tag=maps&q=in", "tags/maps/", "tags/maps/?match=any&tag=climate", "?view=table", "?q=zzz"]
)
def test_nothing_moves_and_nothing_else_is_shown_first(sample, visitor, path, width):
    visit = visitor(width=width)
    page = visit.page
    page.add_init_script(PAINTED)
    visit.see_all(f"{sample.address}{path}")
    assert visit.shifts() == []
    shown = page.evaluate("window.__painted")
    assert len(set(shown)) <= 1, shown


# What the heading of the results says whenever a frame that shows it is painted.
PAINTED = """
  window.__painted = [];
  (function look() {
    const heading = document.querySelector("#results-title");
    if (heading?.checkVisibility({visibilityProperty: true})) window.__painted.push(heading.textContent);
    requestAnimationFrame(look);
  })();
"""
