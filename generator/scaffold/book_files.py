"""The files that wire a book up: a few checked values in, a workflow and scripts out."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.model.repository import check_repository
from generator.scaffold.filling import COMMIT, ORIGIN, check_commit, filled
from generator.scaffold.templates import templates

WORKFLOW = Path(".github/workflows/deploy.yml")

_BRANCH = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9._/-]*[A-Za-z0-9_-])?")


@dataclass(frozen=True, slots=True)
class Wiring:
    """What the files of one book are filled in with.

    Attributes:
        template: the folder of files for the book's kind.
        portfolio: the repository of the portfolio that is told, as OWNER/NAME.
        origin: the repository whose action and generator are used.
        commit: the commit of it.
        branch: the branch of the book that is deployed.
        book: the folder that holds the book's configuration, seen from the repository.

    Raises:
        ValueError: a value could become more than a text where it is put.
    """

    template: str
    portfolio: str
    origin: str
    commit: str
    branch: str
    book: PurePosixPath

    def __post_init__(self) -> None:
        check_repository(self.portfolio)
        check_repository(self.origin)
        check_commit(self.commit)
        check_branch(self.branch)
        check_folder(self.book)


def book_files(wiring: Wiring) -> dict[Path, bytes]:
    """Each file by its path in the book's repository."""
    values = _values(wiring)
    return {path: filled(content, values) for path, content in templates(wiring.template, "book/common").items()}


def check_branch(text: str) -> None:
    """Make sure that a text is the name of a branch, and no pattern.

    Raises:
        ValueError: it is not.
    """
    if not _BRANCH.fullmatch(text):
        raise ValueError("has characters other than letters, digits, '.', '_', '/' and '-'")


def check_folder(path: PurePosixPath) -> None:
    """Make sure that a path leads into the repository and that a workflow takes it as it is.

    Raises:
        ValueError: it does not, or might not.
    """
    if path.is_absolute() or ".." in path.parts:
        raise ValueError("lies outside of the repository")
    if not str(path).isprintable() or "${{" in str(path):
        raise ValueError("has characters that mean something in a workflow")


def _values(wiring: Wiring) -> dict[str, str]:
    """What takes the place of each example in the templates, which are valid files themselves."""
    path = str(wiring.book)
    book = json.dumps(f"./{path}" if path.startswith("-") else path, ensure_ascii=False)  # as YAML and Python quote
    return {
        "OWNER/PORTFOLIO": wiring.portfolio,
        ORIGIN: wiring.origin,
        COMMIT: wiring.commit,
        'branches: ["main"]': f'branches: ["{wiring.branch}"]',
        "refs/heads/main": f"refs/heads/{wiring.branch}",
        'BOOK: "."': f"BOOK: {book}",
        'BOOK = "."': f"BOOK = {book}",
    }
