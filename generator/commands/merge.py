"""`merge`: one event file becomes a change to the stored projects."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import click

from generator import runner
from generator.commands import options
from generator.errors import InvalidInput
from generator.model import merge as merging
from generator.model.dates import UTC
from generator.model.merge import Change, ChangeKind
from generator.model.payload import decode
from generator.model.problems import errors
from generator.model.slugs import project_slugs
from generator.reports import changes
from generator.stores.json_store import JsonStore
from generator.stores.json_text import read_json

EVENT_MAX_BYTES = 10 << 20


@click.command(epilog="Example: python -m generator merge --event event.json --dry-run")
@click.option(
    "--event",
    type=click.Path(path_type=Path),
    envvar="GITHUB_EVENT_PATH",
    required=True,
    show_envvar=True,
    help="The repository_dispatch event, as GitHub writes it.",
)
@options.data
@click.option("--dry-run", is_flag=True, help="Show what would change and change nothing.")
def merge(event: Path, data: Path, dry_run: bool) -> None:
    """Merge what a book told about itself into the data.

    An event that is older than what is stored is ignored. An event with an error changes nothing and exits with 1.
    """
    document = read_json(event, EVENT_MAX_BYTES)
    decoded = decode(document.content)
    store = JsonStore(data)
    loaded = store.load()
    options.show(loaded.document.locate(errors(loaded.problems)))
    catalog, change = loaded.catalog, Change(ChangeKind.REJECTED, problems=decoded.problems)
    if decoded.event:
        catalog, change = merging.merge(loaded.catalog, decoded.event, datetime.now(UTC))
    changed = catalog != loaded.catalog
    if dry_run:
        click.echo("\n".join(changes.difference(change)))
    elif changed:
        store.save(catalog)
    problems = document.locate((*decoded.problems, *change.problems) if decoded.event else decoded.problems)
    options.show(problems)
    click.echo(changes.change_as_text(change))
    slug = project_slugs((catalog if change.after else loaded.catalog).projects).get(change.identity, "")
    runner.append(os.environ, "GITHUB_OUTPUT", changes.outputs(change, changed=changed, slug=slug))
    runner.append(os.environ, "GITHUB_STEP_SUMMARY", changes.summary(change, problems))
    if change.kind is ChangeKind.REJECTED:
        raise InvalidInput("The event was rejected.")
