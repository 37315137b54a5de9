"""`convert`: the projects in one form become the same projects in another."""

from __future__ import annotations

import os
from pathlib import Path

import click

from generator.commands import options
from generator.errors import FileError
from generator.model.problems import errors
from generator.model.text import printable
from generator.reports.problems import plural
from generator.stores.open_store import open_store


@click.command(epilog="Example: python -m generator convert data/projects.json data/projects")
@click.argument("origin", metavar="FROM", type=click.Path(path_type=Path))
@click.argument("target", metavar="TO", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace the projects that TO holds already.")
def convert(origin: Path, target: Path, force: bool) -> None:
    """Write the projects in FROM to TO, in the form that TO's name says, with nothing lost.

    A name that ends in .json, .yml or .yaml is a file, one without an ending a folder of Markdown files. FROM stays as
    it is. What is broken in FROM is carried along as it stands.
    """
    source, store = open_store(origin), open_store(target)
    if origin.resolve() == target.resolve():
        raise click.UsageError("FROM and TO are the same.")
    if target.exists() and not force:
        advice = "Name another path, or replace what is there with --force."
        raise FileError("There is something already.", advice=advice, file=str(target))
    loaded = source.load()
    options.show([*loaded.locate(errors(loaded.problems)), *store.losses(loaded.catalog)])
    store.save(loaded.catalog)
    if broken := len(loaded.catalog.broken):
        click.echo(f"Broken, and carried along as they stand: {broken:,}.", err=True)
    if comments := source.comments():
        click.echo(printable(f"Comments left behind in {origin}: {comments:,}."), err=True)
    count = plural(len(loaded.catalog.projects), "project")
    click.echo(printable(f"{count} from {origin} to {target}. In site.yml: data: {_seen_from_settings(target)}"))


def _seen_from_settings(target: Path) -> str:
    """How the settings name the path: those beside it, unless there are others in the default folder."""
    folder = target.parent if (target.parent / options.CONFIG.name).exists() else options.CONFIG.parent
    return Path(os.path.relpath(target, folder)).as_posix()
