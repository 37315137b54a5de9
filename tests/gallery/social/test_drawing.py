"""Cards as pictures: their size, their weight, and what is on them."""

import random
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.gallery.kept import is_whole
from generator.gallery.social.cards import HEIGHT, WIDTH
from generator.gallery.social.colours import colours_with, tile_colours
from generator.gallery.social.designs import GalleryDesign, ProjectDesign, Tile
from generator.gallery.social.drawing import Artist

pytestmark = pytest.mark.slow

LONG = ("On the Measurement of Everything That Holds Still, and Donaudampfschifffahrtsgesellschaft " * 3)[:200]
TITLES = [
    *("Portfolio", "A", LONG, "W" * 120, "i" * 200, "🦉🌊 🎻", "数据科学导论：从零开始学习统计与可视化"),
    *("مقدمة في علم البيانات: دليل عملي مع Python", "מבוא לסטטיסטיקה לסקרנים", "Введение в анализ данных"),
]
GALLERY = GalleryDesign(
    title="The Notebooks of Ines Halloway",
    tagline="Courses and small research.",
    count="1,348 projects",
    tags=("oceans", "teaching", "time series", "W" * 100, "数据"),
    tiles=tuple(Tile(number, "WM") for number in range(18)),
    colours=colours_with("#ffd400"),
)
PROJECT = ProjectDesign("Reading the Tides", "Ines Halloway", "Notebooks", Tile(12, "RT"), b"", colours_with("#1d6a72"))
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.text(
    st.sampled_from("א\u0301ب\u200cت W中、（<>\u202e🙂ü\u00ad\u0e33ﷺ"), max_size=40
)


def picture(width, height, form="PNG", mode="RGBA", colour=(200, 0, 120, 255)):
    file = BytesIO()
    Image.new(mode, (width, height), colour[: len(mode)]).save(file, form)
    return file.getvalue()


def ink_in(image, box, paper):
    """How many pixels of a part are not paper."""
    return sum(count for count, colour in image.crop(box).getcolors(1 << 20) if colour != paper)


@pytest.mark.parametrize("title", TITLES)
def test_a_card_of_any_title_is_small_and_of_the_size_that_networks_want(artist, seen, title):
    for design in (
        replace(GALLERY, title=title),
        replace(PROJECT, title=title),
        replace(GALLERY, title=title, tags=()),
    ):
        png = artist.draw(design).png
        assert seen(png).size == (WIDTH, HEIGHT) == (1200, 630)
        assert len(png) < 40_000
        assert is_whole(png)


@pytest.mark.parametrize("title", TITLES)
def test_nothing_is_drawn_in_the_margin(artist, seen, title):
    image = seen(artist.draw(replace(PROJECT, title=title, author="W" * 200, site="W" * 100)).png)
    paper = PROJECT.colours.paper
    mirrored = title.startswith(("م", "מ"))
    edges = [(0, 0, 1200, 30), (0, 600, 1200, 630), (1140, 0, 1200, 630) if mirrored else (0, 0, 60, 630)]
    panel = tile_colours(PROJECT.tile.hue)[0]
    for edge in edges:
        assert {colour for _, colour in image.crop(edge).getcolors(1 << 20)} <= {paper, panel}


def test_the_same_design_gives_the_same_bytes_whoever_draws_it(artist, fonts):
    for design in (GALLERY, PROJECT):
        assert artist.draw(design) == Artist(dict(reversed(fonts.items()))).draw(design)


def test_every_text_is_on_its_card(artist):
    galleries = [GALLERY, replace(GALLERY, title="X"), replace(GALLERY, tagline="X"), replace(GALLERY, count="X")]
    projects = [PROJECT, replace(PROJECT, title="X"), replace(PROJECT, author="X"), replace(PROJECT, site="X")]
    assert len({artist.draw(design).png for design in (*galleries, *projects)}) == 8


def test_tags_are_on_the_card_as_long_as_there_is_room(artist):
    few = replace(GALLERY, tags=("a", "b"))
    assert artist.draw(few).png != artist.draw(replace(few, tags=("a", "c"))).png
    many = replace(GALLERY, tags=tuple(f"tag number {number}" for number in range(30)))
    assert artist.draw(many) == artist.draw(replace(many, tags=many.tags[:8]))


@pytest.mark.parametrize("count", [0, 1, 5, 18])
def test_each_project_is_a_tile_in_its_hue(artist, seen, count):
    tiles = tuple(Tile(number, "") for number in range(count))
    colours = {colour for _, colour in seen(artist.draw(replace(GALLERY, tiles=tiles)).png).getcolors(1 << 20)}
    assert {tile_colours(number)[0] for number in range(24)} & colours == {tile_colours(n)[0] for n in range(count)}


def test_the_accent_is_on_the_card(artist, seen):
    for design in (GALLERY, PROJECT):
        assert design.colours.accent in {colour for _, colour in seen(artist.draw(design).png).getcolors(1 << 20)}


def test_a_title_from_right_to_left_turns_the_card(artist, seen):
    panel = tile_colours(12)[0]
    turned = seen(artist.draw(replace(PROJECT, title="מבוא")).png)
    straight = seen(artist.draw(PROJECT).png)
    assert (turned.getpixel((5, 5)), turned.getpixel((1195, 5))) == (panel, PROJECT.colours.paper)
    assert (straight.getpixel((5, 5)), straight.getpixel((1195, 5))) == (PROJECT.colours.paper, panel)


def test_what_cannot_be_drawn_is_told_and_no_box_stands_for_it(artist, seen):
    chinese = artist.draw(replace(PROJECT, title="数据科学", author="王小明", tile=Tile(12, "数据")))
    assert chinese.lost == ("数据科学", "王小明")
    nameless = artist.draw(replace(PROJECT, title="", author="", tile=Tile(12, "")))
    assert chinese.png == nameless.png


def test_a_card_without_a_title_says_the_next_best_thing_in_large(artist, seen):
    paper = PROJECT.colours.paper
    image = seen(artist.draw(replace(PROJECT, title="🦉", site="Notebooks")).png)
    assert ink_in(image, (64, 60, 684, 160), paper) > 5000
    image = seen(artist.draw(replace(GALLERY, title="数据", tagline="")).png)
    assert ink_in(image, (64, 60, 684, 160), paper) > 5000


@pytest.mark.parametrize("form", ["PNG", "GIF", "WEBP", "JPEG"])
def test_a_logo_takes_the_place_of_the_letters(artist, seen, form):
    mode = "RGB" if form == "JPEG" else "RGBA"
    image = seen(artist.draw(replace(PROJECT, logo=picture(64, 64, form, mode))).png)
    middle = image.getpixel((974, 315))
    assert middle == pytest.approx((200, 0, 120), abs=8)
    assert tile_colours(12)[1] not in {colour for _, colour in image.getcolors(1 << 20)}


@pytest.mark.parametrize(("width", "height"), [(2000, 100), (100, 2000), (8, 8), (320, 320)])
def test_a_logo_of_any_shape_is_neither_cropped_nor_stretched_nor_blown_up(artist, seen, width, height):
    image = seen(artist.draw(replace(PROJECT, logo=picture(width, height))).png).crop((748, 0, 1200, 630))
    ground = tile_colours(12)[0]
    box = image.convert("L").point([255 if level < 200 else 0 for level in range(256)]).getbbox()
    assert box
    left, top, right, bottom = box
    assert image.getpixel((0, 0)) == ground
    assert (right - left) / (bottom - top) == pytest.approx(width / height, rel=0.1)
    assert max(right - left, bottom - top) <= min(320, 4 * max(width, height))


def test_a_photograph_for_a_logo_does_not_make_the_card_heavy(artist):
    noise = Image.frombytes("RGB", (320, 320), random.Random(1).randbytes(320 * 320 * 3))
    file = BytesIO()
    noise.save(file, "PNG")
    assert len(artist.draw(replace(PROJECT, logo=file.getvalue())).png) < 60_000


@pytest.mark.parametrize(
    "logo",
    [
        *(b"", b"no picture", picture(64, 64)[:60], b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        picture(6400, 6400, mode="1", colour=(1,)),  # would be 160 megabytes
    ],
)
def test_a_logo_that_cannot_be_used_leaves_the_letters(artist, logo):
    assert artist.draw(replace(PROJECT, logo=logo)) == artist.draw(PROJECT)


@settings(max_examples=100)
@given(title=ANY, author=ANY, site=ANY, letters=st.text(max_size=2), tags=st.lists(ANY, max_size=6))
def test_any_text_gives_a_card(artist, seen, title, author, site, letters, tags):
    project = replace(PROJECT, title=title, author=author, site=site, tile=Tile(3, letters))
    gallery = replace(GALLERY, title=title, tagline=author, count=site, tags=tuple(tags), tiles=(Tile(3, letters),))
    for design in (project, gallery):
        assert seen(artist.draw(design).png).size == (WIDTH, HEIGHT)
