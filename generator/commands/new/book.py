"""`new book`: a book's repository gets a workflow and scripts with which the book announces itself."""

from __future__ import annotations

from pathlib import Path

import click

from generator.book.find import Kind
from generator.commands.new import options
from generator.commands.new.next_steps import next_steps
from generator.commands.new.origin import find_origin, warn_of_unpushed
from generator.commands.new.target import find_target
from generator.commands.new.writing import say, warn, write_or_refuse
from generator.scaffold.book_files import WORKFLOW, Wiring, book_files
from generator.scaffold.changes import compare
from generator.scaffold.deployments import other_deployments

_TEMPLATES = {Kind.JUPYTER_BOOK_1: "book/jupyter-book-1", Kind.MYST: "book/myst"}


@click.command(epilog="Example: python -m generator new book ../my-book")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--portfolio",
    default="",
    callback=options.as_repository,
    metavar="OWNER/NAME",
    help="The portfolio to notify.  [default: the generator's repository]",
)
@options.source
@options.commit
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    help="The book's _config.yml or myst.yml, where DIR holds several.",
)
@options.force
def book(folder: Path, portfolio: str, source: str, commit: str, config: Path | None, force: bool) -> None:
    """Wire up the book in DIR, the top of its repository: it will announce itself on every deployment.

    Writes a workflow that builds the book, deploys it and notifies the portfolio, and the scripts that belong to it. A
    file that is there already and differs is shown as a difference, and nothing is written unless --force is given.
    """
    target = find_target(folder, config)
    origin = find_origin(source, commit)
    told = portfolio or origin.repository
    template = _TEMPLATES[target.config.kind]
    wiring = Wiring(template, told, origin.repository, origin.commit, target.branch, target.place)
    write_or_refuse(compare(folder, book_files(wiring)), force=force)
    warn_of_unpushed(origin, "the book")
    for rival in other_deployments(folder / WORKFLOW):
        warn(f"{rival} publishes pages too, and each would overwrite the other's: delete one of the two.")
    kind = target.config.kind.value
    say(f"{target.config.path} belongs to {kind}: a push to {target.branch} builds and deploys the")
    say(f"book and notifies {told}. Now:")
    for line in next_steps(target, told, origin.repository):
        say(line)
