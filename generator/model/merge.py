"""Merging: one event and the catalog as it stands give the next catalog and the change between them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from generator.model.catalog import BrokenEntry, Catalog, moment_of
from generator.model.dates import format_date, format_time, is_date, parse_moment
from generator.model.payload import Event
from generator.model.problems import Problem, Severity
from generator.model.project import Project, Tombstone

FUTURE_TOLERANCE = timedelta(hours=24)


class ChangeKind(Enum):
    """What an event did to the catalog."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    STALE = "stale"
    REMOVED = "removed"
    UNKNOWN = "unknown"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Change:
    """What an event did.

    Attributes:
        kind: see `ChangeKind`.
        identity: canonical URL of the project; empty when the event was rejected before it could be read.
        before, after: the project as it stood and as it stands now; None where there is none.
        problems: why the event was rejected, or warnings about it.
    """

    kind: ChangeKind
    identity: str = ""
    before: Project | None = None
    after: Project | None = None
    problems: tuple[Problem, ...] = ()


def merge(catalog: Catalog, event: Event, now: datetime) -> tuple[Catalog, Change]:
    """Apply one event. Events with distinct keys end in the same catalog in whatever order they arrive.

    The later event wins, as `order_key` tells; on equal keys the one that arrives. A project is replaced as a
    whole, but for `created`, the time at which the catalog first heard of it. `now` is an aware time.

    Returns:
        the next catalog, which is the very same object when nothing changes, and what the event did.
    """
    standing = _Standing.of(catalog, event.subject.identity, now)
    subject, warnings, is_now = _settle(event.subject, standing, now)
    subject = replace(subject, created=standing.created or format_time(now))
    if is_now and standing.project and _is_same_but_for_times(subject, standing):
        subject = standing.project
    if isinstance(subject, Tombstone):
        kind = _kind_of_deletion(standing, subject)
        after = standing.project if kind is ChangeKind.STALE else None
    else:
        kind = _kind_of_announcement(standing, subject)
        after = standing.project if kind is ChangeKind.STALE else subject
    if not standing.is_later_than(subject) and not standing.is_just(subject):
        catalog = _put(catalog, subject)
    return catalog, Change(kind, subject.identity, standing.project, after, tuple(warnings))


@dataclass(frozen=True, slots=True)
class _Standing:
    """All that the catalog holds of one identity."""

    project: Project | None
    tombstone: Tombstone | None
    broken: tuple[BrokenEntry, ...]
    limit: datetime

    @classmethod
    def of(cls, catalog: Catalog, identity: str, now: datetime) -> _Standing:
        return cls(
            next((project for project in catalog.projects if project.identity == identity), None),
            next((stone for stone in catalog.tombstones if stone.identity == identity), None),
            tuple(entry for entry in catalog.broken if entry.identity == identity),
            now + FUTURE_TOLERANCE,
        )

    @property
    def entries(self) -> list[Project | Tombstone | BrokenEntry]:
        return [entry for entry in (self.project, self.tombstone, *self.broken) if entry]

    @property
    def created(self) -> str:
        """When the catalog first heard of it; for a project written by hand without that, its last update."""
        moments = [entry.created for entry in self.entries if entry.created] or [
            entry.updated for entry in self.entries if entry.updated and moment_of(entry.updated) <= self.limit
        ]
        return min(moments, key=parse_moment, default="")

    @property
    def holds_a_project(self) -> bool:
        return self.project is not None or any(entry.section == "projects" for entry in self.broken)

    def is_later_than(self, subject: Project | Tombstone) -> bool:
        # A time ahead of the limit can only be a slip of the hand: merge never stores one.
        keys = [entry.order_key for entry in self.entries if entry.order_key[0] <= self.limit]
        return any(key > subject.order_key for key in keys)

    def is_just(self, subject: Project | Tombstone) -> bool:
        # For Python 1, 1.0 and True are equal; for whoever reads the data they are not.
        return self.entries == [subject] and repr(self.entries) == repr([subject])


def _kind_of_announcement(standing: _Standing, project: Project) -> ChangeKind:
    if standing.is_later_than(project):
        return ChangeKind.STALE
    if standing.is_just(project):
        return ChangeKind.UNCHANGED
    return ChangeKind.UPDATED if standing.holds_a_project else ChangeKind.ADDED


def _kind_of_deletion(standing: _Standing, tombstone: Tombstone) -> ChangeKind:
    if not standing.holds_a_project:
        return ChangeKind.UNKNOWN
    return ChangeKind.STALE if standing.is_later_than(tombstone) else ChangeKind.REMOVED


def _put(catalog: Catalog, subject: Project | Tombstone) -> Catalog:
    """Let the subject stand alone for its identity; entries of unknown identity stay."""
    projects = tuple(entry for entry in catalog.projects if entry.identity != subject.identity)
    tombstones = tuple(entry for entry in catalog.tombstones if entry.identity != subject.identity)
    broken = tuple(entry for entry in catalog.broken if entry.identity != subject.identity)
    if isinstance(subject, Tombstone):
        tombstones = (*tombstones, subject)
    else:
        projects = (*projects, subject)
    return replace(catalog, projects=projects, tombstones=tombstones, broken=broken)


def _settle(
    subject: Project | Tombstone, standing: _Standing, now: datetime
) -> tuple[Project | Tombstone, list[Problem], bool]:
    """Give the subject times it can be ordered by: none that lie ahead, and `updated` in any case.

    An event that names no time happened today; if more of today is known of its project, it happened now.

    Returns:
        the subject, warnings, and whether it is said to have happened now for want of anything better.
    """
    warnings: list[Problem] = []
    source = subject.source
    if source and source.deployed_at:
        pointer = ("client_payload", "source", "deployed_at")
        source = replace(source, deployed_at=_clamp(pointer, source.deployed_at, now, warnings))
    updated = _clamp(("client_payload", "updated"), subject.updated, now, warnings) if subject.updated else ""
    is_undated = not updated and not (source and source.deployed_at)
    if not updated:
        updated = format_date(parse_moment(source.deployed_at) if source and source.deployed_at else now)
    settled = replace(subject, updated=updated, source=source)
    is_now = is_undated and standing.is_later_than(settled)
    if is_now:
        settled = replace(settled, updated=format_time(now))
    return settled, warnings, is_now


def _is_same_but_for_times(subject: Project | Tombstone, standing: _Standing) -> bool:
    """Whether an event that names no time says nothing else than what stands, and so came before."""
    project = standing.project
    if project is None or isinstance(subject, Tombstone) or (subject.source is None) != (project.source is None):
        return False
    source = subject.source
    if source and project.source:
        source = replace(source, deployed_at=project.source.deployed_at)
    return standing.is_just(replace(subject, updated=project.updated, source=source))


def _clamp(pointer: tuple[str, ...], text: str, now: datetime, warnings: list[Problem]) -> str:
    if parse_moment(text) <= now + FUTURE_TOLERANCE:
        return text
    clamped = format_date(now) if is_date(text) else format_time(now)
    message = f"lies in the future ({text}) and is taken as {clamped}"
    warnings.append(Problem(pointer, message, "Check the clock or the date of the sender.", Severity.WARNING))
    return clamped
