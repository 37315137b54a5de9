"""Checks against the schemas: what is refused, in which words, and with which advice."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from generator.model.formats import FORMATS
from generator.model.problems import Severity, dotted
from generator.model.project import STANDARD_FIELDS, Project
from generator.model.review import review_project
from generator.model.schema import check_project, check_settings, check_source, check_tombstone, known_fields, nearest
from generator.model.schemas import schema_text

BOOK: dict[str, Any] = {"title": "A book", "url": "https://ada.example.org/"}


def said(problems):
    return [(dotted(problem.pointer), problem.message) for problem in problems]


@pytest.mark.parametrize("name", ["projects", "site"])
def test_the_schemas_are_schemas_of_draft_2020_12(name):
    Draft202012Validator.check_schema(json.loads(schema_text(name)))


def test_the_schema_names_the_fields_that_the_program_knows():
    assert set(known_fields()) == STANDARD_FIELDS


@pytest.mark.parametrize(
    ("fields", "pointer", "message"),
    [
        ({"title": ""}, "title", "is empty"),
        ({"title": "   "}, "title", "holds nothing but space"),
        ({"title": "x" * 201}, "title", "is 201 characters long, at most 200 are allowed"),
        ({"title": "x" * 5_000_000}, "title", "is 5,000,000 characters long, at most 200 are allowed"),
        ({"title": "two\nlines"}, "title", "holds a line break or a tab, one line is expected"),
        ({"title": "\ud800"}, "title", "holds the character U+D800, which no page can carry"),
        ({"title": 7}, "title", "is a number, not a text"),
        ({"url": "/book"}, "url", "is not an absolute address"),
        ({"url": "javascript:alert(1)"}, "url", "starts with 'javascript:', only http: and https: are allowed"),
        ({"url": "https://a:b@c.example/"}, "url", "holds a user name or a password, which everybody could read"),
        ({"tags": "a, b"}, "tags", "is a text, not a list"),
        ({"tags": ["a", None]}, "tags[1]", "is empty, not a text"),
        ({"tags": ["a"] * 1001}, "tags", "has 1,001 entries, at most 1,000 are allowed"),
        ({"author": {}}, "author", "is an object, not a text or a list"),
        ({"author": ["Ada", 7]}, "author[1]", "is a number, not a text"),
        ({"updated": "2026-02-30"}, "updated", "'2026-02-30' does not exist in the calendar"),
        ({"updated": 2026}, "updated", "is a number, not a text"),
        ({"description": "\x00"}, "description", "holds the character U+0000, which no page can carry"),
        ({"logo": "../logo.svg"}, "logo", "'../logo.svg' is not a plain path below the data folder"),
        ({"logo": "/etc/passwd.png"}, "logo", "'/etc/passwd.png' is not a plain path below the data folder"),
        ({"logo": "c:\\logo.png"}, "logo", "holds a space, a backslash or an invisible character"),
        ({"logo": "notes.txt"}, "logo", "'notes.txt' does not end like an image"),
        ({"logo": "data:image/png;base64,AA"}, "logo", "starts with 'data:', only http: and https: are allowed"),
        ({"level": None}, "level", "is empty, not a text or a number or true or false or a list"),
        ({"level": {}}, "level", "is an object, not a text or a number or true or false or a list"),
        ({"level": [[]]}, "level[0]", "is a list, not a text or a number or true or false"),
        ({"source": {"run_id": True}}, "source.run_id", "is true or false, not a whole number"),
        ({"source": {"run_id": -1}}, "source.run_id", "is -1, at least 0 is allowed"),
        ({"source": {"repository": "ada"}}, "source.repository", "has not the expected form"),
        ({"source": {"commit": "HEAD"}}, "source.commit", "has not the expected form"),
        ({"source": []}, "source", "is a list, not an object"),
    ],
)
def test_one_mistake_is_one_problem_with_place_words_and_advice(fields, pointer, message):
    (problem,) = check_project(BOOK | fields)
    assert dotted(problem.pointer) == pointer
    assert message in problem.message
    assert problem.advice.endswith(".")
    assert problem.severity is Severity.ERROR


@pytest.mark.parametrize("text", ["0123abc\n", "0123abc 0123abc", "0123abc\u2028"])
def test_a_commit_is_one_hash_and_nothing_else(text):
    assert [dotted(problem.pointer) for problem in check_source({"commit": text})] == ["commit"]


@pytest.mark.parametrize("logo", ["logos/b.svg", "B.PNG", "https://x.example/logo", "日本/é.webp", "a.b/c.jpeg"])
def test_a_logo_is_an_address_or_a_path_of_an_image(logo):
    assert not check_project(BOOK | {"logo": logo})


@pytest.mark.parametrize(("value", "kind"), [(None, "empty"), ([], "a list"), ("x", "a text"), (1, "a number")])
def test_what_is_no_object_is_no_project(value, kind):
    (problem,) = check_project(value)
    assert (problem.pointer, problem.message) == ((), f"is {kind}, not an object")


def test_both_required_fields_are_missed_at_once():
    assert sorted(said(check_project({}))) == [("title", "is missing"), ("url", "is missing")]


def test_a_tombstone_has_no_other_keys_and_the_meant_one_is_named():
    (problem,) = check_tombstone({"url": "https://a.example/", "update": "2026-01-01"})
    assert (dotted(problem.pointer), problem.advice) == ("update", "Did you mean 'updated'?")


def test_the_length_of_a_text_is_counted_in_characters():
    assert not check_project(BOOK | {"title": "👩" * 200})
    assert check_project(BOOK | {"title": "👩" * 201})


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(10**30, 10**40)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters())
    | st.sampled_from(
        ["https://a.example/", "2026-01-01", "ada/book", "0123abc", "\ud800", "x.png", "é/ü", "0123abc\n"]
    ),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=4,
)
SOURCES = st.dictionaries(
    st.sampled_from(["repository", "commit", "run_id", "run_attempt", "deployed_at", "x"]), VALUES
)


@given(st.dictionaries(st.sampled_from([*known_fields(), "own", "\x00"]), VALUES) | VALUES, SOURCES)
def test_a_project_is_accepted_exactly_when_jsonschema_accepts_it(fields, source):
    record = BOOK | fields | {"source": source} if isinstance(fields, dict) else fields
    assert bool(check_project(record)) != _reference("project").is_valid(record)


def _accepting(check):
    def accepts(value):
        if isinstance(value, str):
            check(value)
        return True

    return accepts


def _reference(definition: str) -> Draft202012Validator:
    from jsonschema import FormatChecker

    checker = FormatChecker(formats=())
    for name, check in FORMATS.items():
        checker.checks(name, raises=ValueError)(_accepting(check))
    target = {"$ref": f"#/$defs/{definition}", "$defs": json.loads(schema_text("projects"))["$defs"]}
    return Draft202012Validator(target, format_checker=checker)


@pytest.mark.parametrize(
    ("name", "meant"),
    [("titel", "title"), ("Tags", "tags"), ("discription", "description"), ("authors", "author"), ("zzz", "")],
)
def test_the_nearest_known_name_is_found(name, meant):
    assert nearest(name, known_fields()) == meant


def test_a_missing_description_is_a_warning():
    (problem,) = review_project(Project(**BOOK))
    assert (dotted(problem.pointer), problem.message, problem.severity) == (
        "description",
        "is missing",
        Severity.WARNING,
    )


def test_a_misspelt_key_is_a_warning_unless_the_meant_one_is_there_too():
    misspelt = Project(**BOOK, description="x", custom=(("autor", "Ada"), ("chapters", 7)))
    (problem,) = review_project(misspelt)
    assert (dotted(problem.pointer), problem.severity) == ("autor", Severity.WARNING)
    assert "'author'" in problem.advice
    assert not review_project(Project(**BOOK, description="x", author="Ada", custom=(("autor", "Ada"),)))


def test_settings_with_an_unknown_key_are_told_the_nearest():
    (problem,) = check_settings({"base_ur": "https://a.example/"})
    assert (dotted(problem.pointer), problem.advice) == ("base_ur", "Did you mean 'base_url'?")
    (problem,) = check_settings({"zzz": 1})
    assert problem.advice.startswith("Known keys: $schema, data, title, tagline")
