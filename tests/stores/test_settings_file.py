"""The settings file: read with the places of all its mistakes."""

import pytest

from generator.errors import DocumentError, FileError
from generator.model.problems import dotted
from generator.model.settings import Settings
from generator.stores.settings_file import load_settings


def test_settings_are_read(file):
    settings, problems = load_settings(file("title: no\nper_page: 12\nfeatured: [http://A.example/]\n", "site.yml"))
    assert not problems
    assert settings == Settings(title="no", per_page=12, featured=("https://a.example",))


def test_an_empty_file_gives_the_defaults(file):
    assert load_settings(file("# nothing yet\n", "site.yml")) == (Settings(), [])


def test_every_mistake_is_named_with_file_line_column_and_advice(file):
    path = file(
        "titel: x\nlinks:\n  - label: é\n    url: ftp://x\n  - url: https://a.example/\nper_page: many\n", "site.yml"
    )
    settings, problems = load_settings(path)
    assert settings == Settings()
    assert [(dotted(problem.pointer), problem.line, problem.column) for problem in problems] == [
        ("titel", 1, 1),
        ("links[0].url", 4, 5),
        ("links[1].label", 5, 5),
        ("per_page", 6, 1),
    ]
    assert {problem.file for problem in problems} == {str(path)}
    assert problems[0].advice == "Did you mean 'title'?"
    assert all(problem.advice for problem in problems)


def test_a_version_number_as_title_is_refused_with_a_hint_to_quotes_or_the_kind(file):
    _, (problem,) = load_settings(file("title: 1.10\n", "site.yml"))
    assert (problem.message, problem.line) == ("is a number, not a text", 1)
    assert not load_settings(file('title: "1.10"\n', "site.yml"))[1]


def test_a_file_that_is_missing_or_no_yaml_is_refused(file, tmp_path):
    with pytest.raises(FileError):
        load_settings(tmp_path / "site.yml")
    with pytest.raises(DocumentError):
        load_settings(file("a: [", "site.yml"))
