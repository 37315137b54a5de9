"""The payload on the wire: today's form and the flat one of older senders become the same event."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.payload import EventType, decode
from generator.model.problems import MAX_SHOWN, Severity, dotted, errors
from generator.model.project import Project, Source, Tombstone

URL = "https://ada.example.org/book/"
BOOK = {"title": "A book", "url": URL}


def test_todays_form_is_read_whole(decoded):
    found = decoded(
        "created",
        title="Tides",
        description="What the *moon* does.",
        author=["Ada", "Grace"],
        tags=["Physics", "c++"],
        url=URL,
        logo_path="_static/logo.svg",
        updated="2026-03-14",
        extra={"difficulty": "easy", "chapters": 12, "open": True, "languages": ["en", "日本語"]},
        source={
            "repository": "ada/tides",
            "commit": "0123abc",
            "run_id": 7,
            "run_attempt": 2,
            "deployed_at": "2026-03-14T09:00:00Z",
            "runner": "ubuntu",
        },
    )
    assert not found.problems
    assert found.type
    assert found.event
    assert found.event.type is EventType.CREATED
    assert found.event.subject == Project(
        title="Tides",
        url=URL,
        description="What the *moon* does.",
        author=("Ada", "Grace"),
        tags=("Physics", "c++"),
        logo=f"{URL}_static/logo.svg",
        updated="2026-03-14",
        difficulty="easy",
        custom=(("chapters", 12), ("open", True), ("languages", ("en", "日本語"))),
        source=Source("ada/tides", "0123abc", 7, 2, "2026-03-14T09:00:00Z", (("runner", "ubuntu"),)),
    )


def test_the_flat_form_of_older_senders_gives_the_same_event(decoded):
    nested = decoded(**BOOK, tags=["a", "b"], updated="2026-03-14T09:00:00Z", extra={"level": "easy", "pages": 7})
    flat = decoded(**BOOK, tags=" a, b ,", updated="2026-03-14T09:00:00", level="easy", pages=7, logo_path="No Logo")
    assert flat.event == nested.event
    assert not flat.problems


@pytest.mark.parametrize("kind", [kind for kind in EventType if kind is not EventType.DELETED])
def test_every_announcement_is_about_a_project(kind):
    found = decode({"action": kind.value, "client_payload": BOOK}).event
    assert found
    assert (found.type, found.subject) == (kind, Project("A book", URL))


def test_a_deletion_needs_only_the_address(decoded):
    found = decoded("deleted", url=URL).event
    assert found
    assert found.subject == Tombstone(URL)


def test_a_deletion_keeps_when_and_whence_and_ignores_all_else(decoded):
    found = decoded("deleted", url=URL, title=7, updated="2026-03-14T09:00:00", source={"run_id": "9"}).event
    assert found
    assert found.subject == Tombstone(URL, "2026-03-14T09:00:00Z", source=Source(run_id=9))


@pytest.mark.parametrize("nothing", ["", "  ", None, "None", "null", "N/A", "undefined", [], {}])
@pytest.mark.parametrize("field", ["description", "author", "tags", "logo_path", "updated", "category"])
def test_a_missing_value_counts_as_absent(decoded, field, nothing):
    assert decoded(**BOOK, **{field: nothing}) == decoded(**BOOK)


@pytest.mark.parametrize("nothing", ["", "  ", None, [], {}])
def test_a_field_of_the_senders_own_without_a_value_counts_as_absent(decoded, nothing):
    assert decoded(**BOOK, own=nothing) == decoded(**BOOK)


@pytest.mark.parametrize("text", ["None", "n/a", "No logo"])
def test_a_field_of_the_senders_own_means_what_it_says(decoded, text):
    found = decoded(**BOOK, extra={"license": text}).event
    assert found
    assert isinstance(found.subject, Project)
    assert dict(found.subject.custom) == {"license": text}


def test_more_problems_than_anyone_would_read_are_counted(decoded):
    found = decoded(**BOOK, tags=[[1]] * 14_000)
    assert found.event is None
    assert len(found.problems) == MAX_SHOWN + 1
    assert "13,951 further problems" in found.problems[-1].message


@pytest.mark.parametrize(
    ("field", "placeholder"),
    [
        *(("logo_path", "No Logo"), ("description", "No description"), ("author", "no author"), ("tags", "No tags")),
        *(("updated", "No Date"), ("logo_path", " no logo ")),
    ],
)
def test_a_placeholder_counts_as_absent(decoded, field, placeholder):
    assert decoded(**BOOK, **{field: placeholder}) == decoded(**BOOK)


@pytest.mark.parametrize("text", ["No Logos Allowed", "Nullarbor", "Nothing", "0"])
def test_a_text_that_only_resembles_a_placeholder_is_kept(decoded, text):
    found = decoded(title=text, url=URL).event
    assert found
    assert found.subject.title == text


def test_falsehood_and_zero_are_values(event):
    assert event(extra={"open": False, "price": 0}).subject.custom == (("open", False), ("price", 0))


@pytest.mark.parametrize(
    ("tags", "read"),
    [
        ("physics, machine learning ,c++", ("physics", "machine learning", "c++")),
        ("physics", ("physics",)),
        ("a,,b,", ("a", "b")),
        (["a,b", " c "], ("a,b", " c ")),
        (["a", None, "", 2024], ("a", "2024")),
        (["two\nlines"], ("two lines",)),
    ],
)
def test_tags_come_as_one_text_or_as_a_list(event, tags, read):
    assert event(tags=tags).subject.tags == read


@pytest.mark.parametrize(
    ("author", "read"),
    [("Ada", "Ada"), (["Ada"], ("Ada",)), ([{"name": "Ada"}, "Grace"], ("Ada", "Grace")), ("Ada\nGrace", "Ada Grace")],
)
def test_the_author_keeps_the_shape_it_was_sent_in(event, author, read):
    assert event(author=author).subject.author == read


@pytest.mark.parametrize(
    ("url", "logo", "resolved"),
    [
        (URL, "logo.png", f"{URL}logo.png"),
        ("https://ada.example.org/book", "logo.png", f"{URL}logo.png"),
        (f"{URL}index.html", "./img/logo.png", f"{URL}img/logo.png"),
        ("https://ada.example.org", "logo.png", "https://ada.example.org/logo.png"),
        ("https://ada.example.org/book-1.2", "logo.png", "https://ada.example.org/book-1.2/logo.png"),
        (URL, "/logo.png", "https://ada.example.org/logo.png"),
        (URL, "https://cdn.example.org/logo.png", "https://cdn.example.org/logo.png"),
    ],
)
def test_a_relative_logo_starts_at_the_book(event, url, logo, resolved):
    assert event(url=url, logo_path=logo).subject.logo == resolved


@pytest.mark.parametrize("logo", ["javascript:alert(1)", "data:image/png;base64,AA==", "/\t/[x", "\x01//[x", "//[", 7])
def test_a_logo_that_is_no_address_is_refused(decoded, logo):
    found = decoded(**BOOK, logo_path=logo)
    assert found.event is None
    assert [dotted(problem.pointer) for problem in found.problems] == ["client_payload.logo_path"]


def test_created_is_the_portfolios_own_and_not_taken_from_a_payload(event):
    assert event(created="1999-01-01").subject.created == ""


def test_a_field_that_is_sent_twice_is_taken_once_with_a_warning(decoded):
    found = decoded(**BOOK, level="easy", extra={"level": "hard", "title": "Other"}, logo="a.png", logo_path="b.png")
    assert found.event
    assert found.event.subject.title == "A book"
    assert dict(found.event.subject.custom) == {"level": "easy"}
    assert [(dotted(problem.pointer), problem.severity) for problem in found.problems] == [
        ("client_payload.logo_path", Severity.WARNING),
        ("client_payload.extra.level", Severity.WARNING),
        ("client_payload.extra.title", Severity.WARNING),
    ]


def test_every_problem_is_found_where_it_stands(decoded):
    found = decoded(
        url="javascript:alert(1)",
        tags=7,
        logo_path="data:,",
        updated="2026-02-30",
        description="\x00",
        extra={"level": {"deep": 1}},
        source={"run_id": "x", "commit": "no"},
    )
    assert found.event is None
    assert {dotted(problem.pointer) for problem in errors(found.problems)} == {
        "client_payload.title",
        "client_payload.url",
        "client_payload.tags",
        "client_payload.logo_path",
        "client_payload.updated",
        "client_payload.description",
        "client_payload.extra.level",
        "client_payload.source.run_id",
        "client_payload.source.commit",
    }


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ("project-update", "Did you mean 'project-updated'?"),
        ("Project-Created", "Did you mean 'project-created'?"),
        ("opened", "Send one of project-created, project-updated, project-major-update, project-deleted"),
        (None, "Send one of project-created"),
        (["project-created"], "Send one of project-created"),
    ],
)
def test_an_unknown_event_type_is_refused_with_the_nearest_one(action, said):
    found = decode({"action": action, "client_payload": BOOK})
    assert found.event is None
    assert [dotted(problem.pointer) for problem in found.problems] == ["action"]
    assert said in found.problems[0].advice


@pytest.mark.parametrize("content", [None, [], [BOOK], "text", 7, True, {}, {"action": "project-updated"}])
def test_a_file_that_is_no_event_is_refused(content):
    assert decode(content).event is None
    assert errors(decode(content).problems)


@pytest.mark.parametrize(("payload", "kind"), [([BOOK], "a list"), ("x", "a text"), (None, "empty")])
def test_a_payload_that_is_no_object_is_refused(payload, kind):
    found = decode({"action": "project-updated", "client_payload": payload})
    assert [(dotted(problem.pointer), problem.message) for problem in found.problems] == [
        ("client_payload", f"is {kind}, not an object")
    ]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
NAMES = st.sampled_from(
    ["title", "url", "description", "author", "tags", "logo_path", "logo", "updated", "created", "extra", "source", "x"]
)


@given(st.sampled_from([kind.value for kind in EventType]) | JSON, st.dictionaries(NAMES, JSON, max_size=6) | JSON)
def test_any_json_is_either_an_event_or_refused_with_reasons(action, payload):
    found = decode({"action": action, "client_payload": payload})
    assert bool(found.event) != bool(errors(found.problems))
