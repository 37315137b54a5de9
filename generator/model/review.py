"""Warnings about a valid project: what readers would miss, and what was probably meant otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.problems import Problem, Severity
from generator.model.project import Project
from generator.model.schema import known_fields, nearest


def review_project(project: Project) -> list[Problem]:
    """The warnings about one project; pointers start at the project."""
    return [*_missing(project), *_misspelt(project)]


def _missing(project: Project) -> Iterator[Problem]:
    if not project.description:
        advice = "Add a sentence that tells readers what they will find."
        yield Problem(("description",), "is missing", advice, Severity.WARNING)


def _misspelt(project: Project) -> Iterator[Problem]:
    for name, _ in project.custom:
        meant = nearest(name, known_fields())
        if meant and not getattr(project, meant, None):
            advice = f"Did you mean {meant!r}? If not, ignore this: own fields are welcome."
            yield Problem((name,), "looks like a misspelt key", advice, Severity.WARNING)
