"""How files are written where others may be: nothing is lost unasked, and each is told of."""

from __future__ import annotations

from collections.abc import Sequence

import click

from generator.errors import FileError
from generator.model.text import printable
from generator.scaffold.changes import FileChange, write


def write_or_refuse(changes: Sequence[FileChange], *, force: bool) -> None:
    """Write files and say of each what became of it; what would be lost is shown, and nothing written, without force.

    Raises:
        FileError: something would be lost, or cannot be written.
    """
    _refuse_to_overwrite(changes, force)
    write(changes)
    for change in changes:
        say(f"wrote {change.path}" if change.is_needed else f"{change.path} is as it should be")


def say(line: str) -> None:
    """Print a line to stdout."""
    click.echo(printable(line))


def warn(line: str) -> None:
    """Print a warning to stderr."""
    click.echo(printable(f"warning: {line}"), err=True)


def _refuse_to_overwrite(changes: Sequence[FileChange], force: bool) -> None:
    kept = [change for change in changes if change.overwrites]
    for change in kept:
        click.echo("\n".join(change.difference()))
    if kept and not force:
        message = f"There already, and different: {', '.join(str(change.path) for change in kept)}."
        advice = "Nothing was written. Look at the differences above; --force overwrites, and git restore undoes that."
        raise FileError(message, advice=advice)
