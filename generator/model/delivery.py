"""What became of telling one portfolio."""

from __future__ import annotations

from dataclasses import dataclass

from generator.errors import DispatchError
from generator.model.payload import EventType


@dataclass(frozen=True, slots=True)
class Delivery:
    """One portfolio and the end of it.

    Attributes:
        portfolio: `owner/repo`.
        type: the event that it was told.
        tries: how many it took; 0 when it was not reached.
        warnings: what the author should know, sentences.
        error: why it was not reached; None when GitHub has accepted the event.

    That GitHub has accepted an event does not mean that a workflow runs.
    """

    portfolio: str
    type: EventType
    tries: int = 0
    warnings: tuple[str, ...] = ()
    error: DispatchError | None = None
