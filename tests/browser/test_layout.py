"""Room: nothing moves, nothing sticks out, nothing grows too wide."""

import pytest

from tests.browser.test_accessibility import EDGE, SAMPLE

pytestmark = pytest.mark.browser


def _edge_page(edge, kind):
    return f"{edge.address}{edge.projects.get(EDGE[kind], EDGE[kind])}"


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["", "page/17/", "tags/", "tags/tides/", "projects/late/"])
def test_nothing_moves_while_slow_logos_come_and_the_reader_scrolls(thousand, visitor, path, width):
    if path == "projects/late/":
        path = next(iter(thousand.projects.values()))
    visit = visitor(width=width)
    visit.see_all(f"{thousand.address}{path}")
    assert visit.shifts() == []


@pytest.mark.parametrize("kind", EDGE)
def test_nothing_moves_when_logos_are_missing_or_break(edge, visitor, kind):
    visit = visitor()
    visit.see_all(_edge_page(edge, kind))
    assert visit.shifts() == []


def test_the_box_of_a_logo_has_the_same_shape_whatever_the_logo(edge, visitor):
    page = visitor().see_all(edge.address)
    shapes = page.locator(".card .tile").evaluate_all(
        "tiles => tiles.map((t) => (t.clientWidth / t.clientHeight).toFixed(1))"
    )
    assert set(shapes) == {"1.6"}
    assert page.locator(".card img:not([width][height])").count() == 0


def test_a_logo_is_neither_cropped_nor_stretched(edge, visitor):
    visit = visitor()
    visit.see_all(edge.address)
    assert visit.style(".tile-logo", "object-fit") == "contain"


@pytest.mark.parametrize("kind", EDGE)
def test_the_narrowest_phone_needs_no_sideways_scrolling(edge, visitor, kind):
    visit = visitor(width=320, height=640)
    visit.see(_edge_page(edge, kind))
    assert visit.overflow() == []


@pytest.mark.parametrize("kind", SAMPLE)
def test_the_sample_fits_every_width_from_phone_to_wall(sample, visitor, kind):
    visit = visitor()
    page = visit.see(f"{sample.address}{sample.projects.get(SAMPLE[kind], SAMPLE[kind])}")
    for width in (320, 480, 640, 768, 896, 1000, 1280, 2000):
        page.set_viewport_size({"width": width, "height": 800})
        assert visit.overflow() == [], width


def test_an_unfolded_tag_list_and_citation_fit_the_narrowest_phone(edge, visitor):
    visit = visitor(width=320, height=640)
    visit.see(edge.address).locator(".facets-summary").click()
    assert visit.overflow() == []
    visit.see(_edge_page(edge, "long title")).locator(".cite summary").click()
    assert visit.overflow() == []


@pytest.mark.parametrize("kind", EDGE)
def test_on_the_widest_screen_the_page_keeps_its_measure(edge, visitor, kind):
    visit = visitor(width=2000)
    page = visit.see(_edge_page(edge, kind))
    assert visit.overflow() == []
    for part in (".site-header-inner", ".site-main", ".site-footer-inner"):
        box = page.locator(part).bounding_box()
        assert box["width"] <= 80 * 16 + 2 * 24
        assert abs((box["x"] + box["width"] / 2) - page.evaluate("document.body.clientWidth / 2")) < 1


def test_lines_of_prose_stay_readable_on_the_widest_screen(sample, visitor):
    visit = visitor(width=2000)
    page = visit.see(f"{sample.address}{sample.projects['Reading the Tides']}")
    letters = page.locator(".project-body p").evaluate_all(
        """texts => texts.map((text) => {
          const range = document.createRange();
          range.selectNodeContents(text);
          const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.bottom / 12)));
          return text.textContent.length / lines.size;
        })"""
    )
    assert max(letters) < 90


@pytest.mark.parametrize("kind", EDGE)
def test_zoomed_to_200_percent_everything_still_fits(edge, visitor, kind):
    visit = visitor(width=640, height=450, device_scale_factor=2)
    page = visit.see(_edge_page(edge, kind))
    assert visit.overflow() == []
    assert page.locator(".theme-switch").is_visible()


def test_letters_of_twice_the_size_still_fit(sample, visitor):
    for width in (320, 1280):
        visit = visitor(width=width)
        for path in SAMPLE.values():
            page = visit.see(f"{sample.address}{sample.projects.get(path, path)}")
            page.evaluate("document.documentElement.style.fontSize = '200%'")
            assert visit.overflow() == [], (width, path)


def test_the_header_leaves_two_thirds_of_the_screen_to_the_works(sample, visitor):
    page = visitor(height=800).see(sample.address)
    assert page.locator(".site-header").bounding_box()["height"] < 800 / 3


def test_on_a_wide_screen_the_tags_stand_open_at_the_side(sample, visitor):
    page = visitor().see(sample.address)
    assert page.locator(".facets[open] .option").first.is_visible()
    assert page.locator(".facets").bounding_box()["x"] < page.locator(".cards").bounding_box()["x"]


@pytest.mark.parametrize("gallery", ["sample", "odd"])
def test_cards_of_a_row_are_equally_high_and_end_on_one_line(request, visitor, gallery):
    page = visitor().see(request.getfixturevalue(gallery).address)
    boxes = [card.bounding_box() for card in page.locator(".results .card").all()]
    rows = {box["y"] for box in boxes}
    assert len(rows) > 3
    for row in rows:
        assert len({round(box["height"]) for box in boxes if box["y"] == row}) == 1
    feet = page.locator(".results .card:has(.taglist)").evaluate_all(
        """cards => cards.map((card) => Math.round(
          card.getBoundingClientRect().bottom - card.querySelector(".taglist").getBoundingClientRect().bottom))"""
    )
    assert set(feet) == {0}


@pytest.mark.parametrize("width", [320, 360])
def test_on_a_phone_the_theme_switch_stands_beside_the_first_line_of_links(sample, visitor, width):
    page = visitor(width=width).see(sample.address)
    links = page.locator(".site-nav a").evaluate_all("links => links.map((a) => a.getBoundingClientRect().y)")
    assert len(set(links)) == 2, "the links take two lines"
    switch, link = page.locator(".theme-switch").bounding_box(), page.locator(".site-nav a").first.bounding_box()
    assert switch["y"] + switch["height"] / 2 == pytest.approx(link["y"] + link["height"] / 2, abs=2)
