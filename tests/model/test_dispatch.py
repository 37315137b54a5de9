"""The dispatch: what is sent keeps GitHub's limits, and says to a portfolio what the event says."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.dispatch import MAX_BODY, Dispatch, check_dispatch, encode
from generator.model.payload import Event, EventType, decode
from generator.model.project import Project, Source, Tombstone

URL = "https://ada.example.org/book/"
SOURCE = Source("ada/book", "0123abc", 7, 2, "2026-03-14T09:00:00Z")
WHOLE = Project(
    title="Gezeiten — 潮汐",
    url=URL,
    description="What the *moon* does.\n\nMore.",
    body="# Long",
    author=("Ada", "Grace"),
    tags=("physics", "c++"),
    logo=f"{URL}_static/logo.svg",
    updated="2026-03-14",
    repository="https://github.com/ada/book",
    category="Course",
    difficulty="easy",
    duration="2 h",
    status="archived",
    custom=(("edition", 2), ("open", True), ("levels", ("a", 1.5))),
    source=SOURCE,
)

LINES = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20)
PROSE = st.text(st.characters(exclude_categories=("C", "Z")) | st.sampled_from(" \n"), max_size=40)
VALUES = LINES | st.integers() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False)
PROJECTS = st.builds(
    Project,
    title=LINES.filter(lambda text: text.casefold() != "no title"),
    url=st.just(URL),
    description=PROSE.map(str.strip),
    author=st.just("") | st.sampled_from(["Ada", ("Ada", "Grace")]),
    tags=st.lists(LINES, max_size=3).map(tuple),
    logo=st.sampled_from(["", f"{URL}x.svg"]),
    updated=st.sampled_from(["", "2026-03-14", "2026-03-14T09:00:00Z"]),
    category=st.sampled_from(["", "Course"]),
    custom=st.dictionaries(
        st.sampled_from(["edition", "extra", "logo_src", "Title", "ключ"]) | LINES.map("x-{}".format),
        VALUES | st.lists(VALUES, min_size=1, max_size=3).map(tuple),
        max_size=4,
    ).map(lambda fields: tuple(fields.items())),
    source=st.sampled_from([None, SOURCE]),
)


def received(dispatch):
    """What a portfolio makes of the body that GitHub was sent."""

    def refuse(constant):
        raise AssertionError(f"{constant} is no JSON")

    body = json.loads(dispatch.body(), parse_constant=refuse)
    assert list(body) == ["event_type", "client_payload"]
    return decode({"action": body["event_type"], "client_payload": body["client_payload"]})


def test_a_project_is_sent_as_seven_fields_custom_ones_and_provenance():
    assert encode(Event(EventType.CREATED, WHOLE)) == Dispatch(
        EventType.CREATED,
        {
            "title": "Gezeiten — 潮汐",
            "description": "What the *moon* does.\n\nMore.",
            "author": ["Ada", "Grace"],
            "tags": ["physics", "c++"],
            "url": URL,
            "logo_path": f"{URL}_static/logo.svg",
            "updated": "2026-03-14",
            "extra": {
                "body": "# Long",
                "repository": "https://github.com/ada/book",
                "category": "Course",
                "difficulty": "easy",
                "duration": "2 h",
                "status": "archived",
                "edition": 2,
                "open": True,
                "levels": ["a", 1.5],
            },
            "source": {
                "repository": "ada/book",
                "commit": "0123abc",
                "run_id": 7,
                "run_attempt": 2,
                "deployed_at": "2026-03-14T09:00:00Z",
            },
        },
    )


def test_the_seven_fields_are_sent_even_when_empty_and_nothing_else_is():
    payload = encode(Event(EventType.UPDATED, Project("A book", URL))).payload
    empty = {"description": "", "author": "", "tags": [], "logo_path": "", "updated": ""}
    assert payload == {"title": "A book", "url": URL} | empty


@pytest.mark.parametrize("project", [WHOLE, Project("A book", URL)])
def test_github_takes_no_more_than_ten_properties(project):
    assert len(encode(Event(EventType.UPDATED, project)).payload) <= 9


def test_a_deletion_sends_where_and_when_and_nothing_else():
    dispatch = encode(Event(EventType.DELETED, Tombstone(URL, "2026-03-14", source=SOURCE)))
    assert list(dispatch.payload) == ["url", "updated", "source"]
    assert received(dispatch).event == Event(EventType.DELETED, Tombstone(URL, "2026-03-14", source=SOURCE))
    assert check_dispatch(dispatch) == []


def test_the_body_is_short_and_keeps_every_character_as_it_is():
    body = encode(Event(EventType.MAJOR_UPDATE, Project("潮 汐", URL))).body()
    assert body.startswith('{"event_type":"project-major-update","client_payload":{"title":"潮 汐",'.encode())


@given(PROJECTS, st.sampled_from([EventType.CREATED, EventType.UPDATED, EventType.MAJOR_UPDATE]))
def test_a_portfolio_receives_what_was_sent(project, kind):
    event = Event(kind, project)
    dispatch = encode(event)
    assert check_dispatch(dispatch) == []
    assert received(dispatch).event == event


def sized(size):
    """A dispatch whose body has exactly so many bytes."""
    start = len(encode(Event(EventType.UPDATED, Project("A book", URL, body="x"))).body()) - 1
    return encode(Event(EventType.UPDATED, Project("A book", URL, body="x" * (size - start))))


def test_as_much_is_accepted_as_github_takes_and_no_more():
    assert len(sized(60_000).body()) == MAX_BODY == 60_000
    assert check_dispatch(sized(60_000)) == []
    assert len(check_dispatch(sized(60_001))) == 1


def test_bytes_count_and_not_characters():
    project = Project("A book", URL, body="潮" * 25_000)
    [problem] = check_dispatch(encode(Event(EventType.UPDATED, project)))
    assert problem.message.startswith("is 75,002 bytes long; the whole event has 75,")


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"body": "x" * 60_000, "description": "y" * 4000}, ("client_payload", "extra", "body")),
        ({"description": "x" * 70_000}, ("client_payload", "description")),
        ({"tags": tuple(f"tag {n:>90}" for n in range(1000))}, ("client_payload", "tags")),
        ({"custom": tuple((f"k{n}", "x" * (4000 + n)) for n in range(20))}, ("client_payload", "extra", "k19")),
    ],
)
def test_the_field_that_is_too_large_is_named(fields, pointer):
    [problem] = check_dispatch(encode(Event(EventType.UPDATED, Project("A book", URL, **fields))))
    assert problem.pointer == pointer
    assert problem.message.endswith(f"of at most {MAX_BODY:,} that GitHub takes")
    assert problem.advice


def test_what_a_portfolio_would_refuse_is_not_sent():
    dispatch = Dispatch(EventType.UPDATED, {"title": "x" * 201, "url": URL, "extra": {"edition": {"number": 2}}})
    assert {problem.pointer for problem in check_dispatch(dispatch)} == {
        ("client_payload", "title"),
        ("client_payload", "extra", "edition"),
    }
