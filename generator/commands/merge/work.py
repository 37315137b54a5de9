"""The merging of one event into a copy of the data, wherever that is: what became of it comes out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from generator.commands import options
from generator.commands.merge.arrival import Arrival
from generator.errors import DocumentError
from generator.model import merge as merging
from generator.model.merge import Change, ChangeKind
from generator.model.problems import Problem, errors, foremost, problem_from
from generator.model.project import Project
from generator.model.rules import check_rules
from generator.model.slugs import project_slugs
from generator.model.trust import check_trust
from generator.stores.open_store import open_store
from generator.stores.settings_file import load_settings, said_data_path


@dataclass(frozen=True, slots=True)
class Outcome:
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
class Work:
    """The merging of one event, on whatever copy of the data it is done."""

    data: Path
    data_is_given: bool
    config: Path
    config_is_required: bool
    arrival: Arrival
    now: datetime

    def do(self, data: Path, config: Path, *, save: bool) -> Outcome:
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
        return Outcome(change, changed and save, slugs.get(change.identity, ""), problems, stored)

    def moved(self, folder: Path, config: Path) -> tuple[Work, Path]:
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
