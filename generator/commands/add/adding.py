"""The story of `add`: what was said, read or answered becomes a project, and the project is merged."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from generator.book.typed import typed_fields
from generator.commands import options
from generator.commands.add.asking import ask
from generator.commands.add.source import read_source
from generator.errors import DocumentError, InvalidInput
from generator.gallery.curation import what_counts_more
from generator.model.dates import UTC
from generator.model.edits import is_there, with_values
from generator.model.merge import merge
from generator.model.payload import Event, EventType
from generator.model.problems import errors
from generator.model.project import Project, Record, project_from_record
from generator.model.review import review_project
from generator.model.rules import check_rules
from generator.reports.changes import difference
from generator.stores.open_store import open_store
from generator.stores.settings_file import locate_in_settings


@click.command(
    epilog="Example: python -m generator add --title Tides --url https://you.github.io/tides/ --tags sea,maps"
)
@click.option("--title", help="The book's title.")
@click.option("--url", help="The address of the deployed book.")
@click.option("--description", help="A sentence or two of Markdown.")
@click.option("--body", help="Markdown for the project's own page.")
@click.option("--author", help="Who wrote it; several with semicolons between them.")
@click.option("--tags", help="Tags, with commas between them.")
@click.option("--logo", help="An address, or the path of an image below the data folder.")
@click.option("--repository", help="The address of the book's repository.")
@click.option("--updated", help="When it was last updated, such as 2026-03-14.  [default: today]")
@click.option(
    "--set",
    "more",
    multiple=True,
    metavar="KEY=VALUE",
    callback=options.pairs,
    help="Any other field; may be repeated.",
)
@click.option(
    "--from",
    "source",
    metavar="DIR|URL",
    help="A book, to read what is not said here: its folder, its configuration, or its address.",
)
@click.option("--html", type=click.Path(path_type=Path), help="The folder of its built pages, to look for the logo in.")
@click.option("--force", is_flag=True, help="Replace the project that has this address already.")
@options.data
@options.config
@options.dry_run
def add(
    *,
    more: list[tuple[str, str]],
    source: str | None,
    html: Path | None,
    force: bool,
    data: Path | None,
    config: Path,
    dry_run: bool,
    **fields: str | None,
) -> None:
    """Add a project by hand.

    Without options on a terminal, add asks for the fields one by one. What is said with options counts more than what
    the book says. The project is one like any other: the book's next event replaces it.
    """
    settings = options.settings_of(config, required=config != options.CONFIG)
    store = open_store(options.place_of(data, config))
    stored = store.load().catalog
    said = [*((name, text) for name, text in fields.items() if text is not None), *more]
    is_asked = not said and not source and sys.stdin.isatty()
    values = _values(ask(stored) if is_asked else said)
    project = _project(with_values(read_source(source, values, html) if source else {}, values))
    if is_there(stored, project.identity) and not force:
        advice = "Change it with set, or replace it as a whole with --force."
        raise DocumentError(f"There is a project with the address {project.identity} already.", advice=advice)
    catalog, change = merge(stored, Event(EventType.CREATED, project), datetime.now(UTC))
    # The merge is not told of a payload here: the pointers start at the project.
    warnings = [replace(problem, pointer=problem.pointer[1:]) for problem in change.problems]
    problems = [*warnings, *check_rules(project, settings), *review_project(project)]
    options.show(problems)
    if errors(problems):
        raise InvalidInput("A field cannot be used.")
    if is_asked:
        click.echo("\n".join(difference(change)))
        click.confirm("Add this project?", default=True, abort=True)
    options.conclude(change, catalog, store, dry_run=dry_run)
    options.show(locate_in_settings(config, what_counts_more(settings, project.identity, values)))


def _values(texts: Iterable[tuple[str, str]]) -> Mapping[str, Any]:
    values, problems = typed_fields(texts)
    options.show(problems)
    if problems:
        raise InvalidInput("A field cannot be used.")
    return values


def _project(record: Record) -> Project:
    if missing := [f"--{name}" for name in ("title", "url") if name not in record]:
        advice = "or start add without options on a terminal, where it asks"
        raise click.UsageError(f"Say {' and '.join(missing)}, {advice}.")
    return project_from_record(record)
