"""Where everything stands in the site."""

import pytest

from generator.gallery import paths


def test_projects_and_tags_have_folders_of_their_own():
    assert paths.project_page("tides") == "projects/tides/index.html"
    assert paths.tag_folder("time-series") == "tags/time-series/"


@pytest.mark.parametrize(
    ("folder", "number", "expected"),
    [
        ("", 1, "index.html"),
        ("", 2, "page/2/index.html"),
        ("tags/maps/", 1, "tags/maps/index.html"),
        ("tags/maps/", 12, "tags/maps/page/12/index.html"),
    ],
)
def test_the_first_page_of_a_list_is_the_index_of_its_folder(folder, number, expected):
    assert paths.list_page(folder, number) == expected


@pytest.mark.parametrize(
    ("path", "root"),
    [("index.html", ""), ("404.html", ""), ("tags/index.html", "../"), ("a/b/c/index.html", "../../../")],
)
def test_the_way_back_to_the_root_climbs_each_folder(path, root):
    assert paths.root_of(path) == root


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.html", ""),
        ("projects/tides/index.html", "projects/tides/"),
        ("404.html", "404.html"),
        ("feed.xml", "feed.xml"),
        ("notindex.html", "notindex.html"),
    ],
)
def test_an_address_leaves_out_what_the_server_adds(path, address):
    assert paths.public(path) == address


def test_slugs_become_the_folders_of_pages(gallery, book):
    files = gallery(book("Reading the Tides", tags=("C++", "入門")), book("con"), book("🙂"), book("🙂")).files
    folders = sorted(path.split("/")[1] for path in files if path.startswith("projects/"))
    assert "reading-the-tides" in folders
    assert len(folders) == 4
    assert all(folder.replace("-", "").isalnum() and folder.isascii() for folder in folders)
    assert "con" not in folders
    assert {"tags/c-plus-plus/index.html", "tags/rumen/index.html"} <= files.keys()


def test_a_title_shared_by_two_books_gives_two_pages(gallery, book):
    older, newer = book("Tides", created="2024-01-01"), book("Tides", created="2025-01-01")
    files = gallery(newer, older).files
    assert older.url in files["projects/tides/index.html"].decode()
    (other,) = (path for path in files if path.startswith("projects/tides-"))
    assert newer.url in files[other].decode()
