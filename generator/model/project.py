"""A project and its traces: what a portfolio knows of one book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from generator.model.dates import EARLIEST, parse_moment
from generator.model.text import unify_line_ends
from generator.model.urls import canonical_url

Scalar: TypeAlias = "str | int | float | bool"
FieldValue: TypeAlias = "Scalar | tuple[Scalar, ...]"
Fields: TypeAlias = "tuple[tuple[str, FieldValue], ...]"
"""Custom fields in their order; a tuple of pairs, so that a project stays frozen and hashable."""

Record: TypeAlias = "dict[str, Any]"
"""A project as plain data, the way JSON and YAML hold it."""

OrderKey: TypeAlias = "tuple[datetime, int, int]"
"""What decides which of two events is the later one: time, workflow run, attempt."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where an event came from.

    Attributes:
        repository: `owner/name` of the book's repository.
        commit: the deployed commit's hash.
        run_id, run_attempt: number of the workflow run and of its attempt; None when unknown.
        deployed_at: RFC 3339 time of the deployment.
        rest: whatever else the sender told.
    """

    repository: str = ""
    commit: str = ""
    run_id: int | None = None
    run_attempt: int | None = None
    deployed_at: str = ""
    rest: Fields = ()


@dataclass(frozen=True, slots=True)
class Project:
    """One book. An absent field is empty; `author` keeps the shape it was given (one text, or several)."""

    title: str
    url: str
    description: str = ""
    body: str = ""
    author: str | tuple[str, ...] = ""
    tags: tuple[str, ...] = ()
    logo: str = ""
    updated: str = ""
    created: str = ""
    repository: str = ""
    category: str = ""
    difficulty: str = ""
    duration: str = ""
    status: str = ""
    custom: Fields = ()
    source: Source | None = None
    identity: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "identity", canonical_url(self.url))

    @property
    def authors(self) -> tuple[str, ...]:
        """The authors, however many there are."""
        if isinstance(self.author, str):
            return (self.author,) if self.author else ()
        return self.author

    @property
    def order_key(self) -> OrderKey:
        """When the project was last told about."""
        return order_key(self.updated, self.source)


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What a deletion leaves, so that an older event that arrives later cannot bring the project back."""

    url: str
    updated: str = ""
    created: str = ""
    source: Source | None = None
    identity: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "identity", canonical_url(self.url))

    @property
    def order_key(self) -> OrderKey:
        """When the project was deleted."""
        return order_key(self.updated, self.source)


def order_key(updated: str, source: Source | None) -> OrderKey:
    """`source.deployed_at`, then the run and its attempt; without a deployment time `updated`."""
    time = (source.deployed_at if source else "") or updated
    run = (source.run_id or 0, source.run_attempt or 0) if source else (0, 0)
    return (parse_moment(time) if time else EARLIEST, *run)


WELL_KNOWN_FIELDS = ("category", "difficulty", "duration", "status")
STORED_ORDER = (
    *("title", "url", "description", "body", "author", "tags", "logo", "updated", "created", "repository"),
    *WELL_KNOWN_FIELDS,
)
STANDARD_FIELDS = frozenset((*STORED_ORDER, "source"))
_TEXT_FIELDS = tuple(name for name in STORED_ORDER if name not in ("author", "tags"))
_SOURCE_FIELDS = ("repository", "commit", "run_id", "run_attempt", "deployed_at")


def project_from_record(record: Mapping[str, Any]) -> Project:
    """Read a record that `schema.check_project` has found valid."""
    texts = {name: unify_line_ends(record.get(name, "")) for name in _TEXT_FIELDS}
    author = record.get("author", "")
    return Project(
        **texts,
        author=author if isinstance(author, str) else tuple(author),
        tags=tuple(record.get("tags", ())),
        custom=_custom_fields(record, STANDARD_FIELDS),
        source=_source(record.get("source")),
    )


def project_to_record(project: Project) -> Record:
    """The stored form: fields in their fixed order, custom fields in theirs, empty ones left out."""
    standard = {name: _plain(getattr(project, name)) for name in STORED_ORDER}
    custom = {name: _plain(value) for name, value in project.custom}
    return _without_empty(standard) | custom | _without_empty({"source": _source_to_record(project.source)})


def tombstone_from_record(record: Mapping[str, Any]) -> Tombstone:
    """Read a record that `schema.check_tombstone` has found valid."""
    times = {name: record.get(name, "") for name in ("updated", "created")}
    return Tombstone(record["url"], **times, source=_source(record.get("source")))


def tombstone_to_record(tombstone: Tombstone) -> Record:
    """The stored form of a tombstone."""
    record = {name: getattr(tombstone, name) for name in ("url", "updated", "created")}
    return _without_empty(record | {"source": _source_to_record(tombstone.source)})


def source_from_record(record: Mapping[str, Any]) -> Source:
    """Read the provenance that the schema has found valid."""
    known = {name: record[name] for name in _SOURCE_FIELDS if name in record}
    return Source(**known, rest=_custom_fields(record, frozenset(_SOURCE_FIELDS)))


def _source(record: Mapping[str, Any] | None) -> Source | None:
    return source_from_record(record) if record else None


def _source_to_record(source: Source | None) -> Record | None:
    if source is None:
        return None
    known = {name: getattr(source, name) for name in _SOURCE_FIELDS}
    return _without_empty(known) | {name: _plain(value) for name, value in source.rest}


def _custom_fields(record: Mapping[str, Any], standard: frozenset[str]) -> Fields:
    return tuple((name, _frozen(value)) for name, value in record.items() if name not in standard)


def _frozen(value: Any) -> FieldValue:
    if isinstance(value, (list, tuple)):
        return tuple(unify_line_ends(item) if isinstance(item, str) else item for item in value)
    return unify_line_ends(value) if isinstance(value, str) else value


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _without_empty(record: Record) -> Record:
    return {name: value for name, value in record.items() if value not in ("", [], None)}
