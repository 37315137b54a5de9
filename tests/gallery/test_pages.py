"""The HTML pages: which there are, and how they name, describe and link themselves."""

import pytest

from generator.gallery.citation.cite import cite
from generator.model.settings import Link, Settings

BASE = "https://ada.example/portfolio/"


def link_of(page, rel):
    return [link.attributes["href"] for link in page.all("link") if link.attributes["rel"] == rel]


def meta_of(page):
    named = [
        (meta.attributes.get("name") or meta.attributes.get("property"), meta.attributes.get("content"))
        for meta in page.all("meta")
    ]
    return {name: content for name, content in named if name}


@pytest.fixture(scope="module")
def files(gallery, book):
    books = [
        book(
            "One",
            tags=("Maps", "Sea"),
            updated="2026-03-03",
            description="The *first*.",
            logo="https://cdn.example/1.png",
        ),
        book("Two", tags=("Maps",), updated="2026-02-02", body="# Part\n\nLong."),
        book("Three", tags=("maps",), repository="https://git.example/ada/three.git"),
    ]
    settings = Settings(
        title="Ada’s books",
        tagline="All of them.",
        author="Ada",
        base_url=BASE,
        per_page=2,
        links=(Link("Home & dry", "https://ada.example/?a&b"),),
    )
    return gallery(*books, settings=settings).files


def test_there_is_a_page_for_each_list_part_tag_and_project(files):
    assert {path for path in files if path.endswith(".html")} == {
        *("index.html", "page/2/index.html", "tags/index.html", "embed/index.html", "stats/index.html", "404.html"),
        *("tags/maps/index.html", "tags/maps/page/2/index.html", "tags/sea/index.html"),
        *("projects/one/index.html", "projects/two/index.html", "projects/three/index.html"),
    }


def test_every_page_has_one_h1_a_main_landmark_and_a_skip_link_to_it(files, read):
    for path in files:
        if path.endswith(".html"):
            page = read(files[path])
            assert len(page.all("h1")) == 1, path
            assert page.one("main").attributes["id"] == "main"
            assert page.one("html").attributes["lang"] == "en"
            if path != "embed/index.html":  # there is nothing before its cards
                assert page.one("a", "skip-link").attributes["href"] == "#main"


def test_every_page_has_a_title_of_its_own(files, read):
    titles = {path: read(files[path]).all("title")[0].text for path in files if path.endswith(".html")}
    assert len(set(titles.values())) == len(titles)
    assert titles["index.html"] == "Ada’s books"
    assert titles["projects/one/index.html"] == "One · Ada’s books"
    assert titles["tags/maps/page/2/index.html"] == "Maps, page 2 · Ada’s books"


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.html", BASE),
        ("page/2/index.html", f"{BASE}page/2/"),
        ("tags/index.html", f"{BASE}tags/"),
        ("projects/one/index.html", f"{BASE}projects/one/"),
    ],
)
def test_a_page_knows_its_one_address(files, read, path, address):
    page = read(files[path])
    assert link_of(page, "canonical") == [address]
    assert meta_of(page)["og:url"] == address


def test_a_page_without_an_address_claims_none(gallery, book, read):
    page = read(gallery(book("One")).files["index.html"])
    assert link_of(page, "canonical") == []
    assert "og:url" not in meta_of(page)


def test_a_project_is_described_for_previews(files, read):
    meta = meta_of(read(files["projects/one/index.html"]))
    assert (meta["og:title"], meta["og:type"], meta["og:site_name"]) == ("One", "article", "Ada’s books")
    assert meta["description"] == meta["og:description"] == "The first."
    assert meta["og:image"] == "https://cdn.example/1.png"


def test_the_page_for_lost_readers_works_at_any_depth_and_is_not_indexed(files, read):
    page = read(files["404.html"])
    assert meta_of(page)["robots"] == "noindex"
    assert link_of(page, "canonical") == []
    addresses = [
        el.attributes.get("href") or el.attributes.get("src")
        for el in page.elements
        if el.tag in ("a", "link", "script")
    ]
    relative = [address for address in addresses if address and not address.startswith(("https://", "#"))]
    assert relative == []


def test_feeds_of_a_page_are_those_of_what_it_shows(files, read):
    for path, feeds in (
        ("index.html", ["feed.xml", "feed.json"]),
        ("projects/one/index.html", ["../../feed.xml", "../../feed.json"]),
        ("tags/maps/page/2/index.html", ["../../../../tags/maps/feed.xml", "../../../../tags/maps/feed.json"]),
    ):
        assert link_of(read(files[path]), "alternate") == feeds


def test_the_settings_links_are_in_the_header(files, read):
    assert [
        link.text
        for link in read(files["index.html"]).all("a")
        if link.attributes["href"] == "https://ada.example/?a&b"
    ] == ["Home & dry"]


def test_a_project_page_shows_body_repository_book_and_related_projects(files, read):
    two, three = read(files["projects/two/index.html"]), read(files["projects/three/index.html"])
    assert "Long." in two.one("div", "project-body").text
    assert {link.text for link in two.all("a", "card-link")} == {"One", "Three"}
    hrefs = [link.attributes["href"] for link in three.all("a")]
    assert "https://git.example/ada/three.git" in hrefs
    assert any(href.startswith("https://books.example/") for href in hrefs)
    assert "ada/three" in [link.text for link in three.all("a")]


def test_the_tag_index_counts_each_tags_projects(files, read):
    rows = [(row.attributes["href"], row.text.split()) for row in read(files["tags/index.html"]).all("a", "tag-row")]
    assert rows == [
        ("../tags/maps/index.html", ["Maps", "3", "projects"]),
        ("../tags/sea/index.html", ["Sea", "1", "project"]),
    ]


@pytest.mark.parametrize(
    ("language", "direction"),
    [("en", None), ("pt-BR", None), ("ar", "rtl"), ("he-IL", "rtl"), ("fa", "rtl"), ("AR", "rtl"), ("yi", "rtl")],
)
def test_a_language_written_from_right_to_left_turns_the_page(gallery, read, language, direction):
    html = read(gallery(settings=Settings(language=language)).files["index.html"]).one("html")
    assert (html.attributes["lang"], html.attributes.get("dir")) == (language, direction)


def test_titles_of_either_direction_set_their_own(gallery, book, read):
    page = read(gallery(book("מבוא ל-Python")).files["index.html"])
    assert page.one("h3", "card-title").attributes["dir"] == "auto"


def test_a_book_with_an_author_and_a_date_can_be_cited(gallery, book, read):
    tides = book("Tides & Time", author=("Ada King", "A Society"), updated="2026-03-14")
    page = read(gallery(tides).files["projects/tides-and-time/index.html"])
    citation = cite(tides)
    assert citation
    assert page.one("p", "cite-text").text == citation.text
    assert page.one("pre", "cite-bibtex").text == citation.bibtex
    ids = {element.attributes.get("id") for element in page.elements}
    assert {button.attributes["data-source"] for button in page.all("button", "copy")} <= ids


@pytest.mark.parametrize("fields", [{"author": "Ada"}, {"updated": "2026-03-14"}])
def test_a_book_without_one_of_them_has_only_its_link(gallery, book, read, fields):
    page = read(gallery(book("One", **fields)).files["projects/one/index.html"])
    assert page.all("details", "cite") == []
    assert page.one("button", "copy").attributes["data-source"] == page.one("input", "copy-field").attributes["id"]


def test_the_link_that_is_copied_is_the_pages_published_address(files, read):
    field = read(files["projects/one/index.html"]).one("input", "copy-field")
    assert field.attributes["value"] == f"{BASE}projects/one/"


def test_only_what_can_be_copied_brings_the_script_for_it(files):
    assert {path for path in files if path.endswith(".html") and b"js/copy.js" in files[path]} == {
        path for path in files if path.startswith("projects/") and path.endswith(".html")
    }


def test_the_view_for_other_sites_is_cards_and_where_they_are_from(files, read):
    page = read(files["embed/index.html"])
    assert [link.text for link in page.all("a", "card-link")] == ["One", "Two"]
    assert [link.text for link in page.all("a", "embed-link")] == ["Ada’s books", "See all of them"]
    assert {link.attributes["href"] for link in page.all("a", "embed-link")} == {"../index.html"}
    assert "hidden" not in page.one("p", "embed-all").attributes
    assert page.all("nav") == page.all("footer") == page.all("header", "site-header") == []


def test_the_view_for_other_sites_opens_links_in_the_readers_window(files, read):
    page = read(files["embed/index.html"])
    assert page.one("base").attributes == {"target": "_top"}
    assert all("target" not in link.attributes for link in page.all("a"))
    order = [element.tag for element in page.elements]
    assert order.index("base") < min(order.index("link"), order.index("a"))


def test_the_view_for_other_sites_is_found_by_search_engines_as_the_index(files, read):
    page = read(files["embed/index.html"])
    assert meta_of(page)["robots"] == "noindex"
    assert link_of(page, "canonical") == [BASE]
    assert b"embed" not in files["sitemap.xml"]


def test_no_other_page_moves_the_target_of_its_links(files):
    assert [path for path in files if path.endswith(".html") and b"<base" in files[path]] == ["embed/index.html"]
