"""The merging of one event on a remote's newest data, until the result, or the rejected event, is there."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import click

from generator.commands.merge.work import Outcome, Work
from generator.errors import GeneratorError
from generator.model.merge import ChangeKind
from generator.reports.commits import merge_message, rejection_message
from generator.stores.rejected import FOLDER, keep_rejected


def merge_on_remote(work: Work) -> Outcome:
    """Merge on the remote's newest data until the result, or the rejected event, is there."""
    from generator.git.publish import publish

    outcomes: list[Outcome] = []
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


def _kept(outcome: Outcome, arrived: Path, kept: Path) -> Outcome:
    """Name the file that the event was put in: nobody but this run can see the one it came in."""
    problems = [
        replace(problem, file=str(kept), line=0, column=0) if problem.file == str(arrived) else problem
        for problem in outcome.problems
    ]
    return replace(outcome, problems=problems, kept=kept)
