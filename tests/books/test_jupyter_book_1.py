"""What Jupyter Book 1 makes of a book: the facts that reading a configuration and finding a logo stand on."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from generator.book.deployed import read_deployed
from tests.jupyter_books import Book, build_book, copy_book, try_build

pytestmark = pytest.mark.slow

LOGO = "figures/brand/tide-mark.svg"
OPENGRAPH = ["sphinxext.opengraph"]


@pytest.fixture
def tides(tmp_path):
    """The sample with changes to its `_config.yml`, ready to build; None takes a key away."""

    def make(**changes) -> Path:
        folder = copy_book("jupyter-book-1", tmp_path / "tides")
        config = yaml.safe_load((folder / "_config.yml").read_text("utf-8")) | changes
        kept = {key: value for key, value in config.items() if value is not None}
        (folder / "_config.yml").write_text(yaml.safe_dump(kept), "utf-8")
        return folder

    return make


def pages(book: Book) -> dict[str, str]:
    """The pages that readers read, by name; the one that only leads to the first is left out."""
    names = ("intro.html", "chapters/harbour.html")
    return {name: (book.html / name).read_text("utf-8") for name in names}


def logos(page: str) -> set[str]:
    return set(re.findall(r'<img src="([^"]*)" class="logo__image', page))


def images(book: Book) -> dict[str, list[str]]:
    """What each page names as its `og:image`."""
    return {
        name: re.findall(r'<meta property="og:image" content="([^"]*)"', page) for name, page in pages(book).items()
    }


def test_a_logo_in_a_subfolder_is_copied_to_static_by_its_base_name(jupyter_book_1):
    copied = jupyter_book_1.html / "_static" / "tide-mark.svg"
    assert copied.read_bytes() == (jupyter_book_1.folder / LOGO).read_bytes()
    assert list(jupyter_book_1.html.rglob("tide-mark*")) == [copied]
    assert {name: logos(page) for name, page in pages(jupyter_book_1).items()} == {
        "intro.html": {"_static/tide-mark.svg"},
        "chapters/harbour.html": {"../_static/tide-mark.svg"},
    }


def test_static_also_holds_logos_that_are_not_the_books(jupyter_book_1):
    foreign = [path.relative_to(jupyter_book_1.html).as_posix() for path in jupyter_book_1.html.rglob("logo*")]
    assert foreign
    assert all(path.startswith("_static/images/") for path in foreign)


def test_index_html_only_leads_to_a_root_page_of_another_name(jupyter_book_1):
    index = (jupyter_book_1.html / "index.html").read_text("utf-8").strip()
    assert index == '<meta http-equiv="Refresh" content="0; url=intro.html" />'


def test_description_and_project_metadata_are_ignored_without_a_word(jupyter_book_1):
    assert not re.search(r"WARNING|Validation|project_metadata|description", jupyter_book_1.log)
    assert all("harbour readings" not in page and "Beginner" not in page for page in pages(jupyter_book_1).values())


def test_the_base_url_gives_a_canonical_address_and_no_og_image(jupyter_book_1):
    assert all("og:" not in page for page in pages(jupyter_book_1).values())
    link = '<link rel="canonical" href="https://books.example.org/tides/chapters/harbour.html" />'
    assert link in pages(jupyter_book_1)["chapters/harbour.html"]


def test_a_logo_elsewhere_stays_there_and_without_base_url_there_is_neither_address_nor_og_image(tides):
    book = build_book(tides(logo="https://pictures.example.org/mark.png?size=2", html=None))
    assert all(logos(page) == {"https://pictures.example.org/mark.png?size=2"} for page in pages(book).values())
    assert not list(book.html.rglob("mark*"))
    assert all("og:" not in page and "canonical" not in page for page in pages(book).values())


def test_a_name_with_spaces_and_letters_stays_as_it_is_and_wins_over_a_file_in_static(tides):
    folder = tides(logo="figures/Größe 1.svg")
    shutil.move(folder / LOGO, folder / "figures" / "Größe 1.svg")
    (folder / "_static").mkdir()
    (folder / "_static" / "Größe 1.svg").write_text("<svg/>")
    book = build_book(folder)
    copied = book.html / "_static" / "Größe 1.svg"
    assert copied.read_bytes() == (folder / "figures" / "Größe 1.svg").read_bytes()
    assert logos(pages(book)["intro.html"]) == {"_static/Größe 1.svg"}


def test_a_logo_that_is_not_there_is_a_warning_and_no_failure(tides):
    book = build_book(tides(logo="figures/lost.svg"))
    assert "WARNING: logo file 'figures/lost.svg' does not exist" in book.log
    assert not list(book.html.rglob("lost*"))
    assert all(not logos(page) for page in pages(book).values())


def test_exclude_patterns_do_not_keep_the_logo_out(tides):
    book = build_book(tides(exclude_patterns=["figures", "figures/**", "**.svg"]))
    assert (book.html / "_static" / "tide-mark.svg").exists()


def test_a_list_of_authors_does_not_build(tides):
    done = try_build(tides(author=["Ines Halloway", "Tomás Ibarra"]))
    assert done.returncode != 0
    assert "is not of type 'string' [key path: 'author']" in done.stdout + done.stderr


def test_the_opengraph_extension_names_images_from_the_root_of_the_book_whatever_the_base_url(tides):
    book = build_book(tides(sphinx={"extra_extensions": OPENGRAPH, "config": {"ogp_image": "_static/tide-mark.svg"}}))
    assert images(book) == {
        "intro.html": ["_static/tide-mark.svg"],
        "chapters/harbour.html": ["_static/tide-mark.svg"],
    }


def test_the_opengraph_extension_names_images_by_its_own_address_even_those_that_nobody_copied(tides):
    config = {"ogp_site_url": "https://tides.example.org/read/", "ogp_image": LOGO}
    book = build_book(tides(sphinx={"extra_extensions": OPENGRAPH, "config": config}))
    assert set(map(tuple, images(book).values())) == {(f"https://tides.example.org/read/{LOGO}",)}
    assert not (book.html / LOGO).exists()


def test_an_og_image_of_front_matter_has_its_content_first(tides):
    folder = tides()
    text = '---\nmyst:\n  html_meta:\n    "property=og:image": https://pictures.example.org/tide.png\n---\n\n# Tides\n'
    (folder / "intro.md").write_text(text, "utf-8")
    page = pages(build_book(folder))["intro.html"]
    assert '<meta content="https://pictures.example.org/tide.png" property="og:image" />' in page


def test_the_start_page_of_a_deployed_book_tells_its_title_and_not_the_chapters(tides, github):
    folder = tides(sphinx={"extra_extensions": OPENGRAPH})
    (folder / "intro.md").write_text("# Welcome\n\nTwice a day the water comes in.\n")
    book = build_book(folder)
    for name in ("index.html", "intro.html"):
        github.publish(f"/gallery/tides/{name}", (book.html / name).read_bytes())
    github.publish("/gallery/tides/", (book.html / "index.html").read_bytes())
    read = read_deployed(f"{github.origin}/gallery/tides/")
    assert read.record["title"] == "Reading the Tides"
    assert read.record["description"] == "Twice a day the water comes in."
