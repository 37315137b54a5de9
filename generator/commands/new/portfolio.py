"""`new portfolio`: a repository that holds only its owner's content, and workflows that install this program."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import click

from generator.commands.new import options
from generator.commands.new.origin import find_origin, warn_of_unpushed
from generator.commands.new.writing import say, write_or_refuse
from generator.git.checkout import read_checkout
from generator.scaffold.portfolio_files import CONFIG, PROJECTS, Founding, compare_portfolio
from generator.stores.settings_file import said_data_path

UNKNOWN = "YOU/PORTFOLIO"
"""A portfolio that is in no repository on GitHub yet."""


@click.command(epilog="Example: python -m generator new portfolio my-portfolio")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@options.source
@options.commit
@options.force
def portfolio(folder: Path, source: str, commit: str, force: bool) -> None:
    """Make DIR a portfolio: empty data, settings, and workflows that install this program at one commit.

    Data, settings and README that are there already stay as they are. Any other file that differs is shown as a
    difference, and nothing is written unless --force is given.
    """
    origin = find_origin(source, commit)
    data = said_data_path(folder / CONFIG) or folder / PROJECTS
    founding = Founding(origin.repository, origin.commit, _name(folder))
    changes, kept = compare_portfolio(folder, founding, is_elsewhere=data != folder / PROJECTS)
    write_or_refuse(changes, force=force)
    for file in kept:
        say(f"{file} is yours and stays as it is")
    warn_of_unpushed(origin, "the portfolio")
    say("Now:")
    say(f"1. Look at it: {shlex.join(_build(folder, data))}")
    say("2. Put it into a public repository on GitHub. There, let Settings → Pages have the source GitHub Actions.")
    say("3. Start it: Actions → Pages → Run workflow. README.md tells the rest.")


def _name(folder: Path) -> str:
    """The repository that a folder is the top of, as OWNER/NAME."""
    checkout = read_checkout(folder)
    return checkout.repository if checkout and checkout.repository and checkout.root == folder.resolve() else UNKNOWN


def _build(folder: Path, data: Path) -> list[str]:
    """A command that works from wherever this one did."""
    places = {"--data": data, "--config": folder / CONFIG, "--out": folder / "site"}
    named = [part for option, path in places.items() for part in (option, str(path))]
    return [sys.executable, "-m", "generator", "build", *named, "--open"]
