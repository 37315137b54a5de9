"""`merge`: one event file becomes a change to the stored projects."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import click

from generator import runner
from generator.commands import options
from generator.documents.document import Document
from generator.documents.json_text import read_json
from generator.errors import DocumentError, GeneratorError, InvalidInput
from generator.model import merge as merging
from generator.model.dates import UTC
from generator.model.merge import Change, ChangeKind
from generator.model.payload import Event, EventType, decode, payload_place
from generator.model.problems import Problem, errors, foremost, problem_from
from generator.model.project import Project
from generator.model.rules import check_rules
from generator.model.slugs import project_slugs
from generator.model.trust import check_trust
from generator.reports import changes
from generator.reports.commits import merge_message, rejection_message
from generator.stores.open_store import open_store
from generator.stores.rejected import FOLDER, keep_rejected
from generator.stores.settings_file import load_settings, said_data_path

EVENT_MAX_BYTES = 10 << 20


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
    arrival = _read(file)
    beside = config or (data.with_name(options.CONFIG.name) if data else options.CONFIG)
    place = options.place_of(data, beside)
    work = _Work(place, data is not None, beside, config is not None, arrival, datetime.now(UTC))
    outcome = _push(work) if push else work.do(work.data, work.config, save=not dry_run)
    if dry_run:
        click.echo("\n".join(changes.difference(outcome.change)))
    _tell(outcome)
    if outcome.change.kind is ChangeKind.REJECTED:
        raise InvalidInput("The event was rejected.")


@dataclass(frozen=True, slots=True)
class _Arrival:
    """An event file that has been read, and what is wrong with it."""

    file: Path
    document: Document
    event: Event | None
    type: EventType | None
    problems: list[Problem]

    def as_sent(self, problem: Problem) -> Problem:
        """A problem of the project, at the field of the payload that it came in."""
        if not problem.pointer:
            return problem
        name, *inner = problem.pointer
        return replace(problem, pointer=(*payload_place(self.document.content, str(name)), *inner))


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of an event.

    Attributes:
        changed: whether the data are others now.
        slug: the name of the project's page; empty for an event that was rejected.
        problems: of the event.
        stored: problems of other projects in the data, which are kept as they stand, and comments that are not.
        kept: where a rejected event was put.
    """

    change: Change
    changed: bool
    slug: str
    problems: list[Problem]
    stored: list[Problem]
    kept: Path | None = None


@dataclass(frozen=True, slots=True)
class _Work:
    """The merging of one event, on whatever copy of the data it is done."""

    data: Path
    data_is_given: bool
    config: Path
    config_is_required: bool
    arrival: _Arrival
    now: datetime

    def do(self, data: Path, config: Path, *, save: bool) -> _Outcome:
        """Merge into the copy at `data`; messages name the files as the user did."""
        store = open_store(data)
        loaded = store.load()
        problems = [*self.arrival.problems, *self._objections(config)]
        catalog, change = loaded.catalog, Change(ChangeKind.REJECTED)
        if self.arrival.event and not errors(problems):
            catalog, change = merging.merge(loaded.catalog, self.arrival.event, self.now)
            problems += self.arrival.document.locate(change.problems)
        changed = catalog is not loaded.catalog
        lost = store.losses(catalog) if changed else []
        if changed and save:
            store.save(catalog)
        slugs = project_slugs((catalog if change.after else loaded.catalog).projects)
        stored = [self._as_named(problem, data) for problem in [*loaded.locate(errors(loaded.problems)), *lost]]
        return _Outcome(change, changed and save, slugs.get(change.identity, ""), problems, stored)

    def moved(self, folder: Path, config: Path) -> tuple[_Work, Path]:
        """The work on the copy of the data's folder, and where its settings now say that the data are."""
        place = folder / self.data.name
        if not self.data_is_given and config.parent == folder:
            place = said_data_path(config) or config.with_name(options.DATA.name)
            place = place if folder in place.parents else folder / self.data.name
        return replace(self, data=self.data.parent / place.relative_to(folder)), place

    def _as_named(self, problem: Problem, data: Path) -> Problem:
        """Name a file of the copy at `data` as the user knows it."""
        return replace(problem, file=str(self.data / Path(problem.file).relative_to(data)))

    def _objections(self, config: Path) -> list[Problem]:
        """What the settings have against the event; settings that cannot be read let none in."""
        try:
            settings, problems = load_settings(config, required=self.config_is_required)
        except DocumentError as error:
            return [replace(problem_from(error), file=str(self.config))]
        if problems or not self.arrival.event:
            return [replace(problem, file=str(self.config)) for problem in problems]
        subject = self.arrival.event.subject
        broken = foremost(check_rules(subject, settings)) if isinstance(subject, Project) else ()
        refusals = [*check_trust(subject.identity, settings.trusted), *map(self.arrival.as_sent, broken)]
        return self.arrival.document.locate(refusals)


def _read(file: Path) -> _Arrival:
    document = read_json(file, EVENT_MAX_BYTES)
    decoded = decode(document.content)
    return _Arrival(file, document, decoded.event, decoded.type, document.locate(decoded.problems))


def _push(work: _Work) -> _Outcome:
    """Merge on the remote's newest data until the result, or the rejected event, is there."""
    from generator.git.publish import publish

    outcomes: list[_Outcome] = []
    replayed = work.arrival.file.resolve().parent == work.data.resolve().parent / FOLDER

    def edit(folder: Path) -> str | None:
        is_beside = work.config.resolve().parent == work.data.resolve().parent
        config = folder / work.config.name if is_beside else work.config
        here, data = work.moved(folder, config)
        try:
            outcome = here.do(data, config, save=True)
        except GeneratorError as error:
            error.file = error.file.replace(str(folder), str(work.data.parent))
            raise
        outcomes.append(outcome)
        if work.arrival.event and outcome.change.kind is not ChangeKind.REJECTED:
            if replayed:
                (folder / FOLDER / work.arrival.file.name).unlink(missing_ok=True)
            return merge_message(work.arrival.event, outcome.change, os.environ)
        if replayed:
            return None
        run_id = os.environ.get("GITHUB_RUN_ID", "")
        kept = keep_rejected(folder / FOLDER, work.arrival.document.content, outcome.problems, run_id, work.now)
        outcomes.append(_kept(outcome, work.arrival.file, work.data.parent / FOLDER / kept.name))
        return rejection_message(work.arrival.type, os.environ)

    published = publish(work.data.parent, edit)
    pushed = f"pushed {published.commit[:12]}" if published.commit else "nothing to push"
    click.echo(f"{pushed}, at try {published.tries}", err=True)
    # A push whose answer got lost may have arrived all the same: then the next try finds nothing left to change.
    return replace(outcomes[-1], changed=any(outcome.changed for outcome in outcomes))


def _kept(outcome: _Outcome, arrived: Path, kept: Path) -> _Outcome:
    """Name the file that the event was put in: nobody but this run can see the one it came in."""
    problems = [
        replace(problem, file=str(kept), line=0, column=0) if problem.file == str(arrived) else problem
        for problem in outcome.problems
    ]
    return replace(outcome, problems=problems, kept=kept)


def _tell(outcome: _Outcome) -> None:
    options.show([*outcome.stored, *outcome.problems])
    click.echo(changes.change_as_text(outcome.change))
    if outcome.kept:
        click.echo(changes.kept_as_text(outcome.kept.as_posix()))
    told = changes.outputs(outcome.change, changed=outcome.changed, slug=outcome.slug)
    runner.append(os.environ, "GITHUB_OUTPUT", told)
    runner.append(os.environ, "GITHUB_STEP_SUMMARY", changes.summary(outcome.change, outcome.problems, outcome.kept))
