"""What a gallery can be filtered by, and the tags that its lists begin with."""

from generator.gallery.facets import FEW, facets_of, tag_options
from generator.gallery.shelf import arrange
from generator.model.catalog import Catalog
from generator.model.settings import Settings


def _names(projects):
    return [(facet.name, facet.number) for facet in facets_of(projects)]


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
