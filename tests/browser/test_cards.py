"""Cards under the pointer, the keyboard and readers of every direction."""

import pytest

from tests.browser.galleries import ARABIC, CHINESE, EMOJI, HEBREW, LONG_TITLE

pytestmark = pytest.mark.browser

TIDES = "Reading the Tides"


@pytest.mark.parametrize("part", [".tile", ".card-title", ".card-summary", ".card-meta"])
def test_the_whole_card_leads_to_the_project(sample, visitor, part):
    page = visitor().see(sample.address)
    box = page.locator(".card", has_text=TIDES).locator(part).bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(f"{sample.address}{sample.projects[TIDES]}")


def test_without_script_a_tag_on_a_card_leads_to_the_tag(sample, visitor):
    page = visitor(java_script_enabled=False).see(sample.address)
    tag = page.locator(".card", has_text=TIDES).locator(".tag").first
    name = tag.text_content().removeprefix("Tags: ")
    box = tag.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(f"{sample.address}tags/*/index.html")
    assert page.locator("h1 bdi").text_content() == name


def test_a_screen_reader_meets_one_link_for_the_card(sample, visitor):
    page = visitor().see(sample.address)
    card = page.locator(".card", has_text=TIDES)
    assert card.locator("a:not(.tag)").count() == 1
    assert card.get_by_role("heading", name=TIDES, level=3).get_by_role("link").count() == 1


def test_tabbing_through_the_page_always_shows_where_one_is(sample, visitor):
    page = visitor().see(sample.address)
    stops = page.locator("a[href], button:not([hidden]), summary").evaluate_all(
        "elements => elements.filter((e) => e.checkVisibility()).length"
    )
    met = []
    for _ in range(stops):
        page.keyboard.press("Tab")
        met.append(
            page.evaluate(
                """() => {
                  const element = document.activeElement;
                  const shows = (style) => style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2;
                  const ring = shows(getComputedStyle(element)) || shows(getComputedStyle(element, "::after"));
                  const box = element.getBoundingClientRect();
                  const inView = box.bottom > 0 && box.top < innerHeight && box.width > 0;
                  return [ring && inView, element.outerHTML.slice(0, 120)];
                }"""
            )
        )
    assert len({html for _, html in met}) > 40
    assert [html for shown, html in met if not shown] == []


def test_the_ring_goes_round_the_card(sample, visitor):
    visit = visitor()
    page = visit.see(sample.address)
    page.locator(".tag").first.focus()
    page.locator(".card-link").nth(3).focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert visit.style(".card-link:focus-visible", "outline-style", "::after") == "solid"
    ring = [float(visit.style(".card-link:focus-visible", side, "::after")[:-2]) for side in ("width", "height")]
    box = page.locator(".card").nth(3).bounding_box()
    assert ring == pytest.approx([box["width"], box["height"]], abs=1)


def test_the_skip_link_appears_on_focus_and_leads_to_the_content(sample, visitor):
    page = visitor().see(f"{sample.address}tags/")
    skip = page.get_by_role("link", name="Skip to content")
    assert skip.bounding_box()["y"] < 0
    page.keyboard.press("Tab")
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("title", ["Unreachable picture", "Missing picture"])
def test_letters_stand_where_a_logo_cannot_be_shown(edge, visitor, title):
    page = visitor().see_all(edge.address)
    card = page.locator(".card", has_text=title)
    assert card.locator("img").count() == 0
    assert card.locator(".tile-letters").text_content() == f"{title[0]}P"
    assert card.locator(".tile-letters").is_visible()


def test_letters_also_stand_on_the_projects_own_page(edge, visitor):
    page = visitor().see(f"{edge.address}{edge.projects['Unreachable picture']}")
    page.locator(".project-side .tile-logo").wait_for(state="detached")
    assert page.locator(".project-side .tile-letters").is_visible()


def test_a_healthy_logo_stays(sample, visitor):
    page = visitor().see_all(sample.address)
    assert page.locator(".tile-logo").count() == 13
    sizes = page.locator(".tile-logo").evaluate_all("logos => logos.map((logo) => logo.complete)")
    assert all(sizes)


@pytest.mark.parametrize(
    ("title", "direction"),
    [(ARABIC, "rtl"), (HEBREW, "rtl"), (CHINESE, "ltr"), (EMOJI, "ltr"), (LONG_TITLE, "ltr")],
    ids=["Arabic", "Hebrew", "Chinese", "emoji", "Latin"],
)
def test_a_title_reads_in_its_own_direction(edge, visitor, title, direction):
    visit = visitor()
    page = visit.see(edge.address)
    link = page.get_by_role("link", name=title, exact=True)
    assert link.evaluate("link => getComputedStyle(link.parentElement).direction") == direction
    link.click()
    assert page.locator("h1").text_content() == title
    assert visit.style("h1", "direction") == direction
    assert visit.style("html", "direction") == "ltr"


def test_a_long_title_takes_two_lines_of_its_card_and_all_its_lines_on_its_page(edge, visitor):
    page = visitor().see(edge.address)
    title = page.locator(".card-title", has_text=LONG_TITLE)
    lines = title.evaluate("title => title.clientHeight / parseFloat(getComputedStyle(title).lineHeight)")
    assert lines == pytest.approx(2, abs=0.1)
    page.goto(f"{edge.address}{edge.projects[LONG_TITLE]}")
    assert page.locator("h1").evaluate("h1 => h1.scrollHeight - h1.clientHeight") <= 1


def test_of_fifteen_tags_a_card_shows_the_first_and_how_many_more(edge, visitor):
    page = visitor().see(edge.address)
    tags = page.locator(".card", has_text="Fifteen tags").locator(".taglist")
    shown = tags.locator(".tag").count()
    assert 1 <= shown <= 4
    assert tags.locator(".tag-more").text_content() == f"+{15 - shown} more"
    page.goto(f"{edge.address}{edge.projects['Fifteen tags']}")
    assert page.locator(".project-side .tag").count() == 15


def test_the_tag_page_marks_where_one_is(sample, visitor):
    page = visitor().see(f"{sample.address}tags/teaching/")
    assert page.locator(".facets [aria-current=page] bdi").text_content() == "teaching"
    assert page.locator(".results .card").count() == int(
        page.locator(".facets [aria-current=page] .count").text_content()
    )


def test_a_gallery_without_projects_says_so(empty, visitor):
    page = visitor().see(empty.address)
    assert page.get_by_role("heading", name="Nothing on the shelves yet").is_visible()


def test_a_gallery_of_one_counts_one(single, visitor):
    page = visitor().see(single.address)
    assert page.get_by_role("heading", level=2).first.text_content() == "1 project"
    assert page.locator(".card").count() == 1
