"""The files of a portfolio of one's own: where the generator comes from in, the owner's first files out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.model.repository import check_repository
from generator.scaffold.changes import FileChange, compare
from generator.scaffold.filling import COMMIT, ORIGIN, check_commit, filled
from generator.scaffold.templates import templates

PROJECTS = Path("data/projects.json")
CONFIG = Path("data/site.yml")


@dataclass(frozen=True, slots=True)
class Founding:
    """What the files of a new portfolio are filled in with.

    Attributes:
        origin: the generator's repository, as OWNER/NAME.
        commit: the commit of it that is installed.
        portfolio: the new portfolio's own repository.

    Raises:
        ValueError: a value could become more than a text where it is put.
    """

    origin: str
    commit: str
    portfolio: str

    def __post_init__(self) -> None:
        check_repository(self.origin)
        check_commit(self.commit)
        check_repository(self.portfolio)


def portfolio_files(founding: Founding) -> dict[Path, bytes]:
    """Each file by its path in the portfolio's repository."""
    values = {ORIGIN: founding.origin, COMMIT: founding.commit, "OWNER/PORTFOLIO": founding.portfolio}
    return {path: filled(content, values) for path, content in templates("portfolio").items()}


def compare_portfolio(
    folder: Path, founding: Founding, *, is_elsewhere: bool = False
) -> tuple[list[FileChange], list[Path]]:
    """What it takes for a folder to be a portfolio, and which files of its owner stay as they are.

    `is_elsewhere` says whether its settings name another place for the projects.

    Raises:
        FileError: as `compare` says.
    """
    files = portfolio_files(founding)
    others = any((folder / PROJECTS.parent).glob(f"{PROJECTS.stem}*")) and not (folder / PROJECTS).exists()
    if others or is_elsewhere:
        del files[PROJECTS]  # they are kept in another form
    changes = compare(folder, files)
    kept = [change.path for change in changes if change.overwrites and _is_content(change.path.relative_to(folder))]
    return [change for change in changes if change.path not in kept], kept


def _is_content(path: Path) -> bool:
    """Whether a file is the owner's alone once it is there, not a part of how the portfolio works."""
    return path.parts[0] in ("data", "README.md")
