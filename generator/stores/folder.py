"""A folder of Markdown files, read: each file is a record, or a text that no record could be made of."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.documents.document import Document
from generator.documents.yaml_data import LIMITS, parse_yaml_data
from generator.errors import DocumentError, FileError, GeneratorError
from generator.files import read_bytes, read_text
from generator.model.problems import Problem, problem_from
from generator.stores.front_matter import Page, read_page
from generator.stores.origins import Entry
from generator.stores.store import SECTIONS

REST = "_catalog.yml"
"""The file for what belongs to no project, and for broken records that no file of their own could say."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file, and what it says, or why it cannot be read; then its record is its text."""

    path: Path
    text: str
    entry: Entry
    page: Page | None
    problem: Problem | None


@dataclass(frozen=True, slots=True)
class Folder:
    """All that a folder holds.

    Attributes:
        files: in the order of their names.
        rest: what stands in the file `REST`; None when there is no folder yet.
        rest_text: its text.
        names: of all that lies there, whatever it is.
    """

    path: Path
    files: tuple[StoredFile, ...] = ()
    rest: Document | None = None
    rest_text: str = ""
    names: frozenset[str] = frozenset()

    @property
    def file(self) -> str:
        """The folder's path."""
        return str(self.path)

    @property
    def content(self) -> dict[str, Any]:
        """The catalog's plain form; the records of files come before those of `REST`."""
        rest = self.rest.content if self.rest and isinstance(self.rest.content, dict) else {}
        lists = {section: [*self._records(section), *rest.get(section, [])] for section in SECTIONS}
        return {**rest, **{section: lists[section] for section in SECTIONS if lists[section] or section == "projects"}}

    def name_of(self, section: str, index: int) -> str:
        """The file that a record of the content comes from."""
        files = self._files(section)
        return (files[index].path if index < len(files) else self.path / REST).name

    def locate(self, problems: Iterable[Problem]) -> list[Problem]:
        """Fill in file, line and column; pointers then start in the file. An unreadable file has its own reason."""
        files = {section: self._files(section) for section in SECTIONS}
        located = [self._locate(problem, files.get(str(problem.pointer[0]), [])) for problem in problems]
        return sorted(dict.fromkeys(located), key=lambda problem: (problem.file, problem.line, problem.column))

    def _files(self, section: str) -> list[StoredFile]:
        return [file for file in self.files if file.entry[0] == section]

    def _records(self, section: str) -> list[Any]:
        return [file.entry[1] for file in self._files(section)]

    def _locate(self, problem: Problem, files: list[StoredFile]) -> Problem:
        section, index, *field = problem.pointer
        number = int(index)
        if number >= len(files) and self.rest:
            return self.rest.locate([replace(problem, pointer=(section, number - len(files), *field))])[0]
        file = files[number]
        if file.page is None:
            return file.problem or problem
        line, column = file.page.find(tuple(field))
        return replace(problem, pointer=tuple(field), file=str(file.path), line=line, column=column)


def read_folder(path: Path) -> Folder:
    """Read all Markdown files of a folder; what else lies there is not the store's.

    Raises:
        FileError: there is no such folder, it cannot be read, or a link leads out of it.
        DocumentError: `REST` is no YAML.
    """
    try:
        names = sorted(file.name for file in path.iterdir())
    except OSError as error:
        message = "There is no such folder." if not path.exists() else f"The folder cannot be read: {error.strerror}."
        raise FileError(message, advice="Check the path.", file=str(path)) from error
    rest = path / REST
    text = read_text(_inside(path, rest), LIMITS.bytes) if rest.exists() or rest.is_symlink() else ""
    document = parse_yaml_data(rest, text).document
    _check_rest(rest, document.content)
    pages = [path / name for name in names if name.endswith(".md") and not name.startswith(".")]
    files = tuple(_read(_inside(path, file)) for file in pages if file.is_symlink() or file.is_file())
    return Folder(path, files, document, text, frozenset(names))


def is_store(path: Path) -> bool:
    """Whether a folder holds a file that the store would read."""
    return (path / REST).exists() or any(path.glob("*.md"))


def _inside(folder: Path, file: Path) -> Path:
    if file.is_symlink() and folder.resolve() not in file.resolve().parents:
        advice = "Put the file itself there."
        raise FileError("The file is a link that leads out of the folder.", advice=advice, file=str(file))
    return file


def _check_rest(path: Path, content: Any) -> None:
    lists = [content.get(section, []) for section in SECTIONS] if isinstance(content, dict) else []
    if content is not None and (not lists or not all(isinstance(one, list) for one in lists)):
        advice = "Write keys with values; projects and tombstones are lists, and better files of their own."
        raise DocumentError(
            "The file holds something else than keys of the catalog.", advice=advice, file=str(path), line=1, column=1
        )


def _read(path: Path) -> StoredFile:
    try:
        text = read_text(path)
        page = read_page(path, text)
    except GeneratorError as error:
        # As it stands, byte for byte, so that it can go through every other form.
        text = read_bytes(path).removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")
        return StoredFile(path, text, ("projects", text), None, problem_from(error))
    return StoredFile(path, text, (page.section, page.record), page, None)
