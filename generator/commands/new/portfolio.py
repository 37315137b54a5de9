"""`new portfolio`: the first files of a portfolio."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import click

from generator.model.text import printable
from generator.scaffold.portfolio_files import copy_portfolio


@click.command(epilog="Example: python -m generator new portfolio my-portfolio")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
def portfolio(folder: Path) -> None:
    """Write an empty portfolio's data and settings into DIR; nothing that is there is replaced."""
    for file in copy_portfolio(folder):
        click.echo(printable(f"wrote {file}"))
    click.echo(printable(f"Now: {shlex.join(_next_step(folder))}"))


def _next_step(folder: Path) -> list[str]:
    """A command that works from wherever this one did."""
    places = {"--data": "data/projects.json", "--config": "data/site.yml", "--out": "site"}
    options = [part for option, path in places.items() for part in (option, str(folder / path))]
    return [sys.executable, "-m", "generator", "build", *options, "--open"]
