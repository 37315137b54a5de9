"""The catalog's plain form, which every store reads and writes: `{"projects": […], "tombstones": […]}`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from generator.errors import DocumentError
from generator.model.catalog import BrokenEntry, Catalog, newest_first
from generator.model.formats import check_moment
from generator.model.problems import Problem
from generator.model.project import (
    Project,
    Record,
    Tombstone,
    order_key,
    project_from_record,
    project_to_record,
    source_from_record,
    tombstone_from_record,
    tombstone_to_record,
)
from generator.model.review import review_project
from generator.model.schema import check_project, check_source, check_tombstone, kind_of
from generator.model.urls import canonical_url, check_url

Entry = TypeVar("Entry", Project, Tombstone)


NameOf = Callable[[str, int], str]
"""What the record at an index of a list is called in messages."""


def _by_index(section: str, index: int) -> str:
    return f"{section}[{index}]"


def decode_catalog(value: object, name_of: NameOf = _by_index) -> tuple[Catalog, list[Problem]]:
    """Read a store's content. A record that cannot be read becomes a problem and a broken entry, and hides no other.

    Raises:
        DocumentError: the content as a whole is no catalog.
    """
    content = _checked_outline(value)
    projects = _read_section("projects", content, check_project, project_from_record, name_of)
    tombstones = _read_section("tombstones", content, check_tombstone, tombstone_from_record, name_of)
    reviews = [
        _within(problem, "projects", index)
        for index, project in projects.entries.items()
        for problem in review_project(project)
    ]
    catalog = Catalog(
        projects=tuple(projects.entries.values()),
        tombstones=tuple(tombstones.entries.values()),
        broken=(*projects.broken, *tombstones.broken),
        rest={name: part for name, part in content.items() if name not in ("projects", "tombstones")},
    )
    return catalog, [*projects.problems, *reviews, *tombstones.problems]


def encode_catalog(catalog: Catalog) -> Record:
    """The stored form: `$schema` and other keys first, then the projects, newest first, then the tombstones."""
    schema = {name: part for name, part in catalog.rest.items() if name == "$schema"}
    record = {**schema, **catalog.rest, "projects": _encode_section("projects", catalog.projects, catalog)}
    tombstones = _encode_section("tombstones", catalog.tombstones, catalog)
    return {**record, "tombstones": tombstones} if tombstones else record


@dataclass(frozen=True, slots=True)
class _Section(Generic[Entry]):
    """One list of a store, read: its entries by their index, and what could not be read."""

    entries: dict[int, Entry]
    broken: list[BrokenEntry]
    problems: list[Problem]


def _checked_outline(value: object) -> dict[str, Any]:
    advice = 'Start from {"projects": []}.'
    if not isinstance(value, dict):
        raise DocumentError(f"The file is {kind_of(value)}, not an object that holds the projects.", advice=advice)
    if "projects" not in value:
        raise DocumentError('The file has no "projects".', advice=advice)
    for name in ("projects", "tombstones"):
        if not isinstance(value.get(name, []), list):
            raise DocumentError(f"{name!r} is {kind_of(value[name])}, not a list.", advice=advice)
    return value


def _read_section(
    section: str,
    content: dict[str, Any],
    check: Callable[[object], list[Problem]],
    from_record: Callable[[dict[str, Any]], Entry],
    name_of: NameOf,
) -> _Section[Entry]:
    read: _Section[Entry] = _Section({}, [], [])
    first: dict[str, int] = {}
    for index, record in enumerate(content.get(section, [])):
        found = check(record)
        if not found:
            entry = from_record(record)
            earlier = first.setdefault(entry.identity, index)
            if earlier == index:
                read.entries[index] = entry
            else:
                found = [_duplicate(name_of(section, earlier), entry.identity)]
        if found:
            read.broken.append(_broken_entry(section, record))
        read.problems.extend(_within(problem, section, index) for problem in found)
    return read


def _within(problem: Problem, section: str, index: int) -> Problem:
    return replace(problem, pointer=(section, index, *problem.pointer))


def _duplicate(earlier: str, identity: str) -> Problem:
    message = f"is the same address as that of {earlier} ({identity})"
    return Problem(("url",), message, "Keep one of the two and delete the other.")


def _broken_entry(section: str, record: Any) -> BrokenEntry:
    fields = record if isinstance(record, dict) else {}
    url, updated = _readable(check_url, fields.get("url")), _readable(check_moment, fields.get("updated"))
    source = fields.get("source", {})
    known_source = source_from_record(source) if isinstance(source, dict) and not check_source(source) else None
    return BrokenEntry(
        section=section,
        record=record,
        identity=canonical_url(url) if url else "",
        order_key=order_key(updated, known_source),
        updated=updated,
        created=_readable(check_moment, fields.get("created")),
    )


def _readable(check: Callable[[str], None], value: object) -> str:
    """The text if it passes the check, else an empty one."""
    if not isinstance(value, str):
        return ""
    try:
        check(value)
    except ValueError:
        return ""
    return value


def _encode_section(section: str, entries: tuple[Project, ...] | tuple[Tombstone, ...], catalog: Catalog) -> list[Any]:
    broken = [entry for entry in catalog.broken if entry.section == section]
    return [_to_record(entry) for entry in newest_first([*entries, *broken])]


def _to_record(entry: Project | Tombstone | BrokenEntry) -> Any:
    if isinstance(entry, Project):
        return project_to_record(entry)
    return tombstone_to_record(entry) if isinstance(entry, Tombstone) else entry.record
