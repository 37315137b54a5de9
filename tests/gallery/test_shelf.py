"""Which projects are shown, in which order, with which tags and neighbours."""

import time

import pytest

from generator.gallery.shelf import arrange
from generator.model.catalog import Catalog
from generator.model.problems import Severity
from generator.model.settings import Settings


def shelve(*projects, **settings):
    return arrange(Catalog(projects), Settings(**settings))


def titles(projects):
    return [project.title for project in projects]


def test_the_newest_comes_first_and_what_has_no_date_last(book):
    shelf, _ = shelve(
        book("undated"),
        book("day", updated="2026-03-14"),
        book("later that day", updated="2026-03-14T10:00:00Z"),
        book("earlier elsewhere", updated="2026-03-15T01:00:00+02:00"),
        book("old", updated="2024-01-01"),
    )
    assert titles(shelf.projects) == ["earlier elsewhere", "later that day", "day", "old", "undated"]


def test_equal_dates_are_ordered_the_same_way_whatever_the_order_of_the_file(book):
    books = [book(str(number), updated="2026-01-01") for number in range(20)]
    assert shelve(*books)[0].projects == shelve(*reversed(books))[0].projects


def test_featured_projects_come_first_as_the_settings_list_them(book):
    a, b, c, d = (book(name, updated=f"2026-01-0{day}") for day, name in enumerate("abcd", 1))
    shelf, problems = shelve(a, b, c, d, featured=(a.identity, c.identity))
    assert titles(shelf.featured_first()) == ["a", "c", "d", "b"]
    assert titles(shelf.projects) == ["d", "c", "b", "a"]
    assert problems == []


def test_a_hidden_project_is_on_no_page_in_no_feed_and_in_no_data(gallery, book):
    shown, hidden = book("Shown", tags=("a",)), book("Hidden away", tags=("a", "secret"))
    files = gallery(shown, hidden, settings=Settings(hidden=(hidden.identity,))).files
    assert not [path for path, content in files.items() if b"Hidden away" in content or hidden.url.encode() in content]
    assert not [path for path in files if "secret" in path or "hidden" in path]


def test_hiding_a_project_changes_nobody_elses_address(book):
    older, newer = book("Tides", created="2024-01-01"), book("Tides", created="2025-01-01")
    shown, _ = shelve(older, newer)
    hidden, _ = shelve(older, newer, hidden=(older.identity,))
    assert hidden.slugs[newer.identity] == shown.slugs[newer.identity]


def test_a_featured_project_that_is_hidden_stays_hidden(book):
    project = book("a")
    shelf, _ = shelve(project, featured=(project.identity,), hidden=(project.identity,))
    assert shelf.featured_first() == []


def test_settings_that_name_no_project_are_warnings(book):
    _, problems = shelve(
        book("a"), featured=("https://gone.example",), hidden=("https://b.example", "https://a.example")
    )
    assert [(problem.pointer, problem.severity) for problem in problems] == [
        (("featured", 0), Severity.WARNING),
        (("hidden", 0), Severity.WARNING),
        (("hidden", 1), Severity.WARNING),
    ]
    assert "https://gone.example" in problems[0].message
    assert ["b.example" in problems[1].message, "a.example" in problems[2].message] == [True, True]


@pytest.mark.parametrize("other", ["PYTHON", "  python ", "Python\u00a0", "pyTHon"])
def test_tags_are_one_without_regard_to_case_and_outer_space(book, other):
    shelf, _ = shelve(book("a", tags=("Python",)), book("b", tags=(other,)))
    assert [tag.count for tag in shelf.tags.values()] == [2]


@pytest.mark.parametrize(("one", "other"), [("Straße", "STRASSE"), ("caf\u00e9", "cafe\u0301"), ("ΣΊΣΥΦΟΣ", "σίσυφος")])
def test_tags_are_one_in_every_script(book, one, other):
    shelf, _ = shelve(book("a", tags=(one,)), book("b", tags=(other,)))
    assert [tag.count for tag in shelf.tags.values()] == [2]


def test_the_usual_spelling_of_a_tag_wins(book):
    shelf, _ = shelve(*(book("x", tags=(tag,)) for tag in ("R", "PYTHON", "Python", "python", "Python ", "r")))
    assert [tag.name for tag in shelf.tags.values()] == ["Python", "R"]


def test_a_tag_that_a_project_repeats_counts_once(book):
    project = book("a", tags=("maps", "Maps", " maps"))
    shelf, _ = shelve(project)
    assert [(tag.name, tag.count) for tag in shelf.tags_of(project)] == [("maps", 1)]


def test_the_most_used_tag_comes_first_and_sets_the_measure(book):
    shelf, _ = shelve(
        book("a", tags=("z", "y")), book("b", tags=("z", "x")), book("c", tags=("z", "x")), book("d", tags=("z",))
    )
    assert [(tag.name, tag.count, tag.share) for tag in shelf.tags.values()] == [
        ("z", 4, 1.0),
        ("x", 2, 0.5),
        ("y", 1, 0.25),
    ]


def test_a_project_keeps_the_order_of_its_tags(book):
    project = book("a", tags=("z", "a", "m"))
    shelf, _ = shelve(project, book("b", tags=("m",)))
    assert [tag.name for tag in shelf.tags_of(project)] == ["z", "a", "m"]


def test_a_rare_tag_in_common_counts_more_than_a_common_one(book):
    subject = book("subject", tags=("common", "rare"))
    crowd = [book(f"crowd {n}", tags=("common",), updated="2026-01-01") for n in range(5)]
    kindred = book("kindred", tags=("rare",), updated="2020-01-01")
    shelf, _ = shelve(subject, *crowd, kindred)
    assert titles(shelf.related(subject))[0] == "kindred"


def test_at_most_three_projects_are_related_and_never_the_project_itself(book):
    books = [book(f"{n}", tags=("a", "b")) for n in range(10)]
    shelf, _ = shelve(*books)
    related = shelf.related(books[4])
    assert len(related) == 3
    assert books[4] not in related


def test_a_project_that_shares_no_tag_is_not_related(book):
    a, b, c = book("a", tags=("x",)), book("b", tags=("y",)), book("c")
    shelf, _ = shelve(a, b, c)
    assert [shelf.related(project) for project in (a, b, c)] == [[], [], []]


@pytest.mark.slow
def test_one_tag_on_five_thousand_projects_costs_no_more_than_others(book):
    """Comparing each with each would take minutes."""
    books = [book(f"Book {n}", tags=("all", f"tag {n % 50}"), updated=f"20{n % 26:02}-01-01") for n in range(5000)]
    start = time.process_time()
    shelf, _ = shelve(*books)
    assert all(len(shelf.related(project)) == 3 for project in books)
    assert time.process_time() - start < 10
