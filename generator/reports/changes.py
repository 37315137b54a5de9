"""What a merge did: one line for people, outputs for the next job, a table for the run's page."""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from generator.model.merge import Change, ChangeKind
from generator.model.problems import Problem
from generator.model.project import Project, Record, project_to_record
from generator.model.text import printable
from generator.reports.markdown import escaped
from generator.reports.problems import as_text

_SAID = {
    ChangeKind.ADDED: "was added",
    ChangeKind.UPDATED: "was updated",
    ChangeKind.UNCHANGED: "stands as announced already: nothing to do",
    ChangeKind.STALE: "was told about by a newer event already: this one is ignored",
    ChangeKind.REMOVED: "was removed",
    ChangeKind.UNKNOWN: "is not in the portfolio: nothing to remove",
    ChangeKind.REJECTED: "was rejected",
}


def change_as_text(change: Change) -> str:
    """One line, such as `added: https://… was added`."""
    return printable(f"{change.kind.value}: {change.identity or 'the event'} {_SAID[change.kind]}.")


def outputs(change: Change, *, changed: bool, slug: str) -> str:
    """Lines for `$GITHUB_OUTPUT`: fixed words, and a slug of ASCII letters, digits and hyphens."""
    return f"changed={str(changed).lower()}\nchange={change.kind.value}\nslug={slug}\n"


def kept_as_text(file: str) -> str:
    """One line that says where a rejected event is and how it gets in after all."""
    return printable(f"It is kept as {file}. Mend what is wrong, commit, and merge it again: --event {file} --push.")


def summary(change: Change, problems: Sequence[Problem], kept: PurePath | None = None) -> str:
    """Markdown for `$GITHUB_STEP_SUMMARY`; `kept` is the file that a rejected event was put in."""
    lines = [f"### {_title(change)}", "", f"{escaped(change.identity) or 'The event'} {_SAID[change.kind]}.", ""]
    if kept:
        file = f"`{printable(kept.as_posix())}`"
        lines += [f"It is kept as {file}. Mend what is wrong, then run *Update projects* with that path.", ""]
    if rows := _rows(change):
        lines += ["| field | before | after |", "| --- | --- | --- |", *rows, ""]
    if problems:
        lines += ["| problem |", "| --- |", *(f"| {escaped(as_text(problem), 500)} |" for problem in problems), ""]
    return "\n".join(lines) + "\n"


def difference(change: Change) -> list[str]:
    """The change to the stored project as lines of a unified diff, safe to print."""
    before, after = (_json_lines(_record(project)) for project in (change.before, change.after))
    return [printable(line) for line in difflib.unified_diff(before, after, "before", "after", lineterm="")]


def _title(change: Change) -> str:
    project = change.after or change.before
    name = f": {escaped(project.title)}" if project else ""
    return f"Project {change.kind.value}{name}" if change.kind is not ChangeKind.REJECTED else "Event rejected"


def _rows(change: Change) -> list[str]:
    before, after = _record(change.before), _record(change.after)
    names = [name for name in dict.fromkeys((*after, *before)) if before.get(name) != after.get(name)]
    return [f"| {escaped(name)} | {_cell(before, name)} | {_cell(after, name)} |" for name in names]


def _cell(record: Mapping[str, object], name: str) -> str:
    if name not in record:
        return ""
    value = record[name]
    return escaped(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _record(project: Project | None) -> Record:
    return project_to_record(project) if project else {}


def _json_lines(record: Record) -> list[str]:
    return json.dumps(record, ensure_ascii=False, indent=2).split("\n") if record else []
