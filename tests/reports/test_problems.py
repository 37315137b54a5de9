"""Problems as text, JSON and annotations: complete, and harmless whatever they quote."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import FileError, GeneratorError
from generator.model.problems import Problem, Severity
from generator.reports.problems import (
    as_annotation,
    as_json,
    as_text,
    count_of,
    error_as_annotation,
    error_as_text,
    plural,
)

MISSING = Problem(("projects", 3, "url"), "is missing", "Write it.", file="data/projects.json", line=41, column=14)
WARNING = Problem(("description",), "is missing", severity=Severity.WARNING)


def test_a_problem_is_one_line_with_place_pointer_severity_message_and_advice():
    assert as_text(MISSING) == "data/projects.json:41:14 projects[3].url: error: is missing. Write it."
    assert as_text(WARNING) == "description: warning: is missing."


def test_a_problem_of_a_whole_file_has_no_pointer():
    whole = Problem((), "The file is not JSON.", "Mend it.", file="a.json", line=2, column=1)
    assert as_text(whole) == "a.json:2:1: error: The file is not JSON. Mend it."
    assert as_annotation(whole) == "::error file=a.json,line=2,col=1::The file is not JSON. Mend it."


def test_a_problem_without_any_place_starts_with_its_severity():
    assert as_text(Problem((), "is a list, not an object")) == "error: is a list, not an object."


def test_an_annotation_names_file_line_and_column():
    assert as_annotation(MISSING) == (
        "::error file=data/projects.json,line=41,col=14::projects[3].url: is missing. Write it."
    )
    assert as_annotation(WARNING) == "::warning::description: is missing."


def test_percent_signs_commas_and_colons_in_an_annotation_are_escaped_as_the_runner_wants():
    problem = Problem((), "is 100%: so, what", file="C:a,b%.json", line=1)
    assert as_annotation(problem).startswith("::error file=C%3Aa%2Cb%25.json,line=1::")
    assert as_annotation(problem).endswith("is 100%25: so, what.")


def test_json_holds_every_part():
    assert json.loads(as_json([MISSING, WARNING])) == [
        {
            "file": "data/projects.json",
            "line": 41,
            "column": 14,
            "path": "projects[3].url",
            "severity": "error",
            "message": "is missing",
            "advice": "Write it.",
        },
        {
            "file": "",
            "line": 0,
            "column": 0,
            "path": "description",
            "severity": "warning",
            "message": "is missing",
            "advice": "",
        },
    ]
    assert json.loads(as_json([])) == []


def test_hostile_text_stays_on_one_line_and_commands_nothing(hostile, commands_in):
    problem = Problem((hostile, 0), hostile, hostile, file=hostile, line=1, column=1)
    for line in (as_text(problem), error_as_text(GeneratorError(hostile, advice=hostile, file=hostile))):
        assert line.isprintable()
        assert not commands_in(line)
    assert not commands_in(as_json([problem]))
    assert as_json([problem]).isascii()


def test_hostile_text_adds_no_second_annotation_and_no_property(hostile, commands_in):
    problem = Problem((hostile,), hostile, hostile, file=hostile, line=1)
    for annotation in (as_annotation(problem), error_as_annotation(FileError(hostile, file=hostile, line=1))):
        assert len(annotation.splitlines()) == 1
        assert "##[" not in annotation
        properties = annotation.removeprefix("::error ").partition("::")[0]
        assert [part.partition("=")[0] for part in properties.split(",")] == ["file", "line"]


@given(st.text(st.characters()), st.text(st.characters()))
def test_an_annotation_of_any_text_is_one_command(message, file):
    annotation = as_annotation(Problem((), message, file=file, line=1))
    assert annotation.startswith("::error ")
    assert len(annotation.splitlines()) == 1
    assert "##[" not in annotation
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff]", annotation)


@pytest.mark.parametrize(
    ("error", "text", "annotation"),
    [
        (GeneratorError("No."), "error: No.", "::error::No."),
        (
            FileError("No such file", advice="Check.", file="a.json", line=1, column=2),
            "a.json:1:2: error: No such file. Check.",
            "::error file=a.json,line=1,col=2::No such file. Check.",
        ),
        (GeneratorError("Why?", file="a.json"), "a.json: error: Why?", "::error file=a.json::Why?"),
    ],
)
def test_an_error_says_where_what_and_what_to_do(error, text, annotation):
    assert error_as_text(error) == text
    assert error_as_annotation(error) == annotation


def test_problems_are_counted_by_severity():
    assert count_of([]) == "0 errors, 0 warnings"
    assert count_of([MISSING, WARNING, MISSING]) == "2 errors, 1 warning"
    assert plural(1348, "page") == "1,348 pages"
