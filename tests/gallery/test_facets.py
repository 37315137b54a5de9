"""What a gallery can be filtered by, and the tags that its lists begin with."""

import pytest

from generator.gallery.facets import FEW, Filters, tag_options
from generator.gallery.shelf import arrange
from generator.gallery.theme import Theme
from generator.model.catalog import Catalog
from generator.model.fields import FieldKind, FieldSetting
from generator.model.settings import Settings


def _facets(projects, *fields):
    return [(facet.name, facet.label, facet.number) for facet in Filters(fields, Theme().strings).facets(projects)]


def _names(projects, *fields):
    return [(name, number) for name, _, number in _facets(projects, *fields)]


def _values(project, field):
    return Filters((field,), Theme().strings).values(project, field)


def test_a_facet_needs_two_values(book):
    alike = [book("A", author=("Ann",), category="Course", updated="2026-01-01") for _ in range(2)]
    assert _names(alike) == []
    assert _names([*alike, book("B", author=("Ben",))]) == [("author", 2)]


def test_every_facet_appears_in_its_order(book):
    projects = [
        book("A", author=("Ann", "Ben"), category="Course", status="done", difficulty="easy", updated="2026-01-01"),
        book("B", author=("Cay",), category="Essay", status="new", difficulty="hard", updated="2025-01-01T00:00:00Z"),
    ]
    assert _names(projects) == [("author", 3), ("category", 2), ("status", 2), ("difficulty", 2), ("year", 2)]


def test_spellings_of_a_value_count_once(book):
    assert _names([book("A", category="Course"), book("B", category=" course ")]) == []


def test_fields_are_filters_when_settings_say_so_in_their_order(book):
    projects = [
        book("A", category="Course", status="new", custom=(("topic", "Sea"), ("pages", 3))),
        book("B", category="Essay", status="done", custom=(("topic", "Air"), ("pages", 40))),
    ]
    fields = (
        FieldSetting("pages"),
        FieldSetting("topic", "Subject", filter=True),
        FieldSetting("status", "State"),
        FieldSetting("category", filter=False),
    )
    assert _facets(projects, *fields) == [("topic", "Subject", 2), ("status", "State", 2)]


@pytest.mark.parametrize(
    ("kind", "value", "values"),
    [
        (FieldKind.TEXT, "Deep  sea,\nshore", ("Deep sea, shore",)),
        (FieldKind.LIST, "sea, shore,, sea", ("sea", "shore")),
        (FieldKind.LIST, ("sea", " ", "air, land"), ("sea", "air, land")),
        (FieldKind.DATE, "2026-03-14", ("2026",)),
        (FieldKind.DATE, "2026-03-14T10:00:00Z", ("2026",)),
        (FieldKind.DATE, "spring", ("spring",)),
        (FieldKind.NUMBER, 4, ("4",)),
        (FieldKind.BADGE, True, ("yes",)),
        (FieldKind.TEXT, "", ()),
    ],
)
def test_a_project_is_found_by_each_value_of_a_field(book, kind, value, values):
    assert _values(book("A", custom=(("topic", value),)), FieldSetting("topic", kind=kind)) == values


def test_options_are_the_first_tags_counted_among_the_projects_shown(book):
    projects = tuple(book(f"{n}", url=f"https://b.example/{n}", tags=("all", f"tag {n:02}")) for n in range(FEW + 3))
    shelf, _ = arrange(Catalog(projects), Settings())
    tags = tuple(shelf.tags.values())
    options = tag_options(tags, projects[:2], None)
    assert [option.name for option in options] == [tag.name for tag in tags[:FEW]]
    assert options[0].count == 2
    assert sum(option.count for option in options) == 4
    assert not any(option.chosen for option in options)


def test_the_tag_of_a_page_is_among_its_options_however_rare(book):
    projects = tuple(book(f"{n}", url=f"https://b.example/{n}", tags=("all", f"tag {n:02}")) for n in range(FEW + 3))
    shelf, _ = arrange(Catalog(projects), Settings())
    tags = tuple(shelf.tags.values())
    *first, last = tag_options(tags, [projects[-1]], tags[-1])
    assert len(first) == FEW
    assert (last.name, last.count, last.chosen) == (tags[-1].name, 1, True)
