"""What somebody types on a command line, as a project holds it."""

import pytest

from generator.book.typed import typed_fields
from generator.model.problems import dotted


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("tags", "sea, maps,,Sea", ["sea", "maps"]),
        ("author", "Halloway, Ines", "Halloway, Ines"),
        ("author", "Ada; Grace;", ["Ada", "Grace"]),
        ("title", "2026", "2026"),
        ("edition", "2", 2),
        ("edition", "1.10", "1.10"),
        ("open", "true", True),
        ("open", "True", "True"),
        ("repository", "ada/tides", "https://github.com/ada/tides"),
        ("description", "", None),
        ("tags", " , ", None),
        ("logo_path", "logos/a.svg", "logos/a.svg"),
    ],
)
def test_a_text_becomes_a_value(name, text, value):
    values, problems = typed_fields([(name, text)])
    assert problems == []
    assert list(values.values()) == [value]
    assert type(next(iter(values.values()))) is type(value)


def test_of_a_field_that_is_said_twice_the_last_one_counts():
    assert typed_fields([("title", "a"), ("title", "b")]) == ({"title": "b"}, [])


def test_all_that_is_wrong_is_told_and_left_out():
    texts = [("title", "{{ title }}"), ("url", "ftp://x"), ("source", "x"), ("created", "2026-01-01"), ("tags", "ok")]
    values, problems = typed_fields(texts)
    assert values == {"tags": ["ok"]}
    assert [dotted(problem.pointer) for problem in problems] == ["title", "url", "source", "created"]
