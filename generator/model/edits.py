"""Edits by hand: a catalog, an address and values come in, the next catalog and the change between them go out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.errors import DocumentError
from generator.model.catalog import Catalog
from generator.model.merge import Change, ChangeKind
from generator.model.problems import Problem
from generator.model.project import Project, Record, project_from_record, project_to_record
from generator.model.schema import check_project, nearest
from generator.model.urls import canonical_url


def set_fields(catalog: Catalog, project: Project, values: Mapping[str, Any]) -> tuple[Catalog, Change]:
    """Change fields of a stored project; None takes one away.

    Nothing else of it changes. What decides whether an event is later than the project does not, either, unless
    `updated` is among the fields.

    Returns:
        the next catalog, the very same object when nothing changes or something is wrong, and what was done; with
        problems it is rejected.
    """
    record = with_values(project_to_record(project), values)
    problems = check_project(record)
    if not problems and canonical_url(record["url"]) != project.identity:
        problems = [Problem(("url",), "is another project's address", _MOVE)]
    if problems:
        return catalog, Change(ChangeKind.REJECTED, project.identity, project, None, tuple(problems))
    edited = project_from_record(record)
    if repr(edited) == repr(project):  # for Python 1, 1.0 and True are equal
        return catalog, Change(ChangeKind.UNCHANGED, project.identity, project, project)
    projects = tuple(edited if entry is project else entry for entry in catalog.projects)
    return replace(catalog, projects=projects), Change(ChangeKind.UPDATED, project.identity, project, edited)


_MOVE = "A project is known by its address: add it at the new one, and remove the old one."


def with_values(record: Record, values: Mapping[str, Any]) -> Record:
    """The record with some values in place of its own; None takes one away."""
    return {name: value for name, value in {**record, **values}.items() if value is not None}


def stored_project(catalog: Catalog, identity: str) -> Project:
    """The project of an identity.

    Raises:
        DocumentError: there is none, or it cannot be read.
    """
    found = next((project for project in catalog.projects if project.identity == identity), None)
    if found:
        return found
    if is_there(catalog, identity):
        advice = "Run validate to see what is wrong with it, and mend it in the file."
        raise DocumentError(f"The project {identity} cannot be read.", advice=advice)
    raise _unknown(catalog, identity)


def check_is_there(catalog: Catalog, identity: str) -> None:
    """Make sure that the catalog holds a project of the identity, be it one that cannot be read.

    Raises:
        DocumentError: there is none.
    """
    if not is_there(catalog, identity):
        raise _unknown(catalog, identity)


def is_there(catalog: Catalog, identity: str) -> bool:
    """Whether the catalog holds a project of the identity, be it one that cannot be read."""
    broken = (entry.identity for entry in catalog.broken if entry.section == "projects")
    return identity in (*(project.identity for project in catalog.projects), *broken)


def _unknown(catalog: Catalog, identity: str) -> DocumentError:
    meant = nearest(identity, (project.identity for project in catalog.projects))
    advice = f"Did you mean {meant}?" if meant else "Check the address: it is the url of a project in the data."
    return DocumentError(f"There is no project with the address {identity}.", advice=advice)
