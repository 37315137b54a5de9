"""Local logos: the right file for each screen, the same from the build and from scripts, and nothing that acts."""

import pytest
from PIL import Image

from tests.browser import galleries
from tests.browser.test_patterns import COMPARE

pytestmark = pytest.mark.browser

BOOKS = {
    "Photograph": "photo.jpg",
    "Small": "small.png",
    "Drawing": "evil.svg",
    "Broken": "broken.png",
    "No logo": "",
}


@pytest.fixture(scope="module")
def pictured(build, tmp_path_factory):
    """Books with logos of every kind, on one page."""
    data = tmp_path_factory.mktemp("pictured")
    projects = [
        {"title": title, "url": f"https://books.example/{number}/", "updated": "2026-01-01"}
        | ({"logo": f"logos/{name}"} if name else {})
        for number, (title, name) in enumerate(BOOKS.items())
    ]
    galleries.write(data, projects, {"title": "Pictures"})
    Image.effect_noise((1600, 1000), 90).save(data / "logos" / "photo.jpg")
    Image.new("RGBA", (40, 40), (200, 0, 0, 99)).save(data / "logos" / "small.png")
    (data / "logos" / "broken.png").write_bytes(b"broken")
    return build("pictured", data)


def logo_of(page, title):
    return page.locator(".card", has_text=title).locator(".tile-logo")


@pytest.mark.parametrize(("density", "width"), [(1, 400), (2, 800)])
@pytest.mark.parametrize("kind", ["card", "page"])
def test_a_screen_gets_the_picture_of_its_density(pictured, visitor, density, width, kind):
    visit = visitor(device_scale_factor=density)
    page = visit.see_all(f"{pictured.address}{pictured.projects['Photograph'] if kind == 'page' else ''}")
    logo = logo_of(page, "Photograph") if kind == "card" else page.locator(".project-side .tile-logo")
    assert logo.evaluate("image => image.currentSrc").endswith(f"-{density}x.webp")
    assert logo.evaluate("image => image.naturalWidth") == 400
    (asked,) = {address for address in visit.requested if "/photo-" in address and not address.endswith(".html")}
    assert asked.endswith(f"-{density}x.webp")
    loaded = "async (address) => (await createImageBitmap(await (await fetch(address)).blob())).width"
    assert page.evaluate(loaded, asked) == width
    assert visit.complaints == []


def test_a_small_picture_is_the_same_on_every_screen(pictured, visitor):
    page = visitor(device_scale_factor=2).see_all(pictured.address)
    assert logo_of(page, "Small").evaluate("image => image.currentSrc").endswith("-1x.webp")
    assert logo_of(page, "Small").evaluate("image => image.naturalWidth") == 40


@pytest.mark.parametrize("density", [1, 2])
def test_nothing_moves_while_logos_come(pictured, visitor, density):
    visit = visitor(device_scale_factor=density)
    visit.see_all(pictured.address)
    assert visit.shifts() == []


def test_scripts_make_the_same_cards(pictured, visitor):
    pairs = visitor().wake(pictured.address).evaluate(COMPARE)
    assert len(pairs) == len(BOOKS)
    for built, made in pairs:
        assert made == built
    assert sum("<source" in built for built, _ in pairs) == 2


def test_a_broken_logo_and_a_missing_one_leave_a_letter_tile(pictured, visitor):
    page = visitor().see(pictured.address)
    for title in ("Broken", "No logo"):
        assert logo_of(page, title).count() == 0
        assert page.locator(".card", has_text=title).locator(".tile-letters").is_visible()


def test_a_picture_that_does_not_come_uncovers_the_letters(pictured, visitor):
    visit = visitor()
    visit.page.route("**/*.webp", lambda route: route.abort())
    page = visit.see(pictured.address)
    page.locator(".card", has_text="Photograph").scroll_into_view_if_needed()
    page.locator(".card", has_text="Photograph").locator("picture").wait_for(state="detached")


def test_a_hostile_drawing_opened_by_itself_does_nothing(pictured, visitor):
    visit = visitor()
    address = logo_of(visit.see_all(pictured.address), "Drawing").evaluate("image => image.currentSrc")
    page = visit.see(address)
    assert page.evaluate("document.documentElement.localName") == "svg"
    assert page.evaluate("[window.__pwned, document.querySelectorAll('script').length]") == [None, 0]
