"""A book is read as a whole: whatever its files hold, valid fields come out, or one error that says why not."""

import dataclasses
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.book.config import Book, read_book
from generator.book.find import ConfigFile, Kind
from generator.errors import DocumentError, FileError, GeneratorError
from generator.model.problems import Severity
from generator.model.schema import check_project
from tests.book.contents import CONTENTS, configs

FILES = (("_config.yml", Kind.JUPYTER_BOOK_1), ("myst.yml", Kind.MYST), ("CITATION.cff", None))


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    return tmp_path_factory.mktemp("books")


def read(shelf: Path, name: str, kind: Kind | None, content: bytes) -> Book:
    for other, _ in FILES:
        (shelf / other).unlink(missing_ok=True)
    (shelf / name).write_bytes(content)
    return read_book(shelf, ConfigFile(shelf / name, kind) if kind else None)


def check(book: Book) -> None:
    assert check_project({"title": "-", "url": "https://ada.example.org/", **book.record}) == []
    assert "logo" not in book.record
    assert all(logo.text.strip() == logo.text != "" for logo in book.logos)
    assert all(problem.severity is Severity.WARNING and problem.message for problem in book.problems)
    assert all(problem.file and problem.line > 0 and problem.column > 0 for problem in book.problems)


def check_refusal(error: GeneratorError, name: str) -> None:
    assert error.file.endswith(name)
    assert error.message
    assert error.line > 0


def test_a_book_knows_its_folder_and_its_kind(shelf):
    book = read(shelf, "myst.yml", Kind.MYST, b"project: {title: Tides}\n")
    assert book == Book(folder=shelf, kind=Kind.MYST, record={"title": "Tides"})
    with pytest.raises(dataclasses.FrozenInstanceError):
        book.kind = None  # type: ignore[misc]


def test_paths_start_at_the_configurations_folder(read):
    book = read({"docs/myst.yml": "extends: base/x.yml\n", "docs/base/x.yml": "project: {thumbnail: a.png}\n"})
    assert book.folder.name == "docs"


@pytest.mark.parametrize(("name", "kind"), FILES)
@settings(max_examples=20)  # each writes, reads and often explains
@given(configs("project", "site", "project_metadata", "html", "sphinx", "repository") | CONTENTS)
def test_whatever_a_file_holds_is_read_or_refused(shelf, name, kind, content):
    data = yaml.safe_dump(content, allow_unicode=True).encode("utf-8")
    try:
        book = read(shelf, name, kind, data)
    except DocumentError as refusal:
        check_refusal(refusal, name)
    else:
        check(book)


@pytest.mark.parametrize(("name", "kind"), FILES)
@given(st.binary(max_size=60) | st.text("\n\t -:[]{}&*!|>'\"%@`?#,<aé\\0~x1.", max_size=60).map(str.encode))
def test_any_bytes_are_read_or_refused(shelf, name, kind, content):
    try:
        book = read(shelf, name, kind, content)
    except (DocumentError, FileError) as refusal:
        check_refusal(refusal, name)
    else:
        check(book)
