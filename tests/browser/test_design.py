"""What site.yml says about the design, as Chromium draws it; and colours that everybody can read."""

import pytest

from generator.gallery.accent import shown
from generator.gallery.colour import READABLE, Rgb, contrast, from_hex
from tests.browser.galleries import Record
from tests.browser.sites import Site

pytestmark = pytest.mark.browser

ACCENTS = ["#ffd400", "#1d6a72", "#ff0000", "#0000ff", "#00ff00", "#ffffff", "#000000", "#767676"]
PIXELS = """colours => {
  const context = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  return colours.map((colour) => {
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  });
}"""
COLOURS_OF = """elements => elements.filter((e) => e.checkVisibility()).map((element) => {
  let ground = element;
  while (getComputedStyle(ground).backgroundColor === "rgba(0, 0, 0, 0)") ground = ground.parentElement;
  return [getComputedStyle(element).color, getComputedStyle(ground).backgroundColor, element.outerHTML.slice(0, 100)];
})"""


@pytest.fixture(scope="module")
def designed(make):
    """A small gallery with settings of its own below `theme`."""
    made: dict[str, Site] = {}

    def design(name: str, theme: Record) -> Site:
        if name not in made:
            project = {
                "title": "Bread & Tides",
                "url": "https://books.example/1/",
                "author": "Ada King",
                "updated": "2026-03-14",
                "repository": "https://git.example/ada/bread",
                "tags": ["bread"],
                "status": "archived",
                "description": "About [bread](https://bread.example/) and `flour`.",
                "body": "With [a link](https://a.example/) and [`code` in one](https://b.example/).",
            }
            site = {"title": "Designed", "theme": theme, "featured": ["https://books.example/1/"]}
            made[name] = make(f"design-{name}", [project], site)
        return made[name]

    return design


def _pixels(page, colours) -> list[Rgb]:
    return [(red, green, blue) for red, green, blue in page.evaluate(PIXELS, colours)]


def colours_of(page, selector):
    """Text colour, ground and element of everything that matches, by number."""
    found = page.locator(selector).evaluate_all(COLOURS_OF)
    assert found, selector
    texts, grounds = (_pixels(page, [each[place] for each in found]) for place in (0, 1))
    return list(zip(texts, grounds, [each[2] for each in found], strict=True))


def _hard_to_read(page, selector):
    return [
        (round(contrast(text, ground), 2), element)
        for text, ground, element in colours_of(page, selector)
        if contrast(text, ground) < READABLE
    ]


@pytest.mark.parametrize("accent", ACCENTS)
def test_an_accent_is_drawn_as_it_was_computed_and_can_be_read_wherever_it_stands(designed, visitor, accent):
    site = designed(accent[1:], {"accent": accent})
    visit = visitor()
    page = visit.see(f"{site.address}{site.projects['Bread & Tides']}")
    for scheme, expected in (("light", shown(accent).light), ("dark", shown(accent).dark)):
        page.emulate_media(color_scheme=scheme)
        (link, *_) = colours_of(page, ".prose a")
        (button,) = colours_of(page, ".button")
        assert link[0] == button[1] == from_hex(expected)
        assert _hard_to_read(page, ".prose a, .prose a code, .button, .copy, .action") == []


def test_the_switch_and_the_system_agree_on_the_accent(designed, visitor):
    site = designed("ffd400", {"accent": "#ffd400"})
    page = visitor(scheme="light").see(f"{site.address}{site.projects['Bread & Tides']}")
    page.locator(".theme-switch").dblclick()
    assert colours_of(page, ".button")[0][1] == from_hex(shown("#ffd400").dark)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_can_be_read_on_tiles_of_every_hue(designed, visitor, scheme):
    page = visitor(scheme=scheme).see(designed("1d6a72", {"accent": "#1d6a72"}).address)
    page.evaluate(
        """() => {
          const tile = document.querySelector(".tile");
          for (let hue = 0; hue < 24; hue += 1) {
            const copy = tile.cloneNode(true);
            copy.className = `tile hue-${hue}`;
            tile.parentElement.append(copy);
          }
        }"""
    )
    tiles = colours_of(page, "[class^='tile hue-'] .tile-letters")
    assert len(tiles) == 25
    assert len({ground for _, ground, _ in tiles}) == 24, "every hue has a tile of its own"
    assert min(contrast(text, ground) for text, ground, _ in tiles) >= READABLE


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    [
        *("index.html", "tags/index.html", "project", "embed/index.html", "stats/index.html", "404.html"),
        *("index.html?q=tid&tag=oceans", "index.html?q=zzz&tag=maps&tag=nowhere", "index.html?view=table&tag=maps"),
    ],
)
def test_every_text_on_a_page_can_be_read(sample, visitor, scheme, path):
    path = sample.projects["Reading the Tides"] if path == "project" else path
    visit = visitor(scheme=scheme)
    page = (visit.wake if "?" in path else visit.see)(f"{sample.address}{path}")
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    texts = "body :is(a, p, li, dt, dd, h1, h2, h3, span, bdi, time, button, summary, code, pre, label, mark, th, td)"
    logoless = f"{texts}:not(.tile:has(img) .tile-letters)"  # letters beneath a logo are not seen
    assert len(colours_of(page, ".tag, .badge, .count, .card-meta, .facts dt, .tag-bars-name, .way")) >= 1
    assert _hard_to_read(page, logoless) == []


@pytest.mark.parametrize("radius", [0, "1rem", "6px"])
def test_corners_are_as_round_as_the_settings_say(designed, visitor, radius):
    site = designed(f"radius-{radius}", {"radius": radius})
    visit = visitor()
    visit.see(f"{site.address}{site.projects['Bread & Tides']}")
    expected = {0: "0px", "1rem": "16px", "6px": "6px"}[radius]
    for part in (".button", ".tile"):
        assert visit.style(part, "border-top-left-radius") == expected


def test_fonts_of_the_settings_come_before_the_themes_own(designed, visitor):
    site = designed("fonts", {"fonts": {"sans": "Bookish Sans, Other", "serif": "Bookish"}})
    visit = visitor()
    visit.see(site.address)
    assert visit.style("body", "font-family").startswith('"Bookish Sans", Other, -apple-system,')
    assert visit.style("body", "font-family").endswith("system-ui, sans-serif")
    assert visit.style(".card-title", "font-family").startswith('Bookish, "Iowan Old Style",')


def test_a_font_that_a_theme_brings_along_is_loaded_from_the_site(designed, visitor):
    """The style sheet of the documentation, in the place that it names."""
    site = designed("own-font", {"fonts": {"serif": "Bookish"}})
    style = site.folder / "assets" / "style.css"
    face = '@font-face { font-family: Bookish; src: url("fonts/bookish.woff2") format("woff2"); }\n'
    style.write_text(face + style.read_text())
    visit = visitor()
    visit.see(site.address)
    visit.page.evaluate("document.fonts.load('1em Bookish').catch(() => {})")
    assert f"{site.address}assets/fonts/bookish.woff2" in visit.requested
    assert visit.refused() == []


def test_the_icon_is_a_picture(sample, visitor):
    page = visitor().see(sample.address)
    icon = page.locator("link[rel=icon]").evaluate(
        "async (link) => { const i = new Image(); i.src = link.href; await i.decode(); return i.naturalWidth; }"
    )
    assert icon > 0


def test_the_roundest_corners_cut_no_letters_off_the_list_at_the_side(designed, visitor):
    visit = visitor()
    visit.see(designed("roundest", {"radius": "2rem"}).address)
    assert visit.style(".facets", "border-top-left-radius") == "0px"
