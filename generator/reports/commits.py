"""Commit messages that make `git log` the audit trail: fixed words, a canonical URL, and trailers.

Nothing of a payload gets in but what the schema confines to harmless characters, so that no event can forge a trailer,
skip a workflow, or mention a person.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.model.merge import Change, ChangeKind
from generator.model.payload import Event, EventType
from generator.model.project import Source

_SUBJECTS = {
    ChangeKind.ADDED: "Add",
    ChangeKind.UPDATED: "Update",
    ChangeKind.REMOVED: "Remove",
    ChangeKind.UNKNOWN: "Remember the removal of",
}
_HARMLESS = re.compile(r"[\w./:-]*", re.ASCII)


def merge_message(event: Event, change: Change, environ: Mapping[str, str]) -> str:
    """The message for an event that was merged."""
    source = event.subject.source or Source()
    trailers = {
        "Event": event.type.value,
        "Change": change.kind.value,
        "Run": run_url(environ),
        "Source-Repository": source.repository,
        "Source-Commit": source.commit,
    }
    return _message(f"{_SUBJECTS.get(change.kind, 'Settle')} {_address(change.identity)}", trailers)


def rejection_message(kind: EventType | None, environ: Mapping[str, str]) -> str:
    """The message for an event that was put aside; nothing of it can be trusted but its type."""
    trailers = {"Event": kind.value if kind else "", "Change": ChangeKind.REJECTED.value, "Run": run_url(environ)}
    return _message("Keep a rejected event", trailers)


def run_url(environ: Mapping[str, str]) -> str:
    """The page of the workflow run, or an empty text outside of one."""
    server, repository = environ.get("GITHUB_SERVER_URL", ""), environ.get("GITHUB_REPOSITORY", "")
    run, attempt = environ.get("GITHUB_RUN_ID", ""), environ.get("GITHUB_RUN_ATTEMPT", "1")
    return f"{server}/{repository}/actions/runs/{run}/attempts/{attempt}" if server and repository and run else ""


def _address(identity: str) -> str:
    """The URL, with `@` written in a way that mentions nobody."""
    return identity.replace("@", "%40")


def _message(subject: str, trailers: Mapping[str, str]) -> str:
    lines = [f"{name}: {value}" for name, value in trailers.items() if value and _HARMLESS.fullmatch(value)]
    return "\n".join([subject, "", *lines, ""])
