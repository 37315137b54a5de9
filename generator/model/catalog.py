"""The catalog: every project of a portfolio, in no particular order, with the traces of those that are gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, TypeVar

from generator.model.dates import EARLIEST, parse_moment
from generator.model.project import OrderKey, Project, Tombstone


@dataclass(frozen=True, slots=True)
class BrokenEntry:
    """A record that cannot be read. It is not published, is kept as it stands, and is in nobody's way.

    Attributes:
        section: the list it stands in, `projects` or `tombstones`.
        record: the plain data as it was found.
        identity: canonical URL; empty when that cannot be read either.
        order_key: as far as its times can be read.
        updated, created: as they stand when they can be read, else empty.
    """

    section: str
    record: Any
    identity: str
    order_key: OrderKey
    updated: str
    created: str


@dataclass(frozen=True, slots=True)
class Catalog:
    """All that a store holds.

    Attributes:
        projects: the valid ones, every identity once.
        tombstones: what was deleted, every identity once.
        broken: records that cannot be read.
        rest: the store's other top-level keys, such as `$schema`.
    """

    projects: tuple[Project, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
    broken: tuple[BrokenEntry, ...] = ()
    rest: Mapping[str, Any] = field(default_factory=dict)


class Dated(Protocol):
    """Anything with an identity and the time it was last told about."""

    @property
    def identity(self) -> str:
        """Canonical URL."""
        ...

    @property
    def updated(self) -> str:
        """A date, an RFC 3339 time, or nothing."""
        ...


DatedEntry = TypeVar("DatedEntry", bound=Dated)


def newest_first(entries: Iterable[DatedEntry]) -> list[DatedEntry]:
    """Order by `updated`, latest first, then by identity; what has no time comes last."""
    by_identity = sorted(entries, key=lambda entry: entry.identity)
    return sorted(by_identity, key=lambda entry: moment_of(entry.updated), reverse=True)


def moment_of(updated: str) -> datetime:
    """The time a valid `updated` names; the earliest there is when it is empty."""
    return parse_moment(updated) if updated else EARLIEST
