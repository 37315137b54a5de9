"""What Jupyter Book 2 makes of a book: the facts that reading a configuration and finding a logo stand on.

The pages come from the sample's own template, since MyST's have to be downloaded. Its `og:image` is that of theirs.
"""

import functools
import json
import re
import shutil
import threading
from collections.abc import Callable
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.jupyter_books import Book, build_book, copy_book, try_build

pytestmark = pytest.mark.slow

LOGO = "images/brand/reef.svg"
COVER = "images/cover.png"
NOBODY_LISTENS = "http://127.0.0.1:9/picture.png"
HASH = "[0-9a-f]{32}"


@pytest.fixture
def reef(tmp_path):
    """The sample with a changed `myst.yml`, ready to build."""

    def make(change: Callable[[Any], object] = lambda myst: None) -> Path:
        folder = copy_book("jupyter-book-2", tmp_path / "reef")
        myst = yaml.safe_load((folder / "myst.yml").read_text("utf-8"))
        change(myst)
        (folder / "myst.yml").write_text(yaml.safe_dump(myst), "utf-8")
        return folder

    return make


@pytest.fixture
def pictures(jupyter_book_2):
    """The address of a server that has the sample's pictures."""

    class Silent(SimpleHTTPRequestHandler):
        def log_message(self, *_): ...

    folder = jupyter_book_2.folder / "images"
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Silent, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def site(book: Book) -> dict[str, Any]:
    config: dict[str, Any] = json.loads((book.html / "config.json").read_text("utf-8"))
    return config


def project(book: Book) -> dict[str, Any]:
    projects: list[dict[str, Any]] = site(book)["projects"]
    assert len(projects) == 1
    return projects[0]


def built(book: Book, name: str) -> bytes:
    """The file that config.json calls by this name."""
    return (book.html / "build" / name.removeprefix("/")).read_bytes()


def images(book: Book) -> list[str]:
    """What the pages name as their `og:image`."""
    pages = [(book.html / name).read_text("utf-8") for name in ("index.html", "microphone/index.html")]
    return [image for page in pages for image in re.findall(r'<meta property="og:image" content="([^"]*)"', page)]


def test_pages_lie_in_folders_of_their_own_and_not_in_those_of_their_sources(jupyter_book_2):
    pages = {path.relative_to(jupyter_book_2.html).as_posix() for path in jupyter_book_2.html.rglob("*.html")}
    assert pages == {"index.html", "microphone/index.html"}


def test_the_logo_is_named_in_config_json_and_lies_in_build_under_a_hash(jupyter_book_2):
    logo = site(jupyter_book_2)["options"]["logo"]
    assert re.fullmatch(f"/reef-{HASH}\\.svg", logo)
    assert built(jupyter_book_2, logo) == (jupyter_book_2.folder / LOGO).read_bytes()
    assert list(jupyter_book_2.html.rglob("reef*")) == [jupyter_book_2.html / "build" / logo[1:]]


def test_the_hash_of_a_logo_is_another_in_each_copy_of_the_book(jupyter_book_2, reef):
    assert site(build_book(reef()))["options"]["logo"] != site(jupyter_book_2)["options"]["logo"]


def test_the_thumbnail_is_named_in_config_json_and_is_every_pages_og_image(jupyter_book_2):
    thumbnail = project(jupyter_book_2)["thumbnail"]
    assert re.fullmatch(f"/cover-{HASH}\\.png", thumbnail)
    assert built(jupyter_book_2, thumbnail) == (jupyter_book_2.folder / COVER).read_bytes()
    # Where cwebp is installed MyST makes a smaller picture beside it.
    smaller = project(jupyter_book_2).get("thumbnailOptimized")
    assert images(jupyter_book_2) == [f"/build{smaller or thumbnail}"] * 2


def test_pictures_in_pages_begin_with_the_base_url_and_those_in_config_json_do_not(reef):
    book = build_book(reef(), BASE_URL="/reef")
    assert all(re.fullmatch(rf"/reef/build/cover-{HASH}\.(png|webp)", image) for image in images(book))
    assert len(images(book)) == 2
    assert re.fullmatch(f"/reef-{HASH}\\.svg", site(book)["options"]["logo"])


def test_custom_fields_under_options_are_kept_without_a_word(jupyter_book_2):
    assert project(jupyter_book_2)["options"] == {"category": "Course", "difficulty": "Beginner", "edition": 2}
    assert not re.search("⚠|⛔", jupyter_book_2.log)


@pytest.mark.parametrize(
    ("place", "named"), [(lambda myst: myst, "config"), (lambda myst: myst["project"], "config.project")]
)
def test_project_metadata_is_ignored_with_a_warning(reef, place, named):
    book = build_book(reef(lambda myst: place(myst).update(project_metadata={"category": "Course"})))
    assert f"⚠️  myst.yml '{named}' extra key ignored: project_metadata" in book.log
    assert "project_metadata" not in (book.html / "config.json").read_text("utf-8")


def test_options_cannot_take_the_name_of_a_key_of_mysts_own(reef):
    book = build_book(reef(lambda myst: myst["project"]["options"].update(tags=["oceans"])))
    assert "options cannot include reserved key tags" in book.log
    assert "tags" not in project(book)["options"]


def test_tags_are_kept_beside_keywords(reef):
    book = build_book(reef(lambda myst: myst["project"].update(tags=["reefs"])))
    assert not re.search("⚠|⛔", book.log)
    assert (project(book)["tags"], project(book)["keywords"]) == (["reefs"], ["acoustics", "oceans"])


def test_the_stem_of_a_long_name_is_cut_to_twenty_characters(reef):
    folder = reef(lambda myst: myst["site"]["options"].update(logo="images/the emblem of our reef society.svg"))
    shutil.move(folder / LOGO, folder / "images" / "the emblem of our reef society.svg")
    logo = site(build_book(folder))["options"]["logo"]
    assert re.fullmatch(f"/the emblem of our re-{HASH}\\.svg", logo)


def test_a_logo_that_is_not_there_is_told_and_left_out_and_the_build_succeeds(reef):
    book = build_book(reef(lambda myst: myst["site"]["options"].update(logo="images/lost.svg")))
    assert "'logo' unable to resolve file: images/lost.svg" in book.log
    assert "logo" not in site(book)["options"]


def test_exclude_does_not_keep_the_logo_out(reef):
    book = build_book(reef(lambda myst: myst["project"].update(exclude=["images/**", LOGO])))
    assert built(book, site(book)["options"]["logo"])


def test_a_logo_from_elsewhere_is_copied_under_a_name_that_does_not_tell(reef, pictures):
    book = build_book(reef(lambda myst: myst["site"]["options"].update(logo=f"{pictures}/brand/reef.svg")))
    logo = site(book)["options"]["logo"]
    assert re.fullmatch(rf"/config-item-[0-9a-f]{{8}}-{HASH}\.svg", logo)
    assert built(book, logo) == (book.folder / LOGO).read_bytes()


def test_a_logo_from_elsewhere_that_cannot_be_reached_fails_the_build(reef):
    done = try_build(reef(lambda myst: myst["site"]["options"].update(logo=NOBODY_LISTENS)))
    assert done.returncode != 0
    assert "no such file or directory" in done.stdout + done.stderr


def test_a_thumbnail_that_cannot_be_reached_leaves_an_og_image_that_does_not_exist(reef):
    book = build_book(reef(lambda myst: myst["project"].update(thumbnail=NOBODY_LISTENS)))
    assert project(book)["thumbnail"] == "/undefined"
    assert images(book) == ["/build/undefined"] * 2
    assert not (book.html / "build" / "undefined").exists()


def test_without_a_thumbnail_the_first_picture_of_the_index_page_is_taken(reef):
    folder = reef(lambda myst: myst["project"].pop("thumbnail"))
    (folder / "index.md").write_text("# Reef\n\n![The reef](images/cover.png)\n", "utf-8")
    book = build_book(folder)
    assert re.fullmatch(f"/cover-{HASH}\\.png", project(book)["thumbnail"])


def test_paths_of_a_file_that_is_extended_count_from_the_folder_of_myst_yml(reef):
    folder = reef(lambda myst: (myst.update(extends="shared/site.yml"), myst["site"].pop("options")))
    (folder / "shared").mkdir()
    shared = {"version": 1, "project": {"keywords": ["shared"]}, "site": {"options": {"logo": LOGO}}}
    (folder / "shared" / "site.yml").write_text(yaml.safe_dump(shared), "utf-8")
    book = build_book(folder)
    assert re.fullmatch(f"/reef-{HASH}\\.svg", site(book)["options"]["logo"])
    assert project(book)["keywords"] == ["shared", "acoustics", "oceans"]
