"""What a gallery can be filtered by, besides tags: whatever tells its projects apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.gallery.shelf import folded_tags
from generator.gallery.views import FacetView, OptionGroupView, OptionView, TagGroupView, TagView
from generator.model.project import Project
from generator.model.text import fold

FEW = 12
"""How many values a list shows at first; the scripts have the same in ui/49-option-list.js."""
FEW_OF_GROUP = 6
"""The same for each group of tags."""


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


def tag_options(tags: Sequence[TagView], shown: Iterable[Project], current: TagView | None) -> tuple[OptionView, ...]:
    """The first few tags, and the current one wherever it stands, with their counts among the projects shown."""
    return _options(tags, FEW, _counts(shown), current)


def grouped_options(
    groups: Sequence[TagGroupView], shown: Iterable[Project], current: TagView | None
) -> tuple[OptionGroupView, ...]:
    """The same of each group."""
    counts = _counts(shown) if groups else Counter()
    return tuple(
        OptionGroupView(
            group.heading,
            number if group.heading else 0,
            _options(group.tags, FEW_OF_GROUP, counts, current),
            len(group.tags),
        )
        for number, group in enumerate(groups, start=1)
    )


def _counts(shown: Iterable[Project]) -> Counter[str]:
    return Counter(folded for project in shown for folded in folded_tags(project))


def _options(
    tags: Sequence[TagView], few: int, counts: Counter[str], current: TagView | None
) -> tuple[OptionView, ...]:
    listed = [*tags[:few], *(tag for tag in tags[few:] if tag == current)]
    return tuple(OptionView(tag.name, counts[fold(tag.name)], tag == current) for tag in listed)


def _distinct(values: Iterable[str]) -> int:
    return len({fold(value) for value in values if value})
