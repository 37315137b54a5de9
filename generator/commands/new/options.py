"""The options that the commands below `new` share."""

from __future__ import annotations

from collections.abc import Callable

import click

from generator.git.checkout import repository_name
from generator.model.repository import check_repository
from generator.scaffold.filling import check_commit


def as_repository(_context: click.Context, _option: click.Parameter, text: str) -> str:
    """OWNER/NAME from what was given, which may be an address; empty when nothing was."""
    return _checked(check_repository, repository_name(text) or text) if text else ""


def _as_commit(_context: click.Context, _option: click.Parameter, text: str) -> str:
    return _checked(check_commit, text.lower()) if text else ""


def _checked(check: Callable[[str], None], text: str) -> str:
    try:
        check(text)
    except ValueError as error:
        raise click.BadParameter(f"{text} {error}.") from error
    return text


source = click.option(
    "--from",
    "source",
    default="",
    callback=as_repository,
    metavar="OWNER/NAME",
    help="The generator's repository.  [default: the one that this program comes from]",
)
commit = click.option(
    "--ref",
    "commit",
    default="",
    callback=_as_commit,
    metavar="COMMIT",
    help="The commit of the generator to use.  [default: that of this program]",
)
force = click.option("--force", is_flag=True, help="Overwrite files that are there already and differ.")
