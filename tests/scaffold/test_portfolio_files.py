"""The files of a new portfolio."""

from pathlib import Path

import pytest

from generator.errors import FileError
from generator.scaffold.portfolio_files import copy_portfolio
from generator.stores.json_store import JsonStore
from generator.stores.settings_file import load_settings


def content_of(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_new_portfolio_has_data_and_settings(tmp_path):
    written = copy_portfolio(tmp_path / "mine")
    assert {tmp_path / "mine" / "data" / name for name in ("projects.json", "site.yml")} <= set(written)
    assert sorted(written) == sorted(tmp_path / "mine" / path for path in content_of(tmp_path / "mine"))


def test_the_new_data_is_an_empty_catalog_in_the_form_it_is_stored_in(tmp_path):
    copy_portfolio(tmp_path)
    store = JsonStore(tmp_path / "data" / "projects.json")
    loaded = store.load()
    assert (loaded.catalog.projects, loaded.problems) == ((), [])
    assert store.encode(loaded.catalog) == store.path.read_bytes()


def test_the_new_settings_are_valid(tmp_path):
    copy_portfolio(tmp_path)
    settings, problems = load_settings(tmp_path / "data" / "site.yml")
    assert problems == []
    assert settings.title


def test_the_settings_are_valid_with_every_example_in_them_taken_up(tmp_path):
    copy_portfolio(tmp_path)
    file = tmp_path / "data" / "site.yml"
    lines = file.read_text().splitlines()
    examples = [line.removeprefix("# ") if _is_example(line) else line for line in lines]
    assert examples != lines
    file.write_text("\n".join(examples))
    settings, problems = load_settings(file)
    assert problems == []
    assert settings.base_url
    assert settings.links
    assert settings.accent
    assert settings.featured


def _is_example(line: str) -> bool:
    words = line.removeprefix("# ")
    return line.startswith("# ") and (
        words.startswith(" ") or (": " in f"{words} " and words.partition(":")[0].islower())
    )


@pytest.mark.parametrize("name", ["projects.json", "site.yml"])
def test_what_is_there_is_never_replaced_and_nothing_is_written_beside_it(tmp_path, name):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / name).write_bytes(b"mine")
    with pytest.raises(FileError) as caught:
        copy_portfolio(tmp_path)
    assert caught.value.file == str(tmp_path / "data" / name)
    assert caught.value.advice
    assert content_of(tmp_path) == {f"data/{name}": b"mine"}


def test_other_files_of_the_folder_are_left_alone(tmp_path):
    (tmp_path / "README.md").write_bytes(b"mine")
    copy_portfolio(tmp_path)
    assert content_of(tmp_path)["README.md"] == b"mine"


@pytest.mark.parametrize("name", ["file", "data"])
def test_a_file_where_a_folder_should_be_is_an_error(tmp_path, name):
    (tmp_path / name).write_bytes(b"mine")
    with pytest.raises(FileError):
        copy_portfolio(tmp_path / ("" if name == "data" else name))
    assert content_of(tmp_path) == {name: b"mine"}
