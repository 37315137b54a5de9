"""What several commands share: options, and how problems are shown."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import click

from generator import runner
from generator.errors import InvalidInput
from generator.model.catalog import Catalog
from generator.model.merge import Change, ChangeKind
from generator.model.problems import Problem
from generator.model.settings import Settings
from generator.model.urls import canonical_url
from generator.reports.changes import change_as_text, difference
from generator.reports.problems import as_annotation, as_text
from generator.stores.settings_file import load_settings, said_data_path
from generator.stores.store import Store

Show = Callable[[Iterable[Problem]], None]

DATA = Path("data/projects.json")
CONFIG = Path("data/site.yml")

data = click.option(
    "--data",
    type=click.Path(path_type=Path),
    help=f"The projects: a JSON or YAML file, or a folder of Markdown.  [default: data in the settings, or {DATA}]",
)
config = click.option(
    "--config",
    type=click.Path(path_type=Path),
    default=CONFIG,
    show_default=True,
    help="The portfolio's settings; without the default file everything has a default.",
)

dry_run = click.option("--dry-run", is_flag=True, help="Show what would change and change nothing.")


def show(problems: Iterable[Problem]) -> None:
    """Print problems to stderr; under GitHub Actions also as annotations."""
    for problem in problems:
        tell(as_text(problem), as_annotation(problem))


def tell(text: str, annotation: str) -> None:
    """Print a line to stderr; under GitHub Actions also the workflow command that says the same."""
    click.echo(text, err=True)
    if runner.is_actions(os.environ):
        click.echo(annotation)


def place_of(data: Path | None, config: Path) -> Path:
    """Where the projects are: as the option says, or else the settings, or else by default."""
    return data or said_data_path(config) or DATA


def settings_of(file: Path, *, required: bool, show: Show = show) -> Settings:
    """Read the settings; with mistakes in them, which `show` is given, nothing is done.

    Raises:
        InvalidInput: they have mistakes.
    """
    settings, problems = load_settings(file, required=required)
    show(problems)
    if problems:
        raise InvalidInput("The settings have errors.")
    return settings


def pairs(_context: click.Context, _parameter: click.Parameter, texts: Sequence[str]) -> list[tuple[str, str]]:
    """Read texts of the form KEY=VALUE."""
    for text in texts:
        if not text.partition("=")[0].strip() or "=" not in text:
            raise click.BadParameter(f"{text!r} is not of the form KEY=VALUE.")
    return [(name.strip(), value) for name, _, value in (text.partition("=") for text in texts)]


def identity(_context: click.Context, _parameter: click.Parameter, url: str) -> str:
    """The canonical form of an address."""
    try:
        return canonical_url(url)
    except ValueError as error:
        raise click.BadParameter(f"{url} {error}.") from error


def conclude(change: Change, catalog: Catalog, store: Store, *, dry_run: bool) -> None:
    """Save what an edit by hand has changed, or show it, and say what was done."""
    is_done = change.kind not in (ChangeKind.UNCHANGED, ChangeKind.STALE)
    if is_done:
        show(store.losses(catalog))
    if dry_run:
        click.echo("\n".join(difference(change)))
    elif is_done:
        store.save(catalog)
    click.echo(change_as_text(change))
    if change.kind is ChangeKind.STALE:
        raise InvalidInput("Something newer is known of the project.")
