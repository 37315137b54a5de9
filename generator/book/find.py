"""The book's configuration: a folder comes in, the file that describes the book and its kind go out."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from generator.errors import DocumentError, FileError
from generator.files import read_bytes

DEPTH = 2
"""How many folders below the given one a book may lie."""
MAX_BYTES = 10 << 20


class Kind(Enum):
    """The program that builds the book, by the name people know it by."""

    JUPYTER_BOOK_1 = "Jupyter Book 1"
    MYST = "Jupyter Book 2 (MyST)"


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """A book's configuration file, as a path from where the search began, and the kind of book."""

    path: Path
    kind: Kind


# In the order of preference: who moved a book to MyST may have kept the old file.
_NAMES = {
    "myst.yml": Kind.MYST,
    "myst.yaml": Kind.MYST,
    "_config.yml": Kind.JUPYTER_BOOK_1,
    "_config.yaml": Kind.JUPYTER_BOOK_1,
}
_CONTENTS = ("_toc.yml", "_toc.yaml")
_FOREIGN = ("_build", "node_modules", "site-packages")
_MYST_KEY = re.compile(rb"""^(?:\xef\xbb\xbf)?["']?(?:project|site)["']?[ \t]*:(?=[ \t\r\n]|\Z)""", re.MULTILINE)


def find_config(folder: Path) -> ConfigFile | None:
    """Look for a book in a folder, then in those up to `DEPTH` below it; the nearest one is taken.

    A `_config.yml` without a table of contents may be Jekyll's: it is taken only where nothing else is found.

    Raises:
        DocumentError: there are several, equally near.
        FileError: there is no such folder, or it cannot be looked into.
    """
    if not folder.is_dir():
        raise FileError("There is no such folder.", advice="Check the path.", file=str(folder))
    if not _is_open(folder):
        raise FileError("The folder cannot be read.", advice="Check its permissions.", file=str(folder))
    root = folder.resolve()
    levels = [[config for place in places if (config := _config_in(place, root))] for places in _levels(folder)]
    sure = [[config for config in level if _is_surely_a_book(config)] for level in levels]
    nearest = next((level for level in (*sure, *levels) if level), [])
    if len(nearest) > 1:
        raise DocumentError(
            f"There are several books here: {_listed(nearest)}.",
            advice=f"Name one with --config, such as --config {nearest[0].path}.",
            file=str(folder),
        )
    return nearest[0] if nearest else None


def config_at(path: Path) -> ConfigFile:
    """The configuration that somebody named: a file of any name, or a folder that holds one.

    Raises:
        FileError: there is no such file, or none in the folder.
    """
    if path.is_dir():
        found = _config_in(path)
        if not found:
            advice = "Name the file itself, or the folder of the book."
            raise FileError("There is no myst.yml and no _config.yml in this folder.", advice=advice, file=str(path))
        return found
    if path.exists() and not path.is_file():  # a pipe would be empty at the second reading
        raise FileError("This is no file.", advice="Name the book's _config.yml or myst.yml.", file=str(path))
    content = read_bytes(path, MAX_BYTES)
    told = Kind.MYST if _MYST_KEY.search(content) else Kind.JUPYTER_BOOK_1
    return ConfigFile(path, _NAMES.get(path.name, told))


def _levels(folder: Path) -> Iterator[list[Path]]:
    level = [folder]
    yield level
    for _ in range(DEPTH):
        level = [below for place in level for below in _folders_in(place)]
        yield level


def _folders_in(folder: Path) -> list[Path]:
    """The folders that may be somebody's work; a link is passed by, for what it leads to may lie anywhere."""
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries if entry.is_dir(follow_symlinks=False))
    kept = [folder / name for name in names if not name.startswith(".") and name not in _FOREIGN]
    return [below for below in kept if _is_open(below) and not (below / "pyvenv.cfg").exists()]


def _is_open(folder: Path) -> bool:
    return os.access(folder, os.R_OK | os.X_OK)


def _config_in(folder: Path, root: Path | None = None) -> ConfigFile | None:
    """The configuration in one folder; with a root, no link to a file outside of it counts."""
    for name, kind in _NAMES.items():
        file = folder / name
        if file.is_file() and (root is None or file.resolve().is_relative_to(root)):
            return ConfigFile(file, kind)
    return None


def _is_surely_a_book(config: ConfigFile) -> bool:
    return config.kind is Kind.MYST or any((config.path.parent / name).exists() for name in _CONTENTS)


def _listed(configs: list[ConfigFile]) -> str:
    return ", ".join(str(config.path) for config in configs[:5]) + (", …" if len(configs) > 5 else "")
