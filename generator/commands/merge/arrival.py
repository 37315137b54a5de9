"""An event file that has arrived: read and decoded, with everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from generator.documents.document import Document
from generator.documents.json_text import read_json
from generator.model.payload import Event, EventType, decode, payload_place
from generator.model.problems import Problem

EVENT_MAX_BYTES = 10 << 20


@dataclass(frozen=True, slots=True)
class Arrival:
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


def read_arrival(file: Path) -> Arrival:
    """Read an event file strictly, and decode it leniently; its problems are located (raises as `read_json`)."""
    document = read_json(file, EVENT_MAX_BYTES)
    decoded = decode(document.content)
    return Arrival(file, document, decoded.event, decoded.type, document.locate(decoded.problems))
