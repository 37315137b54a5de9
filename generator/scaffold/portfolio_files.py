"""The files of a new portfolio."""

from __future__ import annotations

from pathlib import Path

from generator.errors import FileError
from generator.scaffold.changes import compare, write
from generator.scaffold.templates import templates


def copy_portfolio(target: Path) -> list[Path]:
    """Copy the files of a new portfolio into a folder and return them; what is there already is never replaced.

    Raises:
        FileError: one of the files is there already (nothing is written then), or cannot be written.
    """
    changes = compare(target, templates("portfolio"))
    for change in changes:
        if change.before is not None:
            message = "The file is there already, and was left as it is."
            raise FileError(message, advice="Name a folder without a portfolio.", file=str(change.path))
    write(changes)
    return [change.path for change in changes]
