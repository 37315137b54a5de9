"""What a gallery can be filtered by, besides tags: whatever tells its projects apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.gallery.facts import label_of, yes_or_no
from generator.gallery.shelf import folded_tags
from generator.gallery.strings import Strings
from generator.gallery.views import FacetView, OptionGroupView, OptionView, TagGroupView, TagView
from generator.model.fields import FieldKind, FieldSetting, is_moment, items_of, value_of
from generator.model.project import Project, Scalar
from generator.model.text import fold

FEW = 12
"""How many values a list shows at first; the scripts have the same in ui/49-option-list.js."""
FEW_OF_GROUP = 6
"""The same for each group of tags."""

_USUAL = ("category", "status", "difficulty")


class Filters:
    """The fields to filter by, as site.yml orders them: those it asks for, and category, status and difficulty.

    These three need not be asked for, but `filter: false` takes them away.

    Attributes:
        fields: in the order of the filters.
        labels: what readers see of each, by its name.
    """

    def __init__(self, fields: Sequence[FieldSetting], strings: Strings) -> None:
        named = {field.name for field in fields}
        unnamed = (FieldSetting(name) for name in _USUAL if name not in named)
        asked = (field for field in fields if (field.name in _USUAL if field.filter is None else field.filter))
        self.fields = (*asked, *unnamed)
        self.labels = {field.name: label_of(field, strings) for field in self.fields}
        self._strings = strings

    def values(self, project: Project, field: FieldSetting) -> tuple[str, ...]:
        """What a project is found by: each value of the field as one line, of a date its year."""
        items = items_of(value_of(project, field.name), field.kind)
        return tuple(dict.fromkeys(value for item in items if (value := self._written(item, field.kind))))

    def facets(self, projects: Sequence[Project]) -> tuple[FacetView, ...]:
        """Author, the fields, and year, each if there are at least two values of it among the projects."""
        text = self._strings.text
        found = (
            FacetView("author", text("script.facet_author"), _distinct(a for p in projects for a in p.authors)),
            *(self._facet(projects, field) for field in self.fields),
            FacetView("year", text("script.facet_year"), _distinct(project.updated[:4] for project in projects)),
        )
        return tuple(facet for facet in found if facet.number > 1)

    def _facet(self, projects: Sequence[Project], field: FieldSetting) -> FacetView:
        values = (value for project in projects for value in self.values(project, field))
        return FacetView(field.name, self.labels[field.name], _distinct(values))

    def _written(self, item: Scalar, kind: FieldKind) -> str:
        if isinstance(item, bool):
            return yes_or_no(item, self._strings)
        if kind is FieldKind.DATE and is_moment(item):
            return str(item)[:4]
        return " ".join(str(item).split())


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
