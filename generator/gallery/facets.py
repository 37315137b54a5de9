"""What a gallery can be filtered by, besides tags: whatever tells its projects apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.gallery.views import FacetView
from generator.model.project import Project
from generator.model.text import fold


def facets_of(projects: Sequence[Project]) -> tuple[FacetView, ...]:
    """Author, category, status, difficulty and year, each if there are at least two values of it."""
    values = {
        "author": _distinct(author for project in projects for author in project.authors),
        "category": _distinct(project.category for project in projects),
        "status": _distinct(project.status for project in projects),
        "difficulty": _distinct(project.difficulty for project in projects),
        "year": _distinct(project.updated[:4] for project in projects),
    }
    return tuple(FacetView(name, number) for name, number in values.items() if number > 1)


def _distinct(values: Iterable[str]) -> int:
    return len({fold(value) for value in values if value})
