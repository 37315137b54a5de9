"""A book on the disk: files are written, and read as the program would."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from generator.book.config import Book, read_book
from generator.book.find import find_config
from generator.model.problems import Problem, dotted


@pytest.fixture
def folder(tmp_path):
    """The book's repository."""
    folder = tmp_path / "tides-book"
    folder.mkdir()
    return folder


@pytest.fixture
def write(folder: Path):
    """Writes files, text as UTF-8, by their names in the repository."""

    def write_files(files: Mapping[str, str | bytes]) -> Path:
        for name, content in files.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return folder

    return write_files


@pytest.fixture
def read(write):
    """Writes files and reads the book that they make."""

    def read_files(files: Mapping[str, str | bytes]) -> Book:
        folder = write(files)
        return read_book(folder, find_config(folder))

    return read_files


def told(problems: Iterable[Problem]) -> list[str]:
    """Problems as lines: file, line and column, place, message."""
    return [f"{Path(one.file).name}:{one.line}:{one.column} {dotted(one.pointer)} {one.message}" for one in problems]
