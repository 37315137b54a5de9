"""The files of a theme of one's own."""

import pytest

from generator.gallery.theme import Theme, default_folder
from generator.scaffold.theme_files import FIRST, nearest_name, theme_files, theme_names, theme_readme

NAMES = theme_names(default_folder())


def test_every_file_of_the_shipped_theme_has_a_name():
    assert {"index.html", "partials/card.html", "assets/css/10-tokens.css", "strings/en.yml"} <= set(NAMES)
    assert set(FIRST) <= set(NAMES)


def test_files_of_the_system_are_no_part_of_a_theme(tmp_path):
    for name in ("index.html", ".DS_Store", ".git/config"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert theme_names(tmp_path) == ["index.html"]


def test_a_theme_of_copied_files_renders_what_the_shipped_one_does(tmp_path):
    for path, content in theme_files(default_folder(), NAMES).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    assert theme_names(tmp_path) == NAMES
    assert Theme(tmp_path).strings.language == Theme().strings.language


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("card", "partials/card.html"),
        ("card.html", "partials/card.html"),
        ("partials/crad.html", "partials/card.html"),
        ("pages/index.html", "index.html"),
        ("templates/partials/footer.html", "partials/footer.html"),
        ("zzzzzzz", ""),
    ],
)
def test_a_name_that_is_nearly_right_is_found(name, meant):
    assert nearest_name(name, NAMES) == meant


def test_the_readme_lists_each_file_once_with_its_version():
    first = theme_readme(None, ["a.html", "b.html"], "gen/erator", "version 1")
    assert b"`docs/theming.md` of gen/erator" in first
    later = theme_readme(first, ["a.html"], "gen/erator", "version 2").decode()
    assert later.endswith("\n- `b.html` from version 1\n- `a.html` from version 2\n")
    assert later.count("a.html") == 1


def test_a_readme_of_its_owner_stays_as_it_is():
    assert theme_readme(b"Mine, in \xff.\n", ["a.html"], "gen/erator", "version 1") == b"Mine, in \xff.\n"
    assert theme_readme(b"", ["a.html"], "gen/erator", "version 1") != b""


def test_what_its_owner_adds_to_the_readme_is_kept():
    first = theme_readme(None, ["a.html"], "gen/erator", "version 1")
    assert b"My words, in \xff.\n" in theme_readme(first + b"My words, in \xff.\n", ["a.html"], "x/y", "version 2")
