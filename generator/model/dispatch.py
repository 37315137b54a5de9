"""The dispatch: what a book tells becomes the body of a `repository_dispatch` request, within GitHub's limits.

The request: https://docs.github.com/en/rest/repos/repos#create-a-repository-dispatch-event
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.payload import Event, EventType, decode
from generator.model.problems import Pointer, Problem
from generator.model.project import Project, Record, Tombstone, project_to_record, tombstone_to_record

MAX_BODY = 60_000
"""Bytes. GitHub states its limit both as 65,535 characters and as less than 64 KB; this is under either."""

_WIRE_FIELDS = ("title", "description", "author", "tags", "url", "logo", "updated")
_WIRE_NAMES = {"logo": "logo_path"}
_EMPTY: Mapping[str, Any] = {"tags": []}


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One announcement, ready to be sent to any number of portfolios."""

    type: EventType
    payload: Record

    def body(self) -> bytes:
        """The request's body: JSON in UTF-8, without space that only counts against the limit."""
        content = {"event_type": self.type.value, "client_payload": self.payload}
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def encode(event: Event) -> Dispatch:
    """The form on the wire: seven fields, custom ones under `extra`, provenance under `source`."""
    if isinstance(event.subject, Tombstone):
        return Dispatch(event.type, tombstone_to_record(event.subject))
    return Dispatch(event.type, _payload(event.subject))


def check_dispatch(dispatch: Dispatch) -> list[Problem]:
    """Why GitHub or a portfolio would not take it; pointers start at the body's root."""
    size = len(dispatch.body())
    if size > MAX_BODY:
        pointer, largest = _largest(dispatch.payload)
        message = f"is {largest:,} bytes long; the whole event has {size:,}, of at most {MAX_BODY:,} that GitHub takes"
        return [Problem(("client_payload", *pointer), message, "Shorten it, or leave it out.")]
    return list(decode({"action": dispatch.type.value, "client_payload": dispatch.payload}).problems)


def _payload(project: Project) -> Record:
    record = project_to_record(project)
    source = record.pop("source", None)
    payload = {_WIRE_NAMES.get(name, name): record.pop(name, _EMPTY.get(name, "")) for name in _WIRE_FIELDS}
    return payload | ({"extra": record} if record else {}) | ({"source": source} if source else {})


def _largest(payload: Record) -> tuple[Pointer, int]:
    """The field that takes most of the room, and its size in bytes."""
    extra = payload.get("extra", {})
    fields: dict[Pointer, Any] = {(name,): value for name, value in payload.items() if name != "extra"}
    fields |= {("extra", name): value for name, value in extra.items()}
    sizes = {pointer: len(json.dumps(value, ensure_ascii=False).encode("utf-8")) for pointer, value in fields.items()}
    return max(sizes.items(), key=lambda item: item[1])
