"""`new book`: a book's repository gets a workflow and scripts with which the book announces itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from generator.book.find import Kind
from generator.commands.new.next_steps import next_steps
from generator.commands.new.origin import find_origin
from generator.commands.new.target import find_target
from generator.errors import FileError
from generator.git.checkout import repository_name
from generator.model.repository import check_repository
from generator.model.text import printable
from generator.scaffold.book_files import WORKFLOW, Wiring, book_files, check_commit
from generator.scaffold.changes import FileChange, compare, write
from generator.scaffold.deployments import other_deployments

_TEMPLATES = {Kind.JUPYTER_BOOK_1: "book/jupyter-book-1", Kind.MYST: "book/myst"}


def _checked(check: Callable[[str], None], text: str) -> str:
    try:
        check(text)
    except ValueError as error:
        raise click.BadParameter(f"{text} {error}.") from error
    return text


def _repository(_context: click.Context, _option: click.Parameter, text: str) -> str:
    return _checked(check_repository, repository_name(text) or text) if text else ""


def _commit(_context: click.Context, _option: click.Parameter, text: str) -> str:
    return _checked(check_commit, text.lower()) if text else ""


@click.command(epilog="Example: python -m generator new book ../my-book")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--portfolio",
    default="",
    callback=_repository,
    metavar="OWNER/NAME",
    help="The portfolio's repository.  [default: the one that this program comes from]",
)
@click.option(
    "--ref",
    "commit",
    default="",
    callback=_commit,
    metavar="COMMIT",
    help="The commit of the portfolio whose action and generator are used.  [default: that of this program]",
)
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    help="The book's _config.yml or myst.yml, where DIR holds several.",
)
@click.option("--force", is_flag=True, help="Overwrite files that are there already and differ.")
def book(folder: Path, portfolio: str, commit: str, config: Path | None, force: bool) -> None:
    """Wire up the book in DIR, the top of its repository: it will announce itself on every deployment.

    Writes a workflow that builds the book, deploys it and notifies the portfolio, and the scripts that belong to it. A
    file that is there already and differs is shown as a difference, and nothing is written unless --force is given.
    """
    target = find_target(folder, config)
    origin = find_origin(portfolio, commit)
    wiring = Wiring(_TEMPLATES[target.config.kind], origin.repository, origin.commit, target.branch, target.place)
    changes = compare(folder, book_files(wiring))
    _show(changes)
    _refuse_to_overwrite(changes, force)
    write(changes)
    for change in changes:
        _say(f"wrote {change.path}" if change.is_needed else f"{change.path} is as it should be")
    if not origin.is_pushed:
        _warn(f"The commit {origin.commit} is on no branch of {origin.repository} yet: push that before the book.")
    for rival in other_deployments(folder / WORKFLOW):
        _warn(f"{rival} publishes pages too, and each would overwrite the other's: delete one of the two.")
    _say(
        f"{target.config.path} belongs to {target.config.kind.value}: a push to {target.branch} builds and deploys the"
    )
    _say(f"book and notifies {origin.repository}. Now:")
    for line in next_steps(target, origin.repository):
        _say(line)


def _show(changes: Sequence[FileChange]) -> None:
    for change in changes:
        if change.overwrites:
            click.echo("\n".join(change.difference()))


def _refuse_to_overwrite(changes: Sequence[FileChange], force: bool) -> None:
    kept = [str(change.path) for change in changes if change.overwrites]
    if kept and not force:
        message = f"There already, and different: {', '.join(kept)}."
        advice = "Nothing was written. Look at the differences above; --force overwrites, and git restore undoes that."
        raise FileError(message, advice=advice)


def _say(line: str) -> None:
    click.echo(printable(line))


def _warn(line: str) -> None:
    click.echo(printable(f"warning: {line}"), err=True)
