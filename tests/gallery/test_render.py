"""The whole site: every file there should be, nothing a policy forbids, and every text as it was sent."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.gallery.render import render
from generator.gallery.theme import Theme
from generator.model.catalog import Catalog
from generator.model.formats import check_line, check_prose
from generator.model.schema import check_project
from generator.model.settings import Link, Settings

HOSTILE = "</h1><script>alert(1)</script><img src=x onerror='alert(1)'>\"' & {{ site }} {% raw %} ${x} ]]> <!-- \\u003c"


def accepted(check):
    def accepts(text: str) -> bool:
        try:
            check(text)
        except ValueError:
            return False
        return True

    return accepts


ANY = st.characters(exclude_categories=["Cs"])
TRICKY = st.sampled_from("<>&\"'`{}%#=/;-!\\ \u00a0\u200d\u202eaZ9桜🙂א\u0301")
LINES = (st.text(ANY, min_size=1, max_size=40) | st.text(TRICKY, min_size=1, max_size=40)).filter(accepted(check_line))
PROSE = st.text(ANY | st.just("\n"), max_size=80).filter(accepted(check_prose))


def test_every_file_of_the_design_is_made(gallery, book):
    files = gallery(*(book(f"Book {n}", tags=("a",)) for n in range(61))).files
    assert {
        *("index.html", "page/2/index.html", "tags/index.html", "tags/a/index.html", "projects/book-0/index.html"),
        *("feed.xml", "feed.json", "tags/a/feed.xml", "tags/a/feed.json", "sitemap.xml", "robots.txt", "404.html"),
        *("projects.json", "search.json", "projects.schema.json", "assets/style.css", ".nojekyll"),
    } <= files.keys()


def test_the_same_input_gives_the_same_bytes_whatever_its_order(gallery, book):
    books = [book(f"Book {n}", tags=(f"t{n % 7}", "all"), updated=f"2026-01-0{n % 9 + 1}") for n in range(40)]
    first, second = gallery(*books), gallery(*reversed(books), theme=Theme())
    assert first.files == second.files
    assert list(first.files) == list(second.files)


@pytest.fixture(scope="module")
def hostile(gallery, book):
    fields = {
        "description": HOSTILE,
        "body": HOSTILE,
        "author": (HOSTILE, "B"),
        "tags": (HOSTILE[:90], "b"),
        "status": HOSTILE,
    }
    books = [book(HOSTILE, **fields, custom=((HOSTILE[:50], HOSTILE),), updated="2026-01-01") for _ in range(3)]
    portfolio = Settings(title=HOSTILE, tagline=HOSTILE, author=HOSTILE, links=(Link(HOSTILE, "https://ada.example/"),))
    return gallery(*books, book("Bare"), settings=portfolio).files


def test_every_page_carries_the_policy_and_nothing_that_it_forbids(hostile, read):
    for path in hostile:
        if path.endswith(".html"):
            page = read(hostile[path])
            (policy,) = (
                m.attributes["content"]
                for m in page.all("meta")
                if m.attributes.get("http-equiv") == "Content-Security-Policy"
            )
            assert {"default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'"} <= set(
                policy.split("; ")
            )
            assert "unsafe" not in policy
            assert page.all("style") == []
            for element in page.elements:
                assert not [name for name in element.attributes if name == "style" or name.startswith("on")], (
                    path,
                    element,
                )
                if element.tag == "script" and not element.attributes.get("type", "").endswith("json"):
                    assert element.attributes["src"]
                    assert element.text == ""


def test_no_page_asks_a_third_party_for_anything(hostile, read):
    for path in hostile:
        if path.endswith(".html"):
            page = read(hostile[path])
            loaded = [el.attributes["src"] for el in page.elements if "src" in el.attributes]
            loaded += [
                el.attributes["href"] for el in page.all("link") if el.attributes["rel"] in ("stylesheet", "icon")
            ]
            assert loaded
            assert not [address for address in loaded if re.match(r"(?i)[a-z]+:|//", address)]


def test_no_style_sheet_asks_a_third_party_for_anything(hostile):
    styles = hostile["assets/style.css"].decode()
    assert not re.search(r"@import|url\(\s*['\"]?(https?:)?//", styles)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(title=LINES, tag=LINES, authors=st.lists(LINES, min_size=1, max_size=3), status=LINES)
@example(title=HOSTILE, tag=HOSTILE[:99], authors=[HOSTILE], status=HOSTILE)
def test_any_accepted_text_is_read_back_from_the_page_as_it_was(gallery, book, read, title, tag, authors, status):
    record = {"title": title, "url": "https://books.example/any/", "tags": [tag], "author": authors, "status": status}
    assert check_project(record) == []
    files = gallery(book(title, url=record["url"], tags=(tag,), author=tuple(authors), status=status)).files
    pages = [read(content) for path, content in files.items() if re.fullmatch(r"(projects/[^/]+/)?index\.html", path)]
    assert len(pages) == 2
    index, project = pages
    assert index.one("a", "card-link").text == title
    assert index.one("bdi", "card-author").text == ", ".join(authors)
    assert project.one("h1").text == title
    assert project.all("title")[0].text == f"{title} · Portfolio"
    assert project.one("p", "project-author").text == ", ".join(authors)
    assert status in [value.text for value in project.all("dd")]
    assert [link.text for link in project.all("a", "tag")] == [f"Tags: {' '.join(tag.split())}"]
    assert {
        meta.attributes["content"] for meta in project.all("meta") if meta.attributes.get("property") == "og:title"
    } == {title}


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(description=PROSE, body=PROSE, tagline=LINES)
def test_any_accepted_prose_is_read_back_as_the_same_summary_everywhere(
    gallery, book, read, description, body, tagline
):
    files = gallery(book("One", description=description, body=body), settings=Settings(tagline=tagline)).files
    index, project = read(files["index.html"]), read(files["projects/one/index.html"])
    summaries = [element.text for element in index.all("p", "card-summary")]
    shown = "".join(el.text for el in project.all("div", "project-lead"))
    assert [summary.split() for summary in summaries] == [shown.split()] * len(summaries)
    assert index.one("p", "tagline").text == tagline


def test_an_empty_catalog_is_a_whole_site_that_says_so(gallery, read):
    files = gallery().files
    assert {"index.html", "404.html", "tags/index.html", "feed.xml", "sitemap.xml", "projects.json"} <= files.keys()
    assert "Nothing on the shelves yet" in read(files["index.html"]).text


def test_progress_never_goes_back_and_stays_below_the_whole(book, theme, tmp_path):
    told: list[float] = []
    catalog = Catalog(tuple(book(f"Book {n}", tags=(f"t{n % 5}",)) for n in range(30)))
    gallery = render(catalog, Settings(), theme, tmp_path, told.append)
    assert told == sorted(told)
    assert 0 <= told[0] < told[-1] <= 1
    assert (gallery.projects, gallery.pages) == (30, 40)


def test_pages_that_somebody_waits_for_come_first_after_the_assets_and_change_no_byte(book, theme, tmp_path):
    catalog = Catalog(tuple(book(f"Book {n}", tags=("a",)) for n in range(30)))
    told: dict[str, bytes] = {}
    wanted = {"projects/book-7/index.html", "tags/index.html"}
    ordinary = render(catalog, Settings(social_cards="none"), theme, tmp_path, lambda _: None)
    hurried = render(
        catalog, Settings(social_cards="none"), theme, tmp_path, lambda _: None, first=wanted, told=told.__setitem__
    )
    assert told == hurried.files == ordinary.files
    others = [path for path in told if not path.startswith("assets/")]
    assert set(others[:2]) == wanted
    assert next(iter(told)).startswith("assets/")
