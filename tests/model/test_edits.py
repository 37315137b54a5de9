"""Fields changed by hand: what changes, what stays, and which event is the later one afterwards."""

from dataclasses import replace
from datetime import datetime, timezone

import pytest

from generator.errors import DocumentError
from generator.model.catalog import BrokenEntry, Catalog
from generator.model.dates import EARLIEST
from generator.model.edits import check_is_there, is_there, set_fields, stored_project
from generator.model.merge import ChangeKind, merge
from generator.model.payload import Event, EventType
from generator.model.problems import dotted
from generator.model.project import Project, Source

NOW = datetime(2026, 11, 12, 9, 30, tzinfo=timezone.utc)
URL = "https://books.example/tides/"
SOURCE = Source("ada/tides", run_id=7, run_attempt=1, deployed_at="2026-11-10T08:00:00Z", rest=(("note", "x"),))
BOOK = Project(
    "Tides", URL, tags=("a",), updated="2026-11-10", created="2026-01-01", custom=(("edition", 1),), source=SOURCE
)
OTHER = Project("Other", "https://books.example/other/")
BROKEN = BrokenEntry(
    "projects", {"url": "https://books.example/broken/"}, "https://books.example/broken", (EARLIEST, 0, 0), "", ""
)
CATALOG = Catalog((BOOK, OTHER), broken=(BROKEN,), rest={"$schema": "s", "note": 1})


def edited(**values):
    return set_fields(CATALOG, BOOK, values)


def test_fields_change_and_nothing_else_does():
    catalog, change = edited(title="The tides", tags=["b", "c"], edition=2.5, level="easy")
    [book] = [project for project in catalog.projects if project.identity == BOOK.identity]
    assert book == Project(
        "The tides",
        URL,
        tags=("b", "c"),
        updated="2026-11-10",
        created="2026-01-01",
        custom=(("edition", 2.5), ("level", "easy")),
        source=SOURCE,
    )
    assert (change.kind, change.before, change.after) == (ChangeKind.UPDATED, BOOK, book)
    assert catalog.projects[1] is OTHER
    assert (catalog.broken, catalog.rest) == (CATALOG.broken, CATALOG.rest)


def test_an_edit_keeps_the_order_so_that_a_later_event_wins_and_an_earlier_one_does_not():
    catalog, change = edited(title="By hand")
    assert change.after.order_key == BOOK.order_key
    early = Project("Early", URL, source=Source(deployed_at="2026-11-09T08:00:00Z"))
    late = Project("Late", URL, source=Source(deployed_at="2026-11-11T08:00:00Z"))
    assert merge(catalog, Event(EventType.UPDATED, early), NOW)[1].kind is ChangeKind.STALE
    assert merge(catalog, Event(EventType.UPDATED, late), NOW)[1].after == replace(
        late, created="2026-01-01", updated="2026-11-11"
    )


def test_none_takes_a_field_away():
    _, change = edited(tags=None, edition=None, level=None)
    assert (change.after.tags, change.after.custom) == ((), ())


def test_what_stands_already_is_no_change():
    catalog, change = edited(title="Tides", edition=1)
    assert catalog is CATALOG
    assert change.kind is ChangeKind.UNCHANGED


@pytest.mark.parametrize("value", [True, 1.0, "1"])
def test_a_value_of_another_kind_is_a_change(value):
    assert edited(edition=value)[1].kind is ChangeKind.UPDATED


@pytest.mark.parametrize(
    ("values", "pointers"),
    [
        ({"title": None}, ["title"]),
        ({"url": None, "title": ""}, ["title", "url"]),
        ({"url": "https://books.example/elsewhere/"}, ["url"]),
        ({"tags": "a", "updated": "soon"}, ["tags", "updated"]),
    ],
)
def test_what_the_schema_refuses_changes_nothing(values, pointers):
    catalog, change = edited(**values)
    assert catalog is CATALOG
    assert change.kind is ChangeKind.REJECTED
    assert sorted(dotted(problem.pointer) for problem in change.problems) == pointers
    assert all(problem.advice for problem in change.problems)


def test_the_same_address_may_be_written_in_another_way():
    assert edited(url="http://books.example/tides")[1].after.url == "http://books.example/tides"


def test_a_project_is_found_by_its_identity_and_a_similar_one_is_suggested():
    assert stored_project(CATALOG, BOOK.identity) is BOOK
    with pytest.raises(DocumentError, match="no project with the address") as caught:
        stored_project(CATALOG, "https://books.example/tide")
    assert caught.value.advice == "Did you mean https://books.example/tides?"
    with pytest.raises(DocumentError, match="no project") as caught:
        check_is_there(CATALOG, "https://elsewhere.example/")
    assert "Did you mean" not in caught.value.advice


def test_a_project_that_cannot_be_read_is_there_but_cannot_be_changed():
    assert is_there(CATALOG, BROKEN.identity)
    check_is_there(CATALOG, BROKEN.identity)
    with pytest.raises(DocumentError, match="cannot be read"):
        stored_project(CATALOG, BROKEN.identity)
