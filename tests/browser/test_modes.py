"""Paper, dark rooms, the reader's own palette, and calm."""

import pytest

pytestmark = pytest.mark.browser

TIDES = "Reading the Tides"


def _printed(visit, address):
    page = visit.see_all(address)
    page.emulate_media(media="print")
    return page


def test_print_is_black_on_white_without_controls(edge, visitor):
    visit = visitor(scheme="dark")
    page = _printed(visit, edge.address)
    for control in (".theme-switch", ".site-nav", ".facets", ".pagination", ".feeds", ".skip-link"):
        assert page.locator(control).count() > 0
        assert not page.locator(control).first.is_visible(), control
    assert visit.brightness("html", "background-color") == 1
    assert visit.brightness(".card-title", "color") == 0


def test_a_chosen_dark_theme_does_not_darken_paper(sample, visitor):
    visit = visitor(scheme="light")
    visit.see(sample.address).locator(".theme-switch").dblclick()
    _printed(visit, sample.address)
    assert visit.brightness("html", "background-color") == 1
    assert visit.brightness(".card-summary", "color") == 0


def test_print_spells_the_addresses_out(sample, visitor):
    visit = visitor()
    _printed(visit, sample.address)
    assert visit.style(".card", "content", "::after") == '"https://books.example.org/tides/"'
    _printed(visit, f"{sample.address}{sample.projects[TIDES]}")
    assert visit.style(".button", "content", "::after") == '": https://books.example.org/tides/"'


def test_print_of_a_project_has_its_text_and_facts_and_no_controls(sample, visitor):
    visit = visitor(scheme="dark")
    page = visit.see(f"{sample.address}{sample.projects[TIDES]}")
    page.locator(".cite summary").click()
    page.emulate_media(media="print")
    for control in (".cite-body", ".copy", ".copy-field", ".theme-switch", ".back", ".related"):
        assert not page.locator(control).first.is_visible(), control
    for text in ("h1", ".project-author", ".project-lead", ".facts", ".project-body"):
        assert page.locator(text).first.is_visible(), text
        assert visit.brightness(text, "color") == 0
    assert visit.brightness("html", "background-color") == 1
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_a_print_of_every_card_can_be_made(sample, visitor):
    page = visitor().see_all(sample.address)
    assert page.pdf(format="A4").startswith(b"%PDF")
    assert page.locator(".card").count() == 14


@pytest.mark.parametrize("path", ["", "tags/"])
def test_dark_colours_differ_from_light_ones(sample, visitor, path):
    visit = visitor()
    page = visit.see(f"{sample.address}{path}")
    places = [("html", "background-color"), ("body", "color"), (".site-name", "color"), (".site-footer", "color")]
    light = [visit.brightness(*place) for place in places]
    page.emulate_media(color_scheme="dark")
    dark = [visit.brightness(*place) for place in places]
    assert light[0] > 0.9 > 0.3 > light[1]
    assert dark[0] < 0.15 < 0.7 < dark[1]
    assert all(abs(one - other) > 0.2 for one, other in zip(light, dark, strict=True))


def test_the_owners_colour_is_the_accent_and_readable_in_both_themes(edge, visitor):
    # The edge gallery's accent is a bright yellow, which nobody could read on white.
    visit = visitor()
    page = visit.see(f"{edge.address}{edge.projects['Archived']}")
    light = visit.brightness(".button", "background-color")
    page.emulate_media(color_scheme="dark")
    assert light < 0.45 < 0.6 < visit.brightness(".button", "background-color")


def test_where_the_readers_palette_rules_boxes_and_places_are_drawn_as_lines(edge, visitor):
    visit = visitor(forced_colors="active")
    page = visit.see(edge.address)
    for box in (".tile", ".tag", ".theme-switch", ".pagination [aria-current]"):
        assert float(visit.style(box, "border-top-width")[:-2]) >= 1, box
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert visit.style(":focus-visible", "outline-style") == "solid"
    visit.see(f"{edge.address}{edge.projects['Archived']}")
    assert float(visit.style(".button", "border-top-width")[:-2]) >= 1
    assert visit.style(".button", "border-top-color") != visit.style(".button", "background-color")


def test_nothing_is_animated_for_those_who_asked_for_calm(sample, visitor):
    visit = visitor(reduced_motion="reduce")
    visit.see(sample.address)
    assert visit.style(".tile", "transition-duration") == "0s"
