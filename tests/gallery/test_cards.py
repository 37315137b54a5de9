"""Projects as readers see them in lists and on their own page."""

import pytest

from generator.gallery.cards import HUES, hue_of, letters_of
from generator.model.fields import FieldKind, FieldSetting
from generator.model.settings import Settings

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


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        (FieldKind.TEXT, "2026-03-14", "2026-03-14"),
        (FieldKind.DATE, "2026-03-14T10:00:00Z", "14 March 2026"),
        (FieldKind.DATE, "spring", "spring"),
        (FieldKind.NUMBER, 12345.5, "12,345.5"),
        (FieldKind.NUMBER, "12345", "12,345"),
        (FieldKind.NUMBER, -0.5, "-0.5"),
        (FieldKind.NUMBER, 1e300, "1e+300"),
        (FieldKind.NUMBER, "many", "many"),
        (FieldKind.LIST, "sea, shore", "sea, shore"),
        (FieldKind.LINK, "https://doi.example/1/", "doi.example/1"),
        (FieldKind.LINK, "doi:1", "doi:1"),
        (FieldKind.BADGE, "easy", "easy"),
    ],
)
def test_a_value_is_shown_as_its_kind(gallery, book, read, kind, value, shown):
    settings = Settings(fields=(FieldSetting("x", "X", kind),))
    page = read(gallery(book("One", custom=(("x", value),)), settings=settings).files["projects/one/index.html"])
    assert shown in [found.text for term, found in zip(*_facts(page), strict=True) if term.text == "X"]


def test_numbers_are_written_as_the_language_writes_them(gallery, book, read):
    settings = Settings(language="de", fields=(FieldSetting("x", "X", FieldKind.NUMBER),))
    page = read(gallery(book("One", custom=(("x", 12345.5),)), settings=settings).files["projects/one/index.html"])
    assert "12.345,5" in [found.text for found in page.all("dd")]


def test_a_short_link_leads_to_the_whole_address(gallery, book, read):
    settings = Settings(fields=(FieldSetting("x", "X", FieldKind.LINK, card=True),))
    files = gallery(book("One", custom=(("x", "http://doi.example/1/"),)), settings=settings).files
    for path in ("index.html", "projects/one/index.html"):
        links = {link.text: link.attributes["href"] for link in read(files[path]).all("a")}
        assert links["doi.example/1"] == "http://doi.example/1/"


def test_a_badge_has_the_colour_of_its_value(gallery, book, read):
    field = FieldSetting("x", "X", FieldKind.BADGE, card=True, colors=(("easy", "#2E7D32"), ("hard", "#ffcc00")))
    books = [book(value, url=f"https://b.example/{value}", custom=(("x", value),)) for value in ("easy", "hard", "odd")]
    files = gallery(*books, settings=Settings(fields=(field,))).files
    badges = {
        badge.text: badge.attributes["class"].split()[-1] for badge in read(files["index.html"]).all("span", "badge")
    }
    assert badges == {"easy": "field-badge-1", "hard": "field-badge-2", "odd": "field-badge-0"}
    style = "".join(files["assets/style.css"].decode().split())
    assert ".field-badge-1{border-color:transparent;background:#2e7d32;color:#ffffff;}" in style
    assert ".field-badge-2{border-color:transparent;background:#ffcc00;color:#000000;}" in style


def test_a_field_may_be_left_out_of_project_pages(gallery, book, read):
    settings = Settings(fields=(FieldSetting("x", "X", card=True, page=False),))
    files = gallery(book("One", custom=(("x", "1"),)), settings=settings).files
    assert "X" in [term.text for term in read(files["index.html"]).all("dt")]
    assert "X" not in [term.text for term in read(files["projects/one/index.html"]).all("dt")]


def test_the_well_known_fields_are_shown_without_being_asked_for(gallery, book, read):
    page = read(gallery(book("One", category="Course", duration="6 weeks")).files["projects/one/index.html"])
    assert {"Category", "Duration"} <= {term.text for term in page.all("dt")}


def test_an_archived_project_says_so(gallery, book, read):
    page = read(gallery(book("One", status=" Archived")).files["index.html"])
    assert page.one("li", "badge").text == "Archived"


def _facts(page):
    return page.all("dt"), page.all("dd")
