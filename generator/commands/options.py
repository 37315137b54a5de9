"""What several commands share: options, and how problems are shown."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import click

from generator import runner
from generator.model.problems import Problem
from generator.reports.problems import as_annotation, as_text

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


def show(problems: Iterable[Problem]) -> None:
    """Print problems to stderr; under GitHub Actions also as annotations."""
    for problem in problems:
        tell(as_text(problem), as_annotation(problem))


def tell(text: str, annotation: str) -> None:
    """Print a line to stderr; under GitHub Actions also the workflow command that says the same."""
    click.echo(text, err=True)
    if runner.is_actions(os.environ):
        click.echo(annotation)
