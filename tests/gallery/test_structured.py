"""Structured data: what search engines learn of the gallery and of each book."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.gallery.design import Design
from generator.gallery.structured import site_data
from generator.gallery.views import SiteView
from generator.model.settings import Settings

BASE = "https://ada.example/portfolio/"


def data_of(read, page):
    (script,) = (el for el in read(page).all("script") if el.attributes.get("type") == "application/ld+json")
    return json.loads(script.text)


@pytest.mark.parametrize(
    "title", ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "a\u2028b\u2029c", '"\\', "&lt;/script&gt;"]
)
def test_no_title_can_end_the_block_it_stands_in(gallery, book, read, title):
    files = gallery(book(title, author=title, tags=(title,), description=title), settings=Settings(title=title)).files
    (page,) = (content for path, content in files.items() if path.startswith("projects/") and path.endswith(".html"))
    assert data_of(read, page)["name"] == title
    assert data_of(read, page)["author"] == [{"@type": "Person", "name": title}]
    assert data_of(read, files["index.html"])["name"] == title


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_as_it_was(text):
    block = site_data(SiteView(text or "x", text, "", "en", (), "", "", 0, Design()), "")
    assert not set("<>&\u2028\u2029") & set(block)
    assert json.loads(block).get("description", "") == text


def test_a_book_is_described_at_its_own_address(gallery, book, read):
    project = book(
        "Tides",
        author=("Ada", "Grace"),
        tags=("Sea",),
        updated="2026-03-14T10:00:00Z",
        created="2025-01-01",
        description="On *salt* water.",
        logo="https://cdn.example/a.png",
    )
    page = gallery(project, settings=Settings(base_url=BASE)).files["projects/tides/index.html"]
    assert data_of(read, page) == {
        "@context": "https://schema.org",
        "@type": "Book",
        "name": "Tides",
        "url": project.url,
        "mainEntityOfPage": f"{BASE}projects/tides/",
        "description": "On salt water.",
        "author": [{"@type": "Person", "name": "Ada"}, {"@type": "Person", "name": "Grace"}],
        "keywords": ["Sea"],
        "image": "https://cdn.example/a.png",
        "dateModified": "2026-03-14",
        "dateCreated": "2025-01-01",
    }


def test_a_local_logo_is_named_where_the_site_has_it(gallery, book, read, tmp_path):
    Image.new("RGB", (900, 500), "teal").save(tmp_path / "a.png")
    for base in (BASE, ""):
        settings = Settings(base_url=base, social_cards="none")
        files = gallery(book("Tides", logo="a.png"), settings=settings, folder=tmp_path).files
        (path,) = (path for path in files if path.endswith("-2x.png"))
        said = data_of(read, files["projects/tides/index.html"]).get("image")
        assert said == (f"{BASE}{path}" if base else None)


def test_what_is_not_known_is_not_said(gallery, book, read):
    project = book("Tides")
    page = gallery(project).files["projects/tides/index.html"]
    assert data_of(read, page).keys() == {"@context", "@type", "name", "url"}


def test_only_the_first_page_describes_the_gallery(gallery, book, read):
    settings = Settings(title="Ada's", tagline="Books.", author="Ada", base_url=BASE, per_page=1)
    files = gallery(book("One"), book("Two"), settings=settings).files
    assert data_of(read, files["index.html"]) == {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": "Ada's",
        "description": "Books.",
        "url": BASE,
        "inLanguage": "en",
        "author": {"@type": "Person", "name": "Ada"},
    }
    assert b"ld+json" not in files["page/2/index.html"]
