"""Merging one event after another: who wins, what is kept, and what an owner is told."""

from datetime import timedelta

import pytest

from generator.model.catalog import Catalog
from generator.model.merge import ChangeKind, merge
from generator.model.problems import Severity, dotted
from generator.model.project import Project, Source, Tombstone
from generator.model.records import decode_catalog

URL = "https://ada.example.org/book/"
IDENTITY = "https://ada.example.org/book"


@pytest.fixture
def after(now):
    """The catalog and the changes after some events, all arriving now."""

    def merge_all(*events, start=Catalog()):  # noqa: B008 - a frozen value
        catalog, changes = start, []
        for event in events:
            catalog, change = merge(catalog, event, now)
            changes.append(change)
        return catalog, changes

    return merge_all


def at(hour, run_id=1, run_attempt=1):
    return {"deployed_at": f"2026-03-10T{hour:02}:00:00Z", "run_id": run_id, "run_attempt": run_attempt}


def kinds(changes):
    return [change.kind for change in changes]


def test_a_book_that_is_new_is_added_with_the_day_it_was_heard_of(after, event):
    catalog, (change,) = after(event("created", updated="2026-03-01"))
    assert change.kind is ChangeKind.ADDED
    assert (change.identity, change.before, change.after) == (IDENTITY, None, catalog.projects[0])
    assert catalog.projects[0].updated == "2026-03-01"
    assert catalog.projects[0].created.startswith("2026-03-14")


@pytest.mark.parametrize("action", ["created", "updated", "major-update"])
def test_any_announcement_adds_a_book_or_replaces_it_as_a_whole(after, event, action):
    first = event("created", description="Old.", extra={"pages": 7}, source=at(8))
    catalog, changes = after(first, event(action, title="New", source=at(9)))
    assert kinds(changes) == [ChangeKind.ADDED, ChangeKind.UPDATED]
    (project,) = catalog.projects
    assert (project.title, project.description, project.custom) == ("New", "", ())
    assert (changes[1].before, changes[1].after) == (changes[0].after, project)


def test_created_is_kept_when_a_book_is_updated(after, event, now):
    catalog, _ = merge(Catalog(), event(source=at(8)), now - timedelta(days=3))
    catalog, _ = merge(catalog, event(source=at(9)), now)
    assert catalog.projects[0].created.startswith("2026-03-11")


def test_created_survives_a_removal(after, event, now):
    catalog, _ = merge(Catalog(), event(source=at(8)), now - timedelta(days=3))
    catalog, _ = after(event("deleted", source=at(9)), event(source=at(10)), start=catalog)
    assert catalog.projects[0].created.startswith("2026-03-11")


def test_another_way_to_write_the_address_is_the_same_book(after, event):
    catalog, changes = after(event(source=at(8)), event(url="http://ADA.example.org/book/index.html#x", source=at(9)))
    assert kinds(changes) == [ChangeKind.ADDED, ChangeKind.UPDATED]
    assert [project.url for project in catalog.projects] == ["http://ADA.example.org/book/index.html#x"]


def test_what_stands_already_is_unchanged(after, event):
    before, _ = after(event(url="https://eve.example.org/", source=at(9)), event(source=at(8)))
    for same in (event(source=at(8)), event(url="https://eve.example.org/", source=at(9))):
        catalog, change = after(same, start=before)
        assert kinds(change) == [ChangeKind.UNCHANGED]
        assert catalog == before


@pytest.mark.parametrize(("stood", "arrives"), [(1, True), (True, 1), (0, False)])
def test_a_value_of_another_type_is_a_change(after, event, stood, arrives):
    catalog, changes = after(event(extra={"x": stood}, source=at(8)), event(extra={"x": arrives}, source=at(8)))
    assert kinds(changes) == [ChangeKind.ADDED, ChangeKind.UPDATED]
    assert repr(dict(catalog.projects[0].custom)["x"]) == repr(arrives)


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ({"source": at(8)}, {"source": at(9)}),
        ({"source": at(8, run_id=1)}, {"source": at(8, run_id=2)}),
        ({"source": at(8, run_attempt=1)}, {"source": at(8, run_attempt=2)}),
        ({"source": at(8, run_id=9)}, {"source": at(9, run_id=1)}),
        ({"updated": "2026-03-01"}, {"updated": "2026-03-02"}),
        ({"updated": "2026-03-01"}, {"updated": "2026-03-01T00:00:01Z"}),
        ({"updated": "2026-03-01T10:00:00+02:00"}, {"updated": "2026-03-01T09:00:00Z"}),
        ({"updated": "2026-03-09", "source": at(8)}, {"updated": "2026-03-01", "source": at(9)}),
        ({"updated": "2026-03-10"}, {"source": at(8)}),
    ],
)
def test_an_older_event_is_ignored(after, event, older, newer):
    first, late = event(title="New", **newer), event(title="Old", **older)
    catalog, changes = after(first, late)
    assert kinds(changes) == [ChangeKind.ADDED, ChangeKind.STALE]
    assert [project.title for project in catalog.projects] == ["New"]
    assert changes[1].after == changes[0].after
    assert kinds(after(late, first)[1]) == [ChangeKind.ADDED, ChangeKind.UPDATED]


def test_on_equal_keys_the_arriving_event_wins(after, event):
    catalog, changes = after(event(title="First", source=at(8)), event(title="Second", source=at(8)))
    assert kinds(changes) == [ChangeKind.ADDED, ChangeKind.UPDATED]
    assert [project.title for project in catalog.projects] == ["Second"]


def test_a_deletion_leaves_a_tombstone_with_its_key(after, event):
    catalog, changes = after(event(source=at(8)), event("deleted", source=at(9)))
    assert kinds(changes) == [ChangeKind.ADDED, ChangeKind.REMOVED]
    assert changes[1].before == changes[0].after
    assert changes[1].after is None
    assert catalog.projects == ()
    (stone,) = catalog.tombstones
    source = Source("", "", 1, 1, at(9)["deployed_at"])
    assert stone == Tombstone(URL, "2026-03-10", stone.created, source)
    assert stone.created.startswith("2026-03-14")


def test_a_late_event_does_not_bring_back_what_was_deleted(after, event):
    before, _ = after(event(source=at(8)), event("deleted", source=at(10)))
    catalog, changes = after(event(title="Late", source=at(9)), start=before)
    assert kinds(changes) == [ChangeKind.STALE]
    assert changes[0].after is None
    assert catalog == before


def test_a_later_event_brings_back_what_was_deleted(after, event):
    catalog, changes = after(event(source=at(8)), event("deleted", source=at(9)), event("created", source=at(10)))
    assert kinds(changes)[-1] is ChangeKind.ADDED
    assert (len(catalog.projects), catalog.tombstones) == (1, ())


def test_a_late_deletion_is_stale(after, event):
    before, _ = after(event(source=at(9)))
    catalog, changes = after(event("deleted", source=at(8)), start=before)
    assert kinds(changes) == [ChangeKind.STALE]
    assert catalog == before


def test_deleting_what_is_not_there_is_unknown_and_remembered(after, event):
    catalog, changes = after(event("deleted", source=at(9)), event(source=at(8)))
    assert kinds(changes) == [ChangeKind.UNKNOWN, ChangeKind.STALE]
    assert (catalog.projects, len(catalog.tombstones)) == ((), 1)


def test_deleting_twice_is_unknown_and_changes_nothing(after, event):
    before, _ = after(event(source=at(8)), event("deleted", source=at(9)), event("deleted", url="https://b.example/"))
    catalog, changes = after(event("deleted", source=at(9)), start=before)
    assert kinds(changes) == [ChangeKind.UNKNOWN]
    assert catalog == before


def test_a_deletion_that_names_no_time_happens_now(after, event, now):
    deployed = event(source={"deployed_at": (now - timedelta(minutes=5)).isoformat()})
    catalog, changes = after(deployed, event("deleted"))
    assert kinds(changes) == [ChangeKind.ADDED, ChangeKind.REMOVED]
    assert catalog.projects == ()


def test_an_update_that_names_no_time_happens_now(after, event, now):
    deployed = event(source={"deployed_at": (now - timedelta(minutes=5)).isoformat()})
    catalog, changes = after(deployed, event(title="By hand"))
    assert kinds(changes) == [ChangeKind.ADDED, ChangeKind.UPDATED]
    assert catalog.projects[0].updated.startswith("2026-03-14")


def test_without_updated_the_day_of_the_deployment_stands(after, event):
    catalog, _ = after(event(source={"deployed_at": "2026-03-10T23:30:00-02:00"}))
    assert catalog.projects[0].updated == "2026-03-11"


def test_a_time_more_than_a_day_ahead_becomes_now_with_a_warning(after, event):
    payload = {"updated": "2031-01-01", "source": {"deployed_at": "2031-01-01T00:00:00Z"}}
    catalog, (change,) = after(event(**payload))
    (project,) = catalog.projects
    assert project.updated == "2026-03-14"
    assert project.source == Source(deployed_at="2026-03-14T09:30:00Z")
    assert {(dotted(problem.pointer), problem.severity) for problem in change.problems} == {
        ("client_payload.updated", Severity.WARNING),
        ("client_payload.source.deployed_at", Severity.WARNING),
    }
    assert all("lies in the future (2031-01-01" in problem.message for problem in change.problems)


def test_a_time_up_to_a_day_ahead_is_a_clock_that_differs(after, event):
    catalog, (change,) = after(event(updated="2026-03-15T09:30:00Z", source={"deployed_at": "2026-03-15"}))
    assert catalog.projects[0].updated == "2026-03-15T09:30:00Z"
    assert change.problems == ()


def test_a_clamped_deletion_does_not_lock_a_book_out_for_years(after, event, now):
    catalog, _ = after(event("deleted", source={"deployed_at": "2099-01-01T00:00:00Z"}))
    catalog, change = merge(catalog, event(updated="2026-03-16"), now + timedelta(days=2))
    assert change.kind is ChangeKind.ADDED


@pytest.fixture
def broken():
    """A catalog of one good project and of one whose tags are a text."""
    good = {"title": "Good", "url": "https://good.example/", "updated": "2026-01-02"}
    bad = {"title": "Bad", "url": URL, "tags": "a, b", "updated": "2026-01-01", "created": "2020-02-02"}
    return decode_catalog({"projects": [good, bad]})[0]


def test_a_broken_entry_is_in_nobodys_way(after, event, broken):
    catalog, changes = after(event(url="https://eve.example.org/"), start=broken)
    assert kinds(changes) == [ChangeKind.ADDED]
    assert catalog.broken == broken.broken


def test_an_event_about_a_broken_entry_heals_it(after, event, broken):
    catalog, changes = after(event(source=at(8)), start=broken)
    assert kinds(changes) == [ChangeKind.UPDATED]
    assert catalog.broken == ()
    assert next(project.created for project in catalog.projects if project.identity == IDENTITY) == "2020-02-02"


def test_a_broken_entry_can_be_deleted(after, event, broken):
    catalog, changes = after(event("deleted", source=at(8)), start=broken)
    assert kinds(changes) == [ChangeKind.REMOVED]
    assert catalog.broken == ()


def test_an_event_older_than_a_broken_entry_is_ignored(after, event, broken):
    catalog, changes = after(event(updated="2025-12-31"), start=broken)
    assert kinds(changes) == [ChangeKind.STALE]
    assert catalog == broken


def test_a_future_date_written_by_hand_does_not_lock_events_out(event, now):
    slip = Project("By hand", "https://ada.example.org/book/", updated="2062-01-01")
    catalog, change = merge(Catalog(projects=(slip,)), event(updated="2026-03-10"), now)
    assert change.kind is ChangeKind.UPDATED
    assert catalog.projects[0].updated == "2026-03-10"


def test_a_project_written_by_hand_keeps_the_age_it_had(event, now):
    old = Project("By hand", "https://ada.example.org/book/", updated="2020-01-01")
    catalog, _ = merge(Catalog(projects=(old,)), event(updated="2026-03-10"), now)
    assert catalog.projects[0].created == "2020-01-01"


def test_an_event_without_a_time_that_comes_again_is_unchanged(after, event, now):
    deployed = event(source={"deployed_at": (now - timedelta(minutes=5)).isoformat()})
    catalog, _ = after(deployed, event(title="By hand"))
    again, change = merge(catalog, event(title="By hand"), now + timedelta(minutes=1))
    assert change.kind is ChangeKind.UNCHANGED
    assert again is catalog
