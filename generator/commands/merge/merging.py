"""The story of `merge`: one event file becomes a change to the stored projects."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import click

from generator import runner
from generator.commands import options
from generator.commands.merge.arrival import read_arrival
from generator.commands.merge.pushing import merge_on_remote
from generator.commands.merge.work import Outcome, Work
from generator.errors import InvalidInput
from generator.model.dates import UTC
from generator.model.merge import ChangeKind
from generator.reports import changes


@click.command(epilog="Example: python -m generator merge --event event.json --dry-run")
@click.option(
    "--event",
    "file",
    type=click.Path(path_type=Path),
    envvar="GITHUB_EVENT_PATH",
    required=True,
    show_envvar=True,
    help="The repository_dispatch event, as GitHub writes it, or a rejected one that has been mended.",
)
@options.data
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    help="The settings: whom to trust, and which fields and tags to take.  [default: site.yml beside the data]",
)
@click.option("--push", is_flag=True, help="Commit to the remote's default branch, however many others do the same.")
@click.option("--dry-run", is_flag=True, help="Show what would change and change nothing.")
def merge(file: Path, data: Path | None, config: Path | None, push: bool, dry_run: bool) -> None:
    """Merge what a book told about itself into the data.

    An event that is older than what is stored is ignored. An event with an error changes nothing and exits with 1;
    with --push it is kept in the folder rejected beside the data, to be mended and merged again.
    """
    if push and dry_run:
        raise click.UsageError("--push and --dry-run exclude each other.")
    arrival = read_arrival(file)
    beside = config or (data.with_name(options.CONFIG.name) if data else options.CONFIG)
    place = options.place_of(data, beside)
    work = Work(place, data is not None, beside, config is not None, arrival, datetime.now(UTC))
    outcome = merge_on_remote(work) if push else work.do(work.data, work.config, save=not dry_run)
    if dry_run:
        click.echo("\n".join(changes.difference(outcome.change)))
    _tell(outcome)
    if outcome.change.kind is ChangeKind.REJECTED:
        raise InvalidInput("The event was rejected.")


def _tell(outcome: Outcome) -> None:
    options.show([*outcome.stored, *outcome.problems])
    click.echo(changes.change_as_text(outcome.change))
    if outcome.kept:
        click.echo(changes.kept_as_text(outcome.kept.as_posix()))
    told = changes.outputs(outcome.change, changed=outcome.changed, slug=outcome.slug)
    runner.append(os.environ, "GITHUB_OUTPUT", told)
    runner.append(os.environ, "GITHUB_STEP_SUMMARY", changes.summary(outcome.change, outcome.problems, outcome.kept))
