"""The book's configuration is found where people put it, and nothing else is taken for it."""

from pathlib import Path

import pytest

from generator.book.find import ConfigFile, Kind, config_at, find_config
from generator.errors import DocumentError, FileError

JUPYTER_BOOK = Kind.JUPYTER_BOOK_1


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "repository"
    folder.mkdir()
    return folder


def write(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"")


def found(folder: Path) -> tuple[str, Kind] | None:
    config = find_config(folder)
    return (config.path.relative_to(folder).as_posix(), config.kind) if config else None


def test_the_kinds_have_the_names_people_know_them_by():
    assert [kind.value for kind in Kind] == ["Jupyter Book 1", "Jupyter Book 2 (MyST)"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("_config.yml", JUPYTER_BOOK),
        ("_config.yaml", JUPYTER_BOOK),
        ("myst.yml", Kind.MYST),
        ("myst.yaml", Kind.MYST),
    ],
)
@pytest.mark.parametrize("place", ["", "docs/", "docs/source/"])
def test_a_book_may_lie_in_the_folder_or_up_to_two_below(folder, name, kind, place):
    write(folder, place + name)
    assert found(folder) == (place + name, kind)


def test_a_book_three_folders_below_is_too_far(folder):
    write(folder, "a/b/c/myst.yml")
    assert found(folder) is None


def test_without_a_book_nothing_is_found(folder):
    write(folder, "README.md", "config.yml", "docs/conf.py")
    assert found(folder) is None


def test_a_path_begins_as_it_was_given(folder, monkeypatch):
    write(folder, "docs/myst.yml")
    monkeypatch.chdir(folder)
    assert find_config(Path()) == ConfigFile(Path("docs/myst.yml"), Kind.MYST)


def test_the_nearest_book_is_taken(folder):
    write(folder, "docs/_config.yml", "docs/_toc.yml", "docs/part/myst.yml", "other/part/myst.yml")
    assert found(folder) == ("docs/_config.yml", JUPYTER_BOOK)


@pytest.mark.parametrize("toc", ["_toc.yml", "other.txt"])
def test_a_book_that_moved_to_myst_is_one(folder, toc):
    write(folder, "_config.yml", toc, "myst.yml")
    assert found(folder) == ("myst.yml", Kind.MYST)


@pytest.mark.parametrize(
    ("names", "book"),
    [
        (["docs/_config.yml", "docs/_toc.yml"], "docs/_config.yml"),
        (["docs/_config.yml", "docs/_toc.yaml"], "docs/_config.yml"),
        (["docs/book/_config.yml", "docs/book/_toc.yml"], "docs/book/_config.yml"),
        (["docs/myst.yml"], "docs/myst.yml"),
    ],
)
def test_jekylls_settings_give_way_to_a_book(folder, names, book):
    write(folder, "_config.yml", *names)
    config = find_config(folder)
    assert config
    assert config.path == folder / book


def test_jekylls_settings_beside_the_books_folder_give_way(folder):
    write(folder, "book/_config.yml", "book/_toc.yml", "pages/_config.yml")
    assert found(folder) == ("book/_config.yml", JUPYTER_BOOK)


def test_settings_without_a_table_of_contents_are_taken_where_nothing_else_is(folder):
    write(folder, "_config.yml", "docs/_config.yml")
    assert found(folder) == ("_config.yml", JUPYTER_BOOK)


@pytest.mark.parametrize(
    "names",
    [
        ["a/myst.yml", "b/myst.yml"],
        ["a/_config.yml", "b/_config.yml"],
        ["a/_config.yml", "a/_toc.yml", "b/myst.yml"],
        ["_config.yml", "x/a/myst.yml", "x/b/myst.yml"],
    ],
)
def test_two_books_equally_near_are_told_and_one_is_asked_for(folder, names):
    write(folder, *names)
    with pytest.raises(DocumentError) as caught:
        find_config(folder)
    two = [name for name in names if name.endswith(("a/myst.yml", "a/_config.yml", "b/myst.yml", "b/_config.yml"))]
    assert all(str(folder / name) in caught.value.message for name in two)
    assert "--config" in caught.value.advice
    assert caught.value.file == str(folder)


def test_of_many_books_only_some_are_told(folder):
    write(folder, *(f"book-{number}/myst.yml" for number in range(9)))
    with pytest.raises(DocumentError, match=r"book-4.myst\.yml, …\.$"):
        find_config(folder)


@pytest.mark.parametrize("name", [".github", "_build", "node_modules", "site-packages"])
def test_folders_that_hold_other_peoples_work_are_passed_by(folder, name):
    write(folder, f"{name}/myst.yml", f"docs/{name}/myst.yml")
    assert found(folder) is None


def test_a_virtual_environment_is_passed_by(folder):
    write(folder, "environment/pyvenv.cfg", "environment/myst.yml", "environment/lib/myst.yml")
    assert found(folder) is None


@pytest.mark.parametrize("is_link", ["folder", "file"])
def test_no_link_leads_out_of_the_folder(folder, tmp_path, is_link):
    write(tmp_path, "elsewhere/myst.yml")
    if is_link == "folder":
        (folder / "docs").symlink_to(tmp_path / "elsewhere")
    else:
        (folder / "myst.yml").symlink_to(tmp_path / "elsewhere" / "myst.yml")
    assert found(folder) is None


def test_a_link_to_a_folder_is_no_second_book(folder):
    write(folder, "docs/myst.yml")
    (folder / "book").symlink_to("docs")
    assert found(folder) == ("docs/myst.yml", Kind.MYST)


def test_a_link_to_a_file_inside_is_a_configuration(folder):
    write(folder, "settings/a/b/book.yml")
    (folder / "myst.yml").symlink_to("settings/a/b/book.yml")
    assert found(folder) == ("myst.yml", Kind.MYST)


def test_a_link_to_the_repository_itself_may_be_given(folder, tmp_path):
    write(folder, "myst.yml")
    (tmp_path / "link").symlink_to(folder)
    assert find_config(tmp_path / "link") == ConfigFile(tmp_path / "link" / "myst.yml", Kind.MYST)


def test_folders_in_a_circle_have_an_end(folder):
    (folder / "again").symlink_to(folder)
    assert found(folder) is None


def test_a_folder_with_the_name_of_a_configuration_is_none(folder):
    (folder / "myst.yml").mkdir()
    write(folder, "_config.yml")
    assert found(folder) == ("_config.yml", JUPYTER_BOOK)


def test_no_folder_is_an_error(folder):
    with pytest.raises(FileError) as caught:
        find_config(folder / "nowhere")
    assert caught.value.file == str(folder / "nowhere")


@pytest.mark.parametrize(("name", "kind"), [("_config.yml", JUPYTER_BOOK), ("myst.yaml", Kind.MYST)])
def test_a_files_name_tells_its_kind_whatever_is_in_it(folder, name, kind):
    (folder / name).write_text("title: A\nproject:\n  title: B\n" if kind is JUPYTER_BOOK else "title: A\n")
    assert config_at(folder / name) == ConfigFile(folder / name, kind)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"version: 1\nproject:\n  title: A\n", Kind.MYST),
        (b"site: {}\n", Kind.MYST),
        (b"\xef\xbb\xbfproject:\r\n  title: A\r\n", Kind.MYST),
        (b'"project" : {}\n', Kind.MYST),
        (b"project:", Kind.MYST),
        (b"title: A\nsphinx:\n  site: x\n  project: y\n", JUPYTER_BOOK),
        (b"project_metadata: {}\nsite:x\n", JUPYTER_BOOK),
        (b"title: \xff{{ broken\n", JUPYTER_BOOK),
        (b"", JUPYTER_BOOK),
    ],
)
def test_a_file_of_another_name_is_told_by_its_content(folder, content, kind):
    (folder / "book.yml").write_bytes(content)
    assert config_at(folder / "book.yml") == ConfigFile(folder / "book.yml", kind)


def test_of_a_named_folder_only_that_folder_is_looked_into(folder):
    write(folder, "docs/_config.yml", "docs/more/myst.yml")
    assert config_at(folder / "docs") == ConfigFile(folder / "docs" / "_config.yml", JUPYTER_BOOK)
    with pytest.raises(FileError, match=r"no myst\.yml and no _config\.yml") as caught:
        config_at(folder)
    assert caught.value.advice


def test_a_named_folder_may_hold_a_link(folder, tmp_path):
    write(tmp_path, "elsewhere.yml")
    (folder / "myst.yml").symlink_to(tmp_path / "elsewhere.yml")
    assert config_at(folder) == ConfigFile(folder / "myst.yml", Kind.MYST)


def test_a_named_file_that_is_not_there_is_an_error(folder):
    with pytest.raises(FileError) as caught:
        config_at(folder / "_config.yml")
    assert caught.value.file == str(folder / "_config.yml")
