"""Logos below the data folder."""

import hashlib
from collections import Counter

import pytest

from generator.gallery.logos import MAX_BYTES, Logos
from generator.model.problems import Severity

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "data"
    made.mkdir()
    return made


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
    (folder / "….png").write_bytes(b"png")
    (path,) = Logos(folder, [book(logo="….png")]).files
    assert path.startswith("assets/logos/logo-")


def test_a_logo_that_several_books_share_is_copied_once(folder, book):
    (folder / "a.svg").write_bytes(SVG)
    assert len(Logos(folder, [book(logo="a.svg"), book(logo="a.svg")]).files) == 1


def test_logos_of_one_name_in_different_folders_stay_apart(folder, book):
    for name in ("a", "b"):
        (folder / name).mkdir()
        (folder / name / "logo.svg").write_bytes(name.encode())
    logos = Logos(folder, [book(logo="a/logo.svg"), book(logo="b/logo.svg")])
    assert Counter(logos.files.values()) == {b"a": 1, b"b": 1}


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
