"""The payload on the wire: a `repository_dispatch` event file becomes an event about one project.

Two forms are understood: today's (custom fields under `extra`) and the flat one of older senders. Being lenient ends
here: what leaves `decode` has passed the same schema as a stored project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any
from urllib.parse import urljoin

from generator.model.dates import as_utc
from generator.model.formats import is_remote
from generator.model.problems import Pointer, Problem, Severity, dotted, errors, foremost
from generator.model.project import (
    WELL_KNOWN_FIELDS,
    Project,
    Record,
    Tombstone,
    project_from_record,
    tombstone_from_record,
)
from generator.model.schema import check_project, check_tombstone, kind_of, nearest
from generator.model.text import clip
from generator.model.urls import folder_of, is_url


class EventType(Enum):
    """What a book can tell; the value is the event's `action`."""

    CREATED = "project-created"
    UPDATED = "project-updated"
    MAJOR_UPDATE = "project-major-update"
    DELETED = "project-deleted"


@dataclass(frozen=True, slots=True)
class Event:
    """A valid event. A deletion is about the tombstone it will leave."""

    type: EventType
    subject: Project | Tombstone


@dataclass(frozen=True, slots=True)
class Decoded:
    """What could be read of an event file.

    Attributes:
        event: None when there is an error among the problems.
        problems: pointers start at the file's root.
        type: what the event says it is; None when that is nothing a book sends.
    """

    event: Event | None
    problems: tuple[Problem, ...]
    type: EventType | None = None


_PAYLOAD: Pointer = ("client_payload",)
_ONE_LINE = frozenset(("title", "author", "category", "difficulty", "duration", "status"))
_WIRE_NAMES = {"logo_path": "logo"}
_NOTHING = re.compile(r"|none|null|undefined|n/a|no (description|author|tags?|logo|url|date)", re.IGNORECASE)
_PLACEHOLDERS = {"title": re.compile(r"|no title", re.IGNORECASE)} | dict.fromkeys(
    ("description", "author", "tags", "url", "logo", "updated", *WELL_KNOWN_FIELDS), _NOTHING
)
"""The words by which older senders say that they have nothing to say; in other fields they mean what they say."""
_LINE_BREAKS = re.compile(r"\s*[\r\n\t]+\s*")


def decode(content: object) -> Decoded:
    """Read the content of the file at `$GITHUB_EVENT_PATH`, gathering every problem."""
    if not isinstance(content, dict):
        problem = Problem((), f"is {kind_of(content)}, not the object that GitHub writes", _EVENT_ADVICE)
        return Decoded(None, (problem,))
    kind, problems = _event_type(content.get("action"))
    payload = content.get("client_payload")
    if not isinstance(payload, dict):
        advice = _WRAP_ADVICE if "url" in content else "Send the project's fields as an object."
        problem = Problem(_PAYLOAD, f"is {kind_of(payload)}, not an object", advice)
        return Decoded(None, (*problems, problem))
    read = _read(payload)
    if kind is EventType.DELETED:
        read = replace(read, record={name: read.record[name] for name in _TRACES if name in read.record})
    check = check_tombstone if kind is EventType.DELETED else check_project
    problems += [read.at_origin(problem) for problem in check(read.record)]
    problems += read.warnings
    event = None
    if kind and not errors(problems):
        subject = tombstone_from_record(read.record) if kind is EventType.DELETED else project_from_record(read.record)
        event = Event(kind, subject)
    return Decoded(event, tuple(foremost(problems)), kind)


def payload_place(content: Any, name: str) -> Pointer:
    """Where in an event file that can be decoded a field of the project stands, or would stand."""
    return _read(content["client_payload"]).origins.get(name, (*_PAYLOAD, name))


def is_placeholder(name: str, text: str) -> bool:
    """Whether a field's text, without outer space, stands for nothing, such as `N/A` for a description."""
    return not text or (name in _PLACEHOLDERS and _PLACEHOLDERS[name].fullmatch(text) is not None)


_EVENT_ADVICE = "Pass the event file of a repository_dispatch, such as the one at $GITHUB_EVENT_PATH."
_WRAP_ADVICE = 'This looks like a payload alone: wrap it as {"action": "project-updated", "client_payload": {…}}.'
_TRACES = ("url", "updated", "source")


@dataclass(frozen=True, slots=True)
class _Reading:
    """A payload in the stored form, not yet checked, and where in the payload each field stood."""

    record: Record
    origins: Mapping[str, Pointer]
    warnings: tuple[Problem, ...] = ()

    def at_origin(self, problem: Problem) -> Problem:
        field, *inner = problem.pointer or ("",)
        origin = self.origins.get(str(field), (*_PAYLOAD, field))
        return replace(problem, pointer=(*origin, *inner))


def _event_type(action: object) -> tuple[EventType | None, list[Problem]]:
    names = [kind.value for kind in EventType]
    if action in names:
        return EventType(action), []
    meant = nearest(action, names) if isinstance(action, str) else ""
    advice = f"Did you mean {meant!r}?" if meant else f"Send one of {', '.join(names)} as event_type."
    what = repr(clip(action)) if isinstance(action, str) else kind_of(action)
    return None, [Problem(("action",), f"is {what}, which no book sends", advice)]


def _read(payload: Mapping[str, Any]) -> _Reading:
    fields = list(_fields(payload))
    record: Record = {}
    origins: dict[str, Pointer] = {}
    warnings: list[Problem] = []
    for name, value, pointer in fields:
        if name in record:
            message = f"is ignored, {dotted(origins[name])} has the field already"
            warnings.append(Problem(pointer, message, "Send each field once.", Severity.WARNING))
        else:
            record[name], origins[name] = value, pointer
    _resolve_logo(record)
    return _Reading(record, origins, tuple(warnings))


def _fields(payload: Mapping[str, Any]) -> Iterator[tuple[str, Any, Pointer]]:
    """Each field's stored name, its value put right, and where it stood; absent ones are left out."""
    extra = payload.get("extra")
    nested = extra if isinstance(extra, dict) else {}
    rows = [(name, value, (*_PAYLOAD, name)) for name, value in payload.items() if name != "extra" or not nested]
    rows += [(name, value, (*_PAYLOAD, "extra", name)) for name, value in nested.items()]
    for wire_name, value, pointer in rows:
        name = _WIRE_NAMES.get(wire_name, wire_name)
        settled = _settled(name, value)
        if settled not in (None, "", [], {}) and name != "created":
            yield name, settled, pointer


def _settled(name: str, value: Any) -> Any:
    """The value as the store would hold it; None when the sender had nothing to say."""
    if value is None or (isinstance(value, str) and is_placeholder(name, value.strip())):
        return None
    if name == "tags":
        return _tags(value)
    if name == "author" and isinstance(value, list):
        return [_author(item) for item in value]
    if name == "source" and isinstance(value, dict):
        return _source(value)
    if name in ("url", "logo", "repository") and isinstance(value, str):
        return value.strip()
    if name == "updated" and isinstance(value, str):
        return as_utc(value.strip())
    return _line(value) if name in _ONE_LINE else value


def _tags(value: Any) -> Any:
    tags = value.split(",") if isinstance(value, str) else value
    if not isinstance(tags, list):
        return tags
    lines = [_line(tag) for tag in tags]
    return [
        tag.strip() if isinstance(value, str) else tag for tag in lines if tag not in (None, "") and str(tag).strip()
    ]


def _author(value: Any) -> Any:
    return _line(value.get("name")) if isinstance(value, dict) else _line(value)


def _line(value: Any) -> Any:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return _LINE_BREAKS.sub(" ", value.strip("\r\n\t")) if isinstance(value, str) else value


def _source(value: Mapping[str, Any]) -> Record:
    said = {name: part for name, part in value.items() if part not in (None, "")}
    for name in ("run_id", "run_attempt"):
        if isinstance(said.get(name), str) and said[name].isascii() and said[name].isdigit() and len(said[name]) <= 20:
            said[name] = int(said[name])
    if isinstance(said.get("deployed_at"), str):
        said["deployed_at"] = as_utc(said["deployed_at"].strip())
    return said


def _resolve_logo(record: Record) -> None:
    """A book's relative logo path starts at the book, not at the portfolio's data folder."""
    logo, url = record.get("logo"), record.get("url")
    if isinstance(logo, str) and isinstance(url, str) and not is_remote(logo) and is_url(url):
        with suppress(ValueError):  # such as a broken IPv6 address: left as it is, and refused with the rest
            record["logo"] = urljoin(folder_of(url), logo)
