"""The files of a portfolio of one's own."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.errors import FileError
from generator.scaffold.changes import write
from generator.scaffold.portfolio_files import Founding, compare_portfolio, portfolio_files
from generator.stores.json_store import JsonStore
from generator.stores.settings_file import load_settings
from tests.conftest import REPOSITORY
from tests.docs.pages import Guide

COMMIT = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
FOUNDING = Founding("gen/erator", COMMIT, "ann/portfolio")
WORKFLOWS = ("update-projects", "publish", "pages", "pull-request")


def copy_portfolio(folder: Path) -> None:
    write(compare_portfolio(folder, FOUNDING)[0])


def workflow(text: str) -> Any:
    return yaml.safe_load(text)


def content_of(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_new_portfolio_holds_its_owners_content_and_no_program():
    assert sorted(path.as_posix() for path in portfolio_files(FOUNDING)) == [
        ".github/actions/generator/action.yml",
        ".github/dependabot.yml",
        *sorted(f".github/workflows/{name}.yml" for name in WORKFLOWS),
        ".gitignore",
        "README.md",
        "data/projects.json",
        "data/site.yml",
        "requirements.txt",
    ]


def test_no_example_is_left_and_the_commit_stands_in_one_place():
    files = {path.as_posix(): content.decode("utf-8") for path, content in portfolio_files(FOUNDING).items()}
    assert not re.search(r"OWNER/|0{40}", "".join(files.values()))
    assert [path for path, text in files.items() if COMMIT in text] == ["requirements.txt"]
    assert files["requirements.txt"].count("\n") == 2
    assert f"portfolio-generator[images] @ git+https://github.com/gen/erator@{COMMIT}\n" in files["requirements.txt"]
    assert "new book . --portfolio ann/portfolio" in files["README.md"]


def test_every_page_that_the_readme_leads_to_is_there():
    text = portfolio_files(FOUNDING)[Path("README.md")].decode("utf-8")
    links = re.findall(r"\]\((?:https://github\.com/gen/erator/blob/HEAD/([^)#]+))?(?:#([^)]+))?\)", text)
    assert len(links) > 4
    for path, anchor in links:
        file = REPOSITORY / path if path else REPOSITORY / "generator" / "scaffold" / "portfolio" / "README.md"
        assert not anchor or anchor in Guide(file).anchors, (path, anchor)
        assert file.is_file()


def test_editors_are_told_where_the_schemas_are():
    files = {path.as_posix(): content.decode("utf-8") for path, content in portfolio_files(FOUNDING).items()}
    for name, file in (("projects", "data/projects.json"), ("site", "data/site.yml")):
        path = f"generator/model/schemas/{name}.schema.json"
        assert f"https://raw.githubusercontent.com/gen/erator/HEAD/{path}" in files[file].split("\n\n")[0]
        assert (REPOSITORY / path).is_file()


@pytest.mark.parametrize("other", ["projects.yml", "projects/tides.md"])
def test_who_keeps_projects_in_another_form_gets_no_second_file_of_them(tmp_path, other):
    (tmp_path / "data" / other).parent.mkdir(parents=True)
    (tmp_path / "data" / other).write_bytes(b"mine")
    copy_portfolio(tmp_path)
    assert sorted(name for name in content_of(tmp_path) if name.startswith("data/")) == [
        f"data/{other}",
        "data/site.yml",
    ]


@pytest.mark.parametrize("values", [("erator", COMMIT, "a/b"), ("gen/erator", "main", "a/b"), ("a/b", COMMIT, "x y/z")])
def test_a_value_that_is_more_than_a_name_is_refused(values):
    with pytest.raises(ValueError, match="is not"):
        Founding(*values)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_the_workflows_are_those_of_this_repository_with_another_way_to_install(name):
    """What test_workflows.py says of those holds for these, too."""
    path = Path(".github/workflows") / f"{name}.yml"
    ours = workflow((REPOSITORY / path).read_text("utf-8"))
    theirs = workflow(portfolio_files(FOUNDING)[path].decode("utf-8"))
    for job in ours["jobs"].values():
        steps = job.get("steps", [])
        start = next((place for place, step in enumerate(steps) if step["name"] == "Set up Python"), None)
        if start is not None:
            steps[start : start + 2] = [{"name": "Install the generator", "uses": "./.github/actions/generator"}]
    assert theirs == ours


def test_python_and_its_cache_are_those_of_this_repository():
    ours = workflow((REPOSITORY / ".github/workflows/publish.yml").read_text("utf-8"))
    [setup] = [step for step in ours["jobs"]["build"]["steps"] if step["name"] == "Set up Python"]
    theirs = workflow(portfolio_files(FOUNDING)[Path(".github/actions/generator/action.yml")].decode("utf-8"))
    assert theirs["runs"]["steps"][0] == setup


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
    assert settings.overrides
    assert settings.tags.groups
    assert settings.fields


def _is_example(line: str) -> bool:
    words = line.removeprefix("# ")
    return (
        line.startswith("# ")
        and not words.startswith("yaml-language-server")
        and (words.startswith(" ") or (": " in f"{words} " and words.partition(":")[0].islower()))
    )


@pytest.mark.parametrize("name", ["data/projects.json", "data/site.yml", "README.md"])
def test_what_is_its_owners_stays_as_it_is(tmp_path, name):
    (tmp_path / "data").mkdir()
    (tmp_path / name).write_bytes(b"mine")
    changes, kept = compare_portfolio(tmp_path, FOUNDING)
    assert kept == [tmp_path / name]
    assert not any(change.overwrites for change in changes)
    write(changes)
    assert content_of(tmp_path)[name] == b"mine"
    assert len(content_of(tmp_path)) == len(portfolio_files(FOUNDING))


def test_what_is_no_content_would_be_overwritten(tmp_path):
    (tmp_path / "requirements.txt").write_bytes(b"mine")
    changes, kept = compare_portfolio(tmp_path, FOUNDING)
    assert kept == []
    assert [change.path for change in changes if change.overwrites] == [tmp_path / "requirements.txt"]


@pytest.mark.parametrize("name", ["file", "data"])
def test_a_file_where_a_folder_should_be_is_an_error(tmp_path, name):
    (tmp_path / name).write_bytes(b"mine")
    with pytest.raises(FileError):
        copy_portfolio(tmp_path / ("" if name == "data" else name))
    assert content_of(tmp_path) == {name: b"mine"}
