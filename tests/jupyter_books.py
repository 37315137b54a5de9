"""Sample books, built without a network by the real Jupyter Book 1 and 2, each in an environment of its own."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest

Kind = Literal["jupyter-book-1", "jupyter-book-2"]

SAMPLES = Path(__file__).resolve().parent / "books"


@dataclass(frozen=True)
class Book:
    """A built book: its folder, the pages made from it, and what the build said."""

    folder: Path
    html: Path
    log: str = field(repr=False)


@pytest.fixture(scope="session")
def jupyter_book_1(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The sample of Jupyter Book 1, built as it is. For reading only: all tests share it."""
    return build_book(copy_book("jupyter-book-1", tmp_path_factory.mktemp("books") / "tides"))


@pytest.fixture(scope="session")
def jupyter_book_2(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The sample of Jupyter Book 2, built as it is. For reading only: all tests share it."""
    return build_book(copy_book("jupyter-book-2", tmp_path_factory.mktemp("books") / "reef"))


def copy_book(kind: Kind, folder: Path) -> Path:
    """The sources of a sample in a new folder, to change or to build; none of them needs what lies around it."""
    shutil.copytree(SAMPLES / kind, folder, ignore=shutil.ignore_patterns("_build"))
    return folder


def build_book(folder: Path, **environment: str) -> Book:
    """Build a book as its author would."""
    done = try_build(folder, **environment)
    log = done.stdout + done.stderr
    assert done.returncode == 0, log
    return Book(folder, folder / "_build" / "html", log)


def try_build(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The same for a book that may not build."""
    kind: Kind = "jupyter-book-2" if (folder / "myst.yml").exists() else "jupyter-book-1"
    return subprocess.run(
        [tools(kind) / "jupyter-book", "build", *(["--html"] if kind == "jupyter-book-2" else ["."])],
        cwd=folder,
        env=_environment(kind, folder) | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def tools(kind: Kind) -> Path:
    """The folder, for PATH, with `jupyter-book` of one kind; that of version 2 has node and npm as well."""
    folder = Path(sys.prefix) / kind / "bin"
    assert (folder / "jupyter-book").exists(), f"{folder}/jupyter-book is missing: `make test` installs it."
    return folder


def _environment(kind: Kind, folder: Path) -> dict[str, str]:
    """Nothing of this machine's owner has a say, nor where this test happens to run."""
    home = folder.parent / "home"
    return {
        "PATH": os.pathsep.join([str(tools(kind)), "/usr/bin", "/bin"]),
        "HOME": str(home),
        "PYTHONUTF8": "1",
        "NO_COLOR": "1",
    }
