"""The book that is to be wired up: a folder in, its kind, its place in the repository and the branch out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.book.find import ConfigFile, Kind, config_at, find_config
from generator.errors import FileError, GitError
from generator.git.checkout import Checkout, read_checkout
from generator.scaffold.book_files import check_branch, check_folder

_NAMES = {Kind.JUPYTER_BOOK_1: "_config.yml", Kind.MYST: "myst.yml"}


@dataclass(frozen=True, slots=True)
class Target:
    """A book that a workflow can build.

    Attributes:
        folder: the top of the repository, as it was given.
        config: the book's configuration.
        place: the folder it lies in, seen from the repository.
        checkout: None when there is no repository yet.
        branch: the one that is deployed.
    """

    folder: Path
    config: ConfigFile
    place: PurePosixPath
    checkout: Checkout | None
    branch: str


def find_target(folder: Path, config: Path | None) -> Target:
    """Find the book in a folder, or take the one that is named.

    Raises:
        DocumentError: there are several books.
        FileError: there is none, or none that a workflow at this place could build.
        GitError: the branch has a name that a workflow could misunderstand.
    """
    found = _find(folder, config)
    checkout = read_checkout(folder)
    if checkout and checkout.root != folder.resolve():
        advice = f"Name the whole repository: new book {checkout.root} --config {found.path}"
        raise FileError("GitHub looks for workflows only at the top of a repository.", advice=advice, file=str(folder))
    return Target(folder, found, _place(found, folder), checkout, _branch(checkout))


def _find(folder: Path, config: Path | None) -> ConfigFile:
    found = config_at(config) if config else find_config(folder)
    if not found:
        advice = "Name the top of the book's repository."
        raise FileError("There is no book here: no _config.yml and no myst.yml.", advice=advice, file=str(folder))
    if found.path.name != _NAMES[found.kind]:
        message = f"{found.kind.value} reads its configuration from {_NAMES[found.kind]} only."
        raise FileError(message, advice="Rename the file.", file=str(found.path))
    return found


def _place(found: ConfigFile, folder: Path) -> PurePosixPath:
    book, repository = found.path.parent.resolve(), folder.resolve()
    if not book.is_relative_to(repository):
        advice = "Name a book inside of it with --config."
        raise FileError(f"The book is not in {folder}.", advice=advice, file=str(found.path))
    place = PurePosixPath(book.relative_to(repository))
    try:
        check_folder(place)
    except ValueError as error:
        raise FileError(f"The folder {error}.", advice="Rename it.", file=str(found.path.parent)) from error
    return place


def _branch(checkout: Checkout | None) -> str:
    branch = (checkout.branch if checkout else "") or "main"
    try:
        check_branch(branch)
    except ValueError as error:
        message = f"The branch {branch} {error}; a workflow could take it for a pattern."
        raise GitError(message, advice="Give it a plainer name: git branch --move NAME") from error
    return branch
