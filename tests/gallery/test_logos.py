"""Logos below the data folder."""

import hashlib
import json
import re
import zlib
from collections import Counter
from io import BytesIO

import pytest
from PIL import Image

from generator.gallery.logos import MAX_BYTES, Logos, check_logos
from generator.model.problems import Severity
from generator.model.settings import Settings
from tests.gallery.own_process import run_build

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
    b'<path d="M0 0H9"/></svg>\n'
)
"""As we write it."""


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "data"
    made.mkdir()
    return made


def png(width=900, height=500, colour="teal"):
    file = BytesIO()
    Image.new("RGB", (width, height), colour).save(file, "PNG")
    return file.getvalue()


def refused(logos, logo):
    """The warning about the only logo, which must have been refused."""
    assert (logos.files, logos.address(logo)) == ({}, "")
    (problem,) = logos.problems
    assert problem.severity is Severity.WARNING
    section, identity, field = problem.pointer
    assert (section, field) == ("projects", "logo")
    assert str(identity).startswith("https://")
    assert logo in problem.message
    assert "letter tile" in problem.advice
    return problem.message


def test_a_logo_is_copied_under_a_name_that_changes_with_its_bytes(folder, book):
    (folder / "logos").mkdir()
    (folder / "logos" / "My Öwl.SVG").write_bytes(SVG)
    logos = Logos(folder, [book(logo="logos/My Öwl.SVG")])
    path = f"assets/logos/my-owl-{hashlib.sha256(SVG).hexdigest()[:10]}.svg"
    assert logos.files == {path: SVG}
    assert logos.address("logos/My Öwl.SVG") == path
    assert logos.problems == []


def test_a_logo_whose_name_cannot_be_spelt_still_gets_one(folder, book):
    (folder / "….png").write_bytes(png())
    paths = list(Logos(folder, [book(logo="….png")]).files)
    assert all(path.startswith("assets/logos/logo-") for path in paths)


def test_a_logo_that_several_books_share_is_copied_once(folder, book):
    (folder / "a.svg").write_bytes(SVG)
    assert len(Logos(folder, [book(logo="a.svg"), book(logo="a.svg")]).files) == 1


def test_logos_of_one_name_in_different_folders_stay_apart(folder, book):
    for name in ("a", "b"):
        (folder / name).mkdir()
        (folder / name / "logo.svg").write_bytes(SVG.replace(b"M0", name.encode()))
    logos = Logos(folder, [book(logo="a/logo.svg"), book(logo="b/logo.svg")])
    assert Counter(logos.files.values()) == {SVG.replace(b"M0", b"a"): 1, SVG.replace(b"M0", b"b"): 1}
    assert logos.address("a/logo.svg") != logos.address("b/logo.svg")


def test_a_remote_logo_is_left_where_it_is(folder, book):
    logos = Logos(folder, [book(logo="https://cdn.example/a.png"), book()])
    assert (logos.files, logos.problems) == ({}, [])
    assert logos.address("https://cdn.example/a.png") == "https://cdn.example/a.png"
    assert logos.address("") == ""


def test_a_missing_logo_is_a_warning(folder, book):
    assert "no such file" in refused(Logos(folder, [book("Tides", logo="gone.svg")]), "gone.svg")


def test_a_warning_names_the_project(folder, book):
    tides = book("Tides", logo="gone.svg")
    (problem,) = Logos(folder, [tides]).problems
    assert problem.pointer == ("projects", tides.identity, "logo")


def test_a_missing_logo_that_several_books_share_is_one_warning(folder, book):
    assert len(Logos(folder, [book(logo="gone.svg"), book(logo="gone.svg")]).problems) == 1


@pytest.mark.parametrize("logo", ["../secret.svg", "logos/../../secret.svg"])
def test_a_path_out_of_the_folder_is_never_read(folder, book, logo):
    (folder.parent / "secret.svg").write_bytes(SVG)
    assert "leads out" in refused(Logos(folder, [book(logo=logo)]), logo)


def test_a_link_out_of_the_folder_is_never_followed(folder, book):
    (folder.parent / "secret.svg").write_bytes(SVG)
    (folder / "a.svg").symlink_to(folder.parent / "secret.svg")
    assert "leads out" in refused(Logos(folder, [book(logo="a.svg")]), "a.svg")


def test_a_linked_folder_that_leads_out_is_never_followed(folder, book):
    (folder.parent / "private").mkdir()
    (folder.parent / "private" / "a.svg").write_bytes(SVG)
    (folder / "logos").symlink_to(folder.parent / "private")
    assert "leads out" in refused(Logos(folder, [book(logo="logos/a.svg")]), "logos/a.svg")


def test_a_link_that_stays_in_the_folder_is_followed(folder, book):
    (folder / "a.svg").write_bytes(SVG)
    (folder / "b.svg").symlink_to("a.svg")
    assert list(Logos(folder, [book(logo="b.svg")]).files.values()) == [SVG]


def test_a_data_folder_that_is_a_link_itself_is_no_way_out(folder, book):
    (folder / "a.svg").write_bytes(SVG)
    (folder.parent / "linked").symlink_to(folder)
    assert len(Logos(folder.parent / "linked", [book(logo="a.svg")]).files) == 1


def test_a_link_to_itself_is_a_warning(folder, book):
    (folder / "a.svg").symlink_to("a.svg")
    refused(Logos(folder, [book(logo="a.svg")]), "a.svg")


def test_a_folder_named_like_an_image_is_a_warning(folder, book):
    (folder / "a.svg").mkdir()
    refused(Logos(folder, [book(logo="a.svg")]), "a.svg")


def test_a_file_too_large_for_a_logo_is_a_warning(folder, book):
    with (folder / "a.png").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert "larger than" in refused(Logos(folder, [book(logo="a.png")]), "a.png")


def test_a_logo_that_cannot_be_used_leaves_a_letter_tile(gallery, book, read, folder):
    rendered = gallery(book("Reading the Tides", logo="gone.svg"), folder=folder)
    page = read(rendered.files["projects/reading-the-tides/index.html"])
    assert page.all("img") == []
    assert page.one("span", "tile-letters").text == "RT"
    assert len(rendered.logo_problems) == 1


def test_a_picture_gets_files_for_two_densities_and_the_fallback_stands_for_it(folder, book):
    (folder / "My Öwl.PNG").write_bytes(png())
    logos = Logos(folder, [book(logo="My Öwl.PNG")])
    start = logos.address("My Öwl.PNG").removesuffix("2x.png")
    assert re.fullmatch("assets/logos/my-owl-[0-9a-f]{16}-", start)
    assert logos.files.keys() == {f"{start}2x.png", f"{start}1x.webp", f"{start}2x.webp"}
    assert logos.problems == logos.general_problems == []


def test_a_small_picture_gets_one(folder, book):
    (folder / "a.png").write_bytes(png(30, 30))
    logos = Logos(folder, [book(logo="a.png")])
    assert {path.rpartition("-")[2] for path in logos.files} == {"1x.png", "1x.webp"}


def test_a_name_changes_with_the_content_and_not_with_the_time(folder, book):
    names = []
    for colour in ("teal", "red", "teal"):
        (folder / "a.png").write_bytes(png(colour=colour))
        names.append(Logos(folder, [book(logo="a.png")]).address("a.png"))
    assert names[0] == names[2] != names[1]


def test_pictures_of_one_name_in_different_folders_stay_apart(folder, book):
    for name in ("teal", "red"):
        (folder / name).mkdir()
        (folder / name / "logo.png").write_bytes(png(colour=name))
    logos = Logos(folder, [book(logo="teal/logo.png"), book(logo="red/logo.png")])
    assert len(logos.files) == 6
    assert logos.address("teal/logo.png") != logos.address("red/logo.png")


MARK = b"\x00\x00\x00\x04tEXta\x00bc" + zlib.crc32(b"tEXta\x00bc").to_bytes(4, "big")


@pytest.mark.parametrize("size", [(900, 500), (30, 30)])
def test_what_the_last_build_made_is_not_made_again(folder, book, size):
    (folder / "a.png").write_bytes(png(*size))
    first = Logos(folder, [book(logo="a.png")])
    marks = {path: content[:33] + MARK + content[33:] for path, content in first.files.items() if path.endswith("png")}
    assert Logos(folder, [book(logo="a.png")], {**first.files, **marks}.get).files == {**first.files, **marks}


@pytest.mark.parametrize("lost", ["2x.png", "1x.webp", "2x.webp"])
@pytest.mark.parametrize("damage", [lambda _: None, lambda data: data[:-1], lambda _: b"", lambda data: data + b"x"])
def test_what_the_last_build_has_not_left_whole_is_made_again(folder, book, lost, damage):
    (folder / "a.png").write_bytes(png())
    first = Logos(folder, [book(logo="a.png")])

    def kept(path):
        content = first.files.get(path)
        return damage(content) if content and path.endswith(lost) else content

    assert Logos(folder, [book(logo="a.png")], kept).files == first.files


def test_a_photograph_of_the_last_build_is_found_too(folder, book):
    Image.effect_noise((600, 600), 80).save(folder / "a.jpeg")
    first = Logos(folder, [book(logo="a.jpeg")])
    assert first.address("a.jpeg").endswith("-2x.jpg")
    asked = []

    def kept(path):
        asked.append(path)
        return first.files.get(path)

    assert Logos(folder, [book(logo="a.jpeg")], kept).files == first.files
    assert first.files.keys() <= set(asked)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.png", b"nonsense", "broken"),
        ("a.png", png()[:200], "broken"),
        ("a.jpg", SVG, "broken"),
        ("a.svg", b"<svg", "broken"),
        ("a.svg", b"<!DOCTYPE svg [<!ENTITY a 'b'>]>" + SVG, "entities"),
        ("a.SVG", png(), "broken"),
    ],
)
def test_a_broken_logo_is_a_warning_for_build_and_validate(folder, book, name, content, reason):
    (folder / name).write_bytes(content)
    broken = book(logo=name)
    logos = Logos(folder, [broken])
    assert reason in refused(logos, name)
    assert check_logos(folder, [broken]) == logos.problems


def test_a_drawing_loses_its_script(folder, book):
    (folder / "a.svg").write_bytes(SVG.replace(b"<path", b"<script>alert(1)</script><path onload='alert(1)'"))
    assert list(Logos(folder, [book(logo="a.svg")]).files.values()) == [SVG]


@pytest.mark.parametrize("name", ["..png", "...svg", "a -2x.png", "CON.svg", "-1x.svg"])
def test_names_from_outside_stay_in_the_folder_of_logos(folder, book, name):
    (folder / name).write_bytes(SVG if name.endswith("svg") else png(9, 9))
    for path in Logos(folder, [book(logo=name)]).files:
        assert re.fullmatch(r"assets/logos/[a-z0-9-]+\.(png|webp|svg)", path)


def test_pages_offer_both_densities_from_every_depth(gallery, book, read, folder):
    (folder / "a.png").write_bytes(png())
    files = gallery(book("One", logo="a.png", tags=("t",)), folder=folder).files
    for path, root in (("index.html", ""), ("projects/one/index.html", "../../"), ("tags/t/index.html", "../../")):
        source, image = read(files[path]).one("source"), read(files[path]).one("img")
        assert source.attributes["type"] == "image/webp"
        offered = [candidate.split(" ") for candidate in source.attributes["srcset"].split(", ")]
        assert [density for _, density in offered] == ["1x", "2x"]
        for address in (*(address for address, _ in offered), image.attributes["src"]):
            assert address.startswith(f"{root}assets/logos/a-")
            assert address.removeprefix(root) in files
        assert {"width", "height"} <= image.attributes.keys()


def test_a_drawing_and_a_remote_logo_have_one_file(gallery, book, read, folder):
    (folder / "a.svg").write_bytes(SVG)
    for logo in ("a.svg", "https://cdn.example/assets/logos/a-0123456789abcdef-2x.png"):
        page = read(gallery(book("One", logo=logo), folder=folder).files["index.html"])
        assert (len(page.all("source")), len(page.all("img"))) == (0, 1)


def test_feeds_and_public_data_name_the_fallback(gallery, book, folder):
    (folder / "a.png").write_bytes(png())
    base = "https://ada.example/"
    settings = Settings(base_url=base, social_cards="none")
    files = gallery(book("One", logo="a.png"), folder=folder, settings=settings).files
    (path,) = (path for path in files if path.endswith("-2x.png"))
    assert json.loads(files["feed.json"])["items"][0]["image"] == f"{base}{path}"
    assert json.loads(files["projects.json"])["projects"][0]["logo"] == f"{base}{path}"
    assert json.loads(files["search.json"])["logos"] == path
    assert f'<meta property="og:image" content="{base}{path}">' in files["projects/one/index.html"].decode()


BUILD = """
import sys
{before}
from generator.cli import main
sys.argv[1:] = ["build"]
print("exit", main())
print("loaded", "PIL.Image" in sys.modules)
"""


def build(tmp_path, before=""):
    """A build in a process of its own."""
    return run_build(BUILD.format(before=before), tmp_path)


@pytest.fixture
def portfolio(tmp_path, folder):
    """The folder of a portfolio whose only book has the logo a.png."""
    (folder / "a.png").write_bytes(png())
    (folder / "site.yml").write_text("social_cards: none\n")
    projects = [{"title": "One", "url": "https://books.example/", "logo": "a.png"}]
    (folder / "projects.json").write_text(json.dumps({"projects": projects}))
    return tmp_path


@pytest.mark.slow
def test_a_second_build_makes_nothing_and_does_not_even_load_pillow(portfolio):
    assert "loaded True" in build(portfolio).stdout
    second = build(portfolio)
    assert "loaded False" in second.stdout
    assert "; 0 of " in second.stdout
    Image.new("RGB", (900, 500), "red").save(portfolio / "data" / "a.png")
    assert "3 removed" in build(portfolio).stdout


@pytest.mark.slow
def test_without_pillow_logos_are_copied_as_they_are_and_one_line_says_so(portfolio):
    done = build(portfolio, "sys.modules['PIL'] = None  # as if it were not installed")
    (line,) = (line for line in done.stderr.splitlines() if "Pillow" in line)
    assert "logos are published as they are" in line
    assert "pip install pillow" in line
    (copied,) = (portfolio / "site" / "assets" / "logos").iterdir()
    assert copied.read_bytes() == png()
    assert "<source" not in (portfolio / "site" / "index.html").read_text("utf-8")
