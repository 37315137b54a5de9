"""The portfolio's own fields: what site.yml may say of them, and what a project has to keep to."""

import json

import jsonschema
import pytest

from generator.model.fields import (
    FieldKind,
    FieldSetting,
    badge_colors,
    check_fields,
    check_own_fields,
    items_of,
    number_of,
    value_of,
)
from generator.model.own_schema import own_schema
from generator.model.problems import errors
from generator.model.project import Project
from generator.model.schemas import schema_text
from generator.model.settings import Settings, decode_settings

LEVEL = FieldSetting("level", enum=("easy", "hard", "3"))


def project(**custom):
    return Project("Tides", "https://books.example/tides/", custom=tuple(custom.items()))


def told(project, *fields):
    return [(".".join(map(str, p.pointer)), p.message, p.advice) for p in check_own_fields(project, fields)]


def test_everything_that_can_be_said_of_a_field_is_read():
    settings, problems = decode_settings(
        {
            "fields": [
                {"name": "doi", "kind": "link", "card": True, "page": False, "filter": False, "required": True},
                {"name": "level", "kind": "badge", "colors": {"easy": "#2E7D32"}, "enum": ["easy", 3]},
            ]
        }
    )
    assert problems == []
    assert settings.fields == (
        FieldSetting("doi", "", FieldKind.LINK, card=True, page=False, filter=False, required=True),
        FieldSetting("level", "", FieldKind.BADGE, colors=(("easy", "#2E7D32"),), enum=("easy", "3")),
    )


@pytest.mark.parametrize(
    ("field", "pointer"),
    [
        ({"name": "a", "kind": "colour"}, ("fields", 0, "kind")),
        ({"name": "a", "colors": {"b": "green"}}, ("fields", 0, "colors", "b")),
        ({"name": "a", "enum": [["b"]]}, ("fields", 0, "enum", 0)),
        ({"name": "a", "filters": True}, ("fields", 0, "filters")),
    ],
)
def test_a_mistake_is_found_where_it_is(field, pointer):
    settings, problems = decode_settings({"fields": [field]})
    assert [problem.pointer for problem in problems] == [pointer]
    assert settings == Settings()


def test_a_field_is_named_once():
    [problem] = check_fields([FieldSetting("a"), FieldSetting("b"), FieldSetting("a")])
    assert (problem.pointer, problem.message) == (("fields", 2, "name"), "is 'a', as that of fields[0]")


@pytest.mark.parametrize("name", ["q", "tag", "view", "author", "year", "__proto__"])
def test_a_filter_takes_no_name_that_the_address_needs(name):
    [problem] = check_fields([FieldSetting(name, filter=True)])
    assert "another use" in problem.message
    assert list(check_fields([FieldSetting(name)])) == []


@pytest.mark.parametrize(
    ("value", "kind", "items"),
    [
        ("", FieldKind.TEXT, ()),
        ("a, b", FieldKind.TEXT, ("a, b",)),
        ("a, b, ", FieldKind.LIST, ("a", "b")),
        (("a, b", "", 3, False), FieldKind.LIST, ("a, b", 3, False)),
        (0, FieldKind.NUMBER, (0,)),
        (False, FieldKind.TEXT, (False,)),
    ],
)
def test_a_value_has_items(value, kind, items):
    assert items_of(value, kind) == items


def test_a_value_is_a_well_known_field_or_a_custom_one():
    book = Project("Tides", "https://books.example/", status="draft", custom=(("pages", 3),))
    assert [value_of(book, name) for name in ("status", "pages", "mood", "title")] == ["draft", 3, "", ""]


@pytest.mark.parametrize(
    ("item", "number"),
    [
        *((3, 3), (2.5, 2.5), ("3", 3), (" -2.50 ", -2.5), ("+7", 7), (True, None), ("1_000", None), ("٣", None)),
        *(("", None), ("3 h", None), ("1e3", None), ("nan", None), ("9" * 400, None)),
    ],
)
def test_a_number_may_be_written_as_a_text(item, number):
    found = number_of(item)
    assert (found, type(found)) == (number, type(number))


def test_a_required_field_that_is_missing_is_an_error():
    required = FieldSetting("level", required=True, enum=("easy", "hard"))
    assert told(project(level="easy"), required) == []
    advice = "site.yml asks for it. Write one of easy, hard."
    assert told(project(), required) == told(project(level=" "), required) == [("level", "is missing", advice)]
    assert errors(check_own_fields(project(), [required]))


def test_a_value_is_one_of_those_that_are_allowed():
    assert told(project(level="easy"), LEVEL) == told(project(level=3), LEVEL) == told(project(), LEVEL) == []
    [(where, message, advice)] = told(project(level="Easy"), LEVEL)
    assert (where, message, advice) == ("level", "is 'Easy', not one of easy, hard, 3", "Did you mean 'easy'?")
    [(_, _, advice)] = told(project(level=("easy", "???")), LEVEL)
    assert advice == "Write one of those, or add it to enum in site.yml."


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (FieldKind.DATE, "2026-03-14", "14 March"),
        (FieldKind.LINK, "https://doi.example/1", "doi:1"),
        (FieldKind.NUMBER, "12", "a dozen"),
    ],
)
def test_a_value_of_another_kind_is_a_warning(kind, good, bad):
    field = FieldSetting("what", kind=kind)
    assert told(project(what=good), field) == []
    problems = list(check_own_fields(project(what=bad), [field]))
    assert [problem.message.split(", ")[0] for problem in problems] == [f"is {bad!r}"]
    assert not errors(problems)


def test_badges_have_each_colour_once():
    fields = (
        FieldSetting("a", colors=(("x", "#AAAAAA"), ("y", "#bbbbbb"))),
        FieldSetting("b", colors=(("z", "#aaaaaa"),)),
    )
    assert badge_colors(fields) == ("#aaaaaa", "#bbbbbb")


def test_the_schema_is_the_common_one_until_it_is_tightened():
    assert own_schema([FieldSetting("level", card=True)]) == schema_text("projects")


@pytest.mark.parametrize(
    ("level", "valid"), [("easy", True), (3, True), (["hard", "easy"], True), ("soft", False), (["soft"], False)]
)
def test_editors_learn_what_a_field_may_hold(level, valid):
    schema = json.loads(own_schema([LEVEL, FieldSetting("doi", required=True)]))
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator(schema)
    book = {"title": "Tides", "url": "https://books.example/", "doi": "1", "level": level}
    assert checker.is_valid({"projects": [book]}) == valid
    assert not checker.is_valid({"projects": [{"title": "Tides", "url": "https://books.example/"}]})
