"""Projects as readers see them in lists and on their own page."""

import pytest

from generator.gallery.cards import HUES, hue_of, letters_of
from generator.model.settings import FieldSetting, Settings

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


@pytest.mark.parametrize(
    ("title", "letters"),
    [
        ("Reading the Tides", "RT"),
        ("tides", "T"),
        ("«Quoted» words", "QW"),
        ("— dash first", "DF"),
        ("桜前線 · Following", "桜F"),
        ("3D maps", "3M"),
        ("études sur l’eau", "ÉS"),
        ("  padded  ", "P"),
        ("🙂", "🙂"),
        ("!?", "!"),
        ("straße ßtest", "SS"),
    ],
)
def test_a_tile_shows_the_first_letters_of_two_words(title, letters):
    assert letters_of(title) == letters


def test_a_hue_depends_on_the_address_alone(gallery, book, read):
    url = "https://books.example/hue/"
    tiles = [
        read(gallery(book(title, url=url), book("other")).files[f"projects/{slug}/index.html"]).all("div", "tile")[0]
        for title, slug in (("One", "one"), ("Two", "two"))
    ]
    assert tiles[0].classes == tiles[1].classes == ["tile", f"hue-{hue_of('https://books.example/hue')}"]


def test_hues_are_the_same_for_ever():
    assert [hue_of(f"https://books.example/{n}") for n in range(6)] == [3, 16, 22, 14, 12, 12]


def test_hues_spread_over_all_there_are():
    assert {hue_of(f"https://books.example/{n}") for n in range(1000)} == set(range(HUES))


def test_a_local_logo_is_found_from_every_depth(gallery, book, read, tmp_path):
    (tmp_path / "a.svg").write_bytes(SVG)
    settings = Settings(per_page=1)
    files = gallery(
        book("One", logo="a.svg", tags=("t",)),
        book("Two", logo="a.svg", tags=("t",)),
        settings=settings,
        folder=tmp_path,
    ).files
    (logo,) = (path for path in files if path.startswith("assets/logos/"))
    sources = {
        path: {image.attributes["src"] for image in read(files[path]).all("img")}
        for path in ("index.html", "page/2/index.html", "projects/one/index.html", "tags/t/page/2/index.html")
    }
    assert sources == {
        "index.html": {logo},
        "page/2/index.html": {f"../../{logo}"},
        "projects/one/index.html": {f"../../{logo}"},
        "tags/t/page/2/index.html": {f"../../../../{logo}"},
    }


def test_a_remote_logo_keeps_its_address_at_every_depth(gallery, book, read):
    files = gallery(book("One", logo="https://cdn.example/a.png?x=1&y=2", tags=("t",))).files
    for path in ("index.html", "projects/one/index.html", "tags/t/index.html"):
        (image,) = read(files[path]).all("img")
        assert image.attributes["src"] == "https://cdn.example/a.png?x=1&y=2"


def test_a_logo_is_lazy_has_its_room_and_tells_nobody_who_reads(gallery, book, read):
    image = read(gallery(book(logo="https://cdn.example/a.png")).files["index.html"]).one("img")
    assert image.attributes["loading"] == "lazy"
    assert image.attributes["referrerpolicy"] == "no-referrer"
    assert {"width", "height", "alt"} <= image.attributes.keys()


def test_without_a_logo_there_is_a_letter_tile_and_no_image(gallery, book, read):
    page = read(gallery(book("Reading the Tides")).files["index.html"])
    assert page.all("img") == []
    assert page.one("span", "tile-letters").text == "RT"


def test_a_card_shows_title_author_date_summary_and_tags_with_links(gallery, book, read):
    project = book(
        "Tides", author=("Ada", "Grace"), updated="2026-03-14", description="On *salt* water.", tags=("Sea",)
    )
    page = read(gallery(project, settings=Settings(date_format="short")).files["index.html"])
    assert page.one("a", "card-link").text == "Tides"
    assert page.one("a", "card-link").attributes["href"] == "projects/tides/index.html"
    assert page.one("bdi", "card-author").text == "Ada, Grace"
    assert (page.one("time").text, page.one("time").attributes["datetime"]) == ("14 Mar 2026", "2026-03-14")
    assert page.one("p", "card-summary").text == "On salt water."
    assert [(tag.text, tag.attributes["href"]) for tag in page.all("a", "tag")] == [
        ("Tags: Sea", "tags/sea/index.html")
    ]


def test_a_card_shows_the_fields_that_the_settings_ask_for(gallery, book, read):
    fields = (
        FieldSetting("level", "Level", card=True),
        FieldSetting("pages", "Pages"),
        FieldSetting("none", "None", card=True),
    )
    files = gallery(book("One", custom=(("pages", 12), ("level", "hard"))), settings=Settings(fields=fields)).files
    assert [(term.text) for term in read(files["index.html"]).all("dt")] == ["Level"]
    facts = {term.text: value.text for term, value in zip(*_facts(read(files["projects/one/index.html"])), strict=True)}
    assert (facts["Level"], facts["Pages"]) == ("hard", "12")
    assert "None" not in facts


@pytest.mark.parametrize(
    ("value", "shown"),
    [(True, "yes"), (False, "no"), (0, "0"), (1.5, "1.5"), (("a", 2, True), "a, 2, yes"), ("<b>", "<b>")],
)
def test_a_custom_value_is_shown_in_words(gallery, book, read, value, shown):
    settings = Settings(fields=(FieldSetting("x", "X"),))
    terms, values = _facts(
        read(gallery(book("One", custom=(("x", value),)), settings=settings).files["projects/one/index.html"])
    )
    assert shown in [found.text for term, found in zip(terms, values, strict=True) if term.text == "X"]


def test_a_custom_value_that_is_an_address_is_a_link(gallery, book, read):
    settings = Settings(fields=(FieldSetting("doi", "DOI"),))
    for value, hrefs in (("https://doi.example/1", ["https://doi.example/1"]), ("javascript:alert(1)", [])):
        page = read(gallery(book("One", custom=(("doi", value),)), settings=settings).files["projects/one/index.html"])
        assert [link.attributes["href"] for link in page.all("a") if link.text == value] == hrefs


def test_the_well_known_fields_are_shown_without_being_asked_for(gallery, book, read):
    page = read(gallery(book("One", category="Course", duration="6 weeks")).files["projects/one/index.html"])
    assert {"Category", "Duration"} <= {term.text for term in page.all("dt")}


def test_an_archived_project_says_so(gallery, book, read):
    page = read(gallery(book("One", status=" Archived")).files["index.html"])
    assert page.one("li", "badge").text == "Archived"


def _facts(page):
    return page.all("dt"), page.all("dd")
