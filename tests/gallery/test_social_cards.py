"""Cards for social networks: which there are, when they are drawn, and what pages say of them."""

import json
import re
import zlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from generator.errors import ThemeError
from generator.gallery.kept import is_whole
from generator.gallery.render import render
from generator.gallery.theme import Theme
from generator.model.catalog import Catalog
from generator.model.settings import Settings
from tests.gallery.own_process import run_build

pytestmark = pytest.mark.slow

BASE = "https://ada.example/portfolio/"
SETTINGS = Settings(title="Ada’s books", tagline="All of them.", base_url=BASE)
ALL = replace(SETTINGS, social_cards="all")
NONE = replace(SETTINGS, social_cards="none")
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'/>"


def png_of(colour):
    file = BytesIO()
    Image.new("RGB", (40, 40), colour).save(file, "PNG")
    return file.getvalue()


def cards_of(gallery):
    return {path: content for path, content in gallery.files.items() if path.startswith("assets/cards/")}


def preview_of(read, gallery, path):
    named = (
        (meta.attributes.get("property") or meta.attributes.get("name"), meta.attributes.get("content"))
        for meta in read(gallery.files[path]).all("meta")
    )
    return {name: content for name, content in named if name and name.startswith(("og:image", "twitter:"))}


@pytest.fixture(scope="module")
def books(book):
    return [
        book("One", tags=("Maps", "Sea"), updated="2026-03-03", author="Ada"),
        book("Two", tags=("Maps",), logo="https://cdn.example/two.png"),
        book("Three", logo="https://cdn.example/three.svg?v=2"),
        book("Four", logo="logos/four.png"),
        book("Five", logo="logos/five.svg"),
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    data = tmp_path_factory.mktemp("data")
    (data / "logos").mkdir()
    (data / "logos" / "four.png").write_bytes(png_of("teal"))
    (data / "logos" / "five.svg").write_bytes(SVG)
    return data


@pytest.fixture(scope="module")
def rendered(gallery, books, folder):
    """A gallery for each choice in the settings."""
    return {s.social_cards: gallery(*books, settings=s, folder=folder) for s in (SETTINGS, ALL, NONE)}


def test_one_card_is_made_for_the_gallery_or_for_each_project_too_or_none(rendered):
    assert [len(cards_of(rendered[choice])) for choice in ("gallery", "all", "none")] == [1, 6, 0]
    names = {re.sub(r"-[0-9a-f]{16}\.png$", "", Path(path).name) for path in cards_of(rendered["all"])}
    assert names == {"gallery", "one", "two", "three", "four", "five"}
    assert all(is_whole(content) for content in cards_of(rendered["all"]).values())


@pytest.mark.parametrize("path", ["index.html", "tags/index.html", "tags/maps/index.html", "projects/one/index.html"])
def test_pages_name_the_gallerys_card_with_its_size_and_what_it_says(rendered, read, path):
    preview = preview_of(read, rendered["gallery"], path)
    (card,) = cards_of(rendered["gallery"])
    assert preview["og:image"] == preview["twitter:image"] == f"{BASE}{card}"
    assert (preview["og:image:width"], preview["og:image:height"]) == ("1200", "630")
    assert preview["og:image:alt"] == preview["twitter:image:alt"] == "Ada’s books: 5 projects"
    assert preview["twitter:card"] == "summary_large_image"


def test_a_project_with_a_card_of_its_own_is_shown_with_it(rendered, read):
    for slug in ("one", "two", "four", "five"):
        preview = preview_of(read, rendered["all"], f"projects/{slug}/index.html")
        assert re.fullmatch(f"{BASE}assets/cards/{slug}-[0-9a-f]{{16}}.png", preview["og:image"])
        assert preview["og:image:alt"] == slug.capitalize()
        assert preview["twitter:card"] == "summary_large_image"


@pytest.mark.parametrize("choice", ["gallery", "none"])
def test_without_one_its_logo_is_shown_unless_networks_would_not_show_it(rendered, read, choice):
    images = {}
    for slug in ("two", "three", "four", "five"):
        preview = preview_of(read, rendered[choice], f"projects/{slug}/index.html")
        images[slug] = preview.get("og:image", "")
        if slug in ("two", "four"):
            assert preview["twitter:card"] == "summary"
            assert preview["og:image:alt"] == f"Logo of {slug.capitalize()}"
            assert "og:image:width" not in preview
    (card,) = cards_of(rendered[choice]) or [""]
    assert images["two"] == "https://cdn.example/two.png"
    assert re.fullmatch(f"{BASE}assets/logos/four-[0-9a-f]{{16}}-1x.png", images["four"])
    assert images["three"] == images["five"] == (f"{BASE}{card}" if card else "")


def test_every_picture_that_pages_name_is_in_the_site(rendered, read):
    for gallery in rendered.values():
        for path in gallery.files:
            if path.endswith(".html"):
                image = preview_of(read, gallery, path).get("og:image", "")
                assert not image.startswith(BASE) or image.removeprefix(BASE) in gallery.files


def test_without_an_address_of_its_own_a_site_names_no_card(gallery, books, read):
    made = gallery(*books, settings=replace(ALL, base_url=""))
    assert len(cards_of(made)) == 6
    assert preview_of(read, made, "index.html") == {
        "twitter:card": "summary",
        "twitter:title": "Ada’s books",
        "twitter:description": "All of them.",
    }


def test_a_card_has_another_name_when_anything_on_it_changes(gallery, book, folder):
    def names(*books, settings=ALL, theme=None):
        return set(cards_of(gallery(*books, settings=settings, folder=folder, **({"theme": theme} if theme else {}))))

    one = book("One", url="https://books.example/one/", tags=("a",), author="Ada")
    first = names(one)
    assert names(one) == first
    assert names(replace(one, description="Not on a card.")) == first
    for changed in (replace(one, title="Uno"), replace(one, author="Bob"), replace(one, logo="logos/four.png")):
        assert len(names(changed) - first) >= 1
    for changed_settings in (replace(ALL, title="Other"), replace(ALL, accent="#884422")):
        assert len(names(one, settings=changed_settings) - first) == 2
    assert len(names(one, book("Two")) & first) == 1, "another project changes the gallery's card only"


def test_a_card_that_the_last_build_has_left_is_taken_over(theme, books, folder):
    def built(kept):
        asked = []

        def ask(path):
            asked.append(path)
            return kept.get(path)

        return render(Catalog(tuple(books)), ALL, theme, folder, lambda _: None, ask), asked

    first, asked = built({})
    assert {path for path in asked if path.startswith("assets/cards/")} == set(cards_of(first))
    # Marked, so that it can be told from one that was drawn again: a chunk of text that no viewer shows.
    marked = {path: content[:33] + MARK + content[33:] for path, content in cards_of(first).items()}
    second, _ = built(marked)
    assert cards_of(second) == marked


MARK = b"\x00\x00\x00\x04tEXta\x00bc" + zlib.crc32(b"tEXta\x00bc").to_bytes(4, "big")


@pytest.mark.parametrize(
    "damage", [lambda png: png[:-1], lambda png: png[:500] + b"\x00" + png[501:], lambda _: b"", lambda png: png + b"x"]
)
def test_a_damaged_card_is_drawn_again(theme, books, folder, damage):
    first = cards_of(render(Catalog(tuple(books)), SETTINGS, theme, folder, lambda _: None))
    (png,) = first.values()
    again = render(Catalog(tuple(books)), SETTINGS, theme, folder, lambda _: None, lambda _: damage(png))
    assert cards_of(again) == first


def test_texts_that_no_font_has_are_told_in_one_line(gallery, book):
    made = gallery(*(book(f"数据 {n}") for n in range(5)), settings=ALL)
    (problem,) = made.picture_problems
    assert re.search(r"\(“数据 \d”, “数据 \d”, “数据 \d”, …\)", problem.message)
    assert "5 texts" in problem.message
    assert "fonts/title/" in problem.advice
    assert gallery(book("Data"), settings=ALL).picture_problems == []


def test_a_font_in_the_owners_theme_draws_what_the_shipped_ones_lack(gallery, book, theme, tmp_path):
    # Without the shipped Hebrew font, and with it under another name: as an owner adds a font.
    hebrew = theme.fonts()["title/60-noto-serif-hebrew.woff2"]
    fonts = tmp_path / "fonts" / "title"
    fonts.mkdir(parents=True)
    latin = theme.fonts()["text/50-literata.woff2"]
    (fonts / "60-noto-serif-hebrew.woff2").write_bytes(latin)
    assert len(gallery(book("מבוא"), settings=ALL, theme=Theme(tmp_path)).picture_problems) == 1
    (fonts / "mine.WOFF2").write_bytes(hebrew)
    assert gallery(book("מבוא"), settings=ALL, theme=Theme(tmp_path)).picture_problems == []


def test_a_font_that_is_none_stops_the_build(gallery, book, tmp_path):
    (tmp_path / "fonts" / "title").mkdir(parents=True)
    (tmp_path / "fonts" / "title" / "00-mine.ttf").write_bytes(b"nonsense")
    with pytest.raises(ThemeError, match="font") as caught:
        gallery(book("One"), settings=SETTINGS, theme=Theme(tmp_path))
    assert caught.value.file == "fonts/title/00-mine.ttf"


def write_data(tmp_path, settings):
    (tmp_path / "data").mkdir()
    projects = [{"title": f"Book {n}", "url": f"https://books.example/{n}/"} for n in range(3)]
    (tmp_path / "data" / "projects.json").write_text(json.dumps({"projects": projects}))
    (tmp_path / "data" / "site.yml").write_text(settings)


BUILD = """
import sys
{before}
from generator.cli import main
sys.argv[1:] = ["build", "--base-url", "https://ada.example/"]
print("exit", main())
print("loaded", sorted({{"PIL.Image", "bidi", "arabic_reshaper"}} & sys.modules.keys()))
"""


def build(tmp_path, before=""):
    """A build in a process of its own: its output, and what of Pillow it has loaded."""
    return run_build(BUILD.format(before=before), tmp_path)


def test_a_second_build_draws_nothing_and_does_not_even_load_pillow(tmp_path):
    write_data(tmp_path, "social_cards: all\n")
    first = build(tmp_path)
    assert "loaded ['PIL.Image', 'arabic_reshaper', 'bidi']" in first.stdout
    second = build(tmp_path)
    assert "loaded []" in second.stdout
    assert "; 0 of " in second.stdout


def test_with_no_cards_wanted_pillow_is_not_loaded(tmp_path):
    write_data(tmp_path, "social_cards: none\n")
    done = build(tmp_path)
    assert "loaded []" in done.stdout
    assert "Pillow" not in done.stderr


def test_the_same_cards_are_drawn_by_another_process(tmp_path, gallery, book):
    write_data(tmp_path, "social_cards: all\n")
    build(tmp_path)
    found = {path.name: path.read_bytes() for path in (tmp_path / "site" / "assets" / "cards").iterdir()}
    here = gallery(
        *(book(f"Book {n}", url=f"https://books.example/{n}/") for n in range(3)), settings=Settings(social_cards="all")
    )
    assert {Path(path).name: content for path, content in cards_of(here).items()} == found


@pytest.mark.parametrize("library", ["pillow", "python-bidi", "arabic-reshaper"])
def test_a_card_that_another_version_of_a_library_drew_is_drawn_again(tmp_path, library):
    write_data(tmp_path, "title: Mine\n")
    build(tmp_path)
    (first,) = (tmp_path / "site" / "assets" / "cards").iterdir()
    other = tmp_path / "other" / f"{library.replace('-', '_')}-99.dist-info"
    other.mkdir(parents=True)
    (other / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {library}\nVersion: 99\n")
    again = build(tmp_path, f"sys.path.insert(0, {str(other.parent)!r})")
    (second,) = (tmp_path / "site" / "assets" / "cards").iterdir()
    assert second.name != first.name
    assert "loaded ['PIL.Image', 'arabic_reshaper', 'bidi']" in again.stdout


@pytest.mark.parametrize("library", ["PIL", "bidi", "arabic_reshaper"])
def test_without_pillow_the_site_is_whole_and_one_line_says_what_to_install(tmp_path, library):
    write_data(tmp_path, "title: Mine\n")
    done = build(tmp_path, f"sys.modules[{library!r}] = None  # as if it were not installed")
    (line,) = (line for line in done.stderr.splitlines() if "Pillow" in line)
    assert "pip install pillow python-bidi arabic-reshaper" in line
    assert not (tmp_path / "site" / "assets" / "cards").exists()
    assert "og:image" not in (tmp_path / "site" / "index.html").read_text("utf-8")


def test_a_card_that_is_no_longer_wanted_is_removed(tmp_path):
    write_data(tmp_path, "social_cards: all\n")
    build(tmp_path)
    (tmp_path / "data" / "site.yml").write_text("social_cards: gallery\n")
    build(tmp_path)
    (card,) = (tmp_path / "site" / "assets" / "cards").iterdir()
    assert card.name.startswith("gallery-")
