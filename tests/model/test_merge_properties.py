"""Merging as mathematics: whatever the order of arrival, the stored bytes are the same."""

from datetime import datetime, timezone
from itertools import permutations
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.model.catalog import Catalog
from generator.model.merge import ChangeKind, merge
from generator.model.payload import decode
from generator.model.project import Project
from generator.model.records import decode_catalog
from generator.stores.json_store import JsonStore

NOW = datetime(2026, 3, 14, 9, 30, tzinfo=timezone.utc)
STORE = JsonStore(Path("projects.json"))

WRITINGS = st.sampled_from(
    [
        *(
            "https://a.example/x/",
            "http://a.example/x",
            "https://A.example:443/x/index.html#top",
            "https://a.example/%78",
        ),
        *("https://b.example/", "https://b.example/index.html", "https://c.example/書", "https://c.example/%E6%9B%B8/"),
    ]
)

DEPLOYED = "2026-03-12T10:00:00Z"
# No two of these are equal as keys.
TIMES = st.sampled_from(
    [
        {},  # happens now
        {"updated": "2026-03-01"},
        {"updated": "2026-03-02T05:00:00+05:30"},
        {"updated": "2026-03-15T08:00:00Z"},  # a clock that differs
        {"source": {"deployed_at": DEPLOYED}},
        {"source": {"deployed_at": DEPLOYED, "run_id": 7}},
        {"source": {"deployed_at": DEPLOYED, "run_id": 7, "run_attempt": 2}, "updated": "2020-01-01"},
        {"source": {"deployed_at": DEPLOYED, "run_id": "8", "run_attempt": "1"}, "updated": "2026-03-14"},
        {"source": {"deployed_at": "2026-03-12T10:00:01"}},
        {"source": {"run_id": 99}, "updated": "2026-03-03"},
    ]
)
CONTENTS = st.fixed_dictionaries(
    {"title": st.sampled_from(["Tides", "潮", "🌊"])},
    optional={
        "description": st.sampled_from(["Salt.", "None", ""]),
        "tags": st.sampled_from([["a", "b"], "a, b", []]),
        "extra": st.dictionaries(
            st.sampled_from(["level", "pages", "status"]), st.sampled_from(["1", "x"]), max_size=2
        ),
    },
)
ACTIONS = st.sampled_from(["project-created", "project-updated", "project-major-update", "project-deleted"])


def read(action, url, time, content):
    event = decode({"action": action, "client_payload": {"url": url, **content, **time}}).event
    assert event
    return event


@st.composite
def events_of_distinct_keys(draw, max_size):
    times = draw(st.lists(TIMES, min_size=1, max_size=max_size, unique_by=repr))
    return [read(draw(ACTIONS), draw(WRITINGS), time, draw(CONTENTS)) for time in times]


RECORDS = st.fixed_dictionaries(
    {"url": WRITINGS, "title": st.sampled_from(["Stored", "Stored 2", 7, "\ud800"])},  # the last two are broken
    optional={
        "updated": st.sampled_from(["2025-05-05", "2026-03-12", "2026-02-30"]),
        "created": st.sampled_from(["2019-01-01", "2020-01-01T00:00:00Z", "once"]),
        "note": st.just("kept"),
    },
)
STONES = st.fixed_dictionaries({"url": WRITINGS, "updated": st.sampled_from(["2025-06-06", "2026-03-13"])})
CATALOGS = st.builds(
    lambda projects, stones: decode_catalog({"projects": projects, "tombstones": stones})[0],
    st.lists(RECORDS | st.none(), max_size=3),
    st.lists(STONES, max_size=1),
)


def stored(catalog: Catalog) -> bytes:
    return STORE.encode(catalog)


def merged(catalog, *events):
    for event in events:
        catalog, _ = merge(catalog, event, NOW)
    return catalog


@given(CATALOGS, events_of_distinct_keys(max_size=4))
def test_events_of_distinct_keys_end_in_the_same_bytes_in_whatever_order_they_arrive(catalog, events):
    assert len({stored(merged(catalog, *order)) for order in permutations(events)}) == 1


@given(CATALOGS, events_of_distinct_keys(max_size=6), st.data())
def test_an_event_that_arrives_again_later_changes_nothing(catalog, events, data):
    once = merged(catalog, *events)
    again = data.draw(st.sampled_from(events))
    twice, change = merge(once, again, NOW)
    assert stored(twice) == stored(once)
    assert change.kind in (ChangeKind.UNCHANGED, ChangeKind.STALE, ChangeKind.UNKNOWN)


@given(CATALOGS, WRITINGS, TIMES, st.tuples(ACTIONS, CONTENTS), st.tuples(ACTIONS, CONTENTS))
def test_of_two_events_with_equal_keys_the_one_that_arrives_last_wins(catalog, url, time, first, last):
    events = [read(action, url, time, content) for action, content in (first, last)]
    assert stored(merged(catalog, *events)) == stored(merged(catalog, events[1]))


@given(CATALOGS, events_of_distinct_keys(max_size=3))
def test_an_event_touches_no_other_identity(catalog, events):
    touched = {event.subject.identity for event in events}
    after = merged(catalog, *events)
    for section in ("projects", "tombstones", "broken"):
        untouched = [entry for entry in getattr(catalog, section) if entry.identity not in touched]
        assert [entry for entry in getattr(after, section) if entry.identity not in touched] == untouched


@given(CATALOGS, events_of_distinct_keys(max_size=4))
def test_an_identity_stands_once_at_most_after_its_event(catalog, events):
    touched = {event.subject.identity for event in events}
    before = {entry.identity for entry in (*catalog.projects, *catalog.tombstones, *catalog.broken)}
    after = merged(catalog, *events)
    for identity in touched - before:
        entries = [entry for entry in (*after.projects, *after.tombstones, *after.broken) if entry.identity == identity]
        assert len(entries) == 1


@given(CATALOGS, events_of_distinct_keys(max_size=4))
def test_a_change_tells_what_happened(catalog, events):
    for event in events:
        after, change = merge(catalog, event, NOW)
        assert change.identity == event.subject.identity
        assert change.before == _standing(catalog, change.identity)
        assert change.after == _standing(after, change.identity)
        assert (change.kind is ChangeKind.STALE) <= (stored(after) == stored(catalog))
        catalog = after


def _standing(catalog: Catalog, identity: str) -> Project | None:
    return next((project for project in catalog.projects if project.identity == identity), None)
