"""Strict JSON: what is refused, with its exact place, and the places of everything that is read."""

import json
import time
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.documents.json_text import read_json
from generator.errors import DocumentError, FileError, GeneratorError
from generator.model.problems import Problem

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=15,
)


def refusal(path) -> GeneratorError:
    with pytest.raises(GeneratorError) as refused:
        read_json(path)
    return refused.value


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ('{"a": 1,\n "b": 2,\n "a": 3}', 3, 7, "The key 'a' stands twice in the same object."),
        ('{"é": {"x": [{"k": 0, "k": 1}]}}', 1, 28, "The key 'k' stands twice"),
        ('{"a": 1, "\\u0061": 2}', 1, 20, "The key 'a' stands twice"),
        ("[1, NaN]", 1, 5, "NaN is not a number that JSON allows."),
        ('{"é":\n  -Infinity}', 2, 3, "-Infinity is not a number that JSON allows."),
        ("[[1e400]]", 1, 3, "1e400 is not a number that JSON allows."),
        ("[-1e400 ]", 1, 2, "-1e400 is not a number that JSON allows."),
        (f"[{'7' * 5000}]", 1, 2, f"{'7' * 29}… is not a number that JSON allows."),
        (f'{{"n": {"7" * 350}, "a": 1,\n"a": 2}}', 2, 6, "The key 'a' stands twice"),
        ('{"a": 1,}', 1, 9, "The file is not JSON"),
        ('{"title": "é" "x": 1}', 1, 15, "The file is not JSON"),
        ("", 1, 1, "The file is not JSON"),
        ("{} {}", 1, 4, "extra data"),
        ('{"a": "x\ny"}', 1, 9, "control character"),
        ("{'a': 1}", 1, 2, "The file is not JSON"),
        ("# a comment\n{}", 1, 1, "The file is not JSON"),
        ("[01]", 1, 3, "The file is not JSON"),
        ("[\ufeff1]", 1, 2, "The file is not JSON"),
    ],
)
def test_what_is_no_strict_json_is_refused_at_its_place(file, text, line, column, said):
    path = file(text)
    error = refusal(path)
    assert isinstance(error, DocumentError)
    assert said in error.message
    assert (error.file, error.line, error.column) == (str(path), line, column)
    assert error.advice


@pytest.mark.parametrize("text", ["[" * 100_000, "[" * 100_000 + "]" * 100_000, '{"a":' * 100_000])
def test_a_hundred_thousand_brackets_are_refused_at_once(file, text):
    started = time.process_time()
    error = refusal(file(text))
    assert isinstance(error, DocumentError)
    assert "too deep" in error.message
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("data", "byte", "line", "column"),
    [
        (b"\xff", "0xff", 1, 1),
        (b'{"a":\n "\xe9"}', "0xe9", 2, 3),
        ('{"é": "'.encode() + b'\xe9"}', "0xe9", 1, 8),
        (b'\xef\xbb\xbf{"a":\n "\xff"}', "0xff", 2, 3),
        (b'\xef\xbb\xbf{"a": "\xff"}', "0xff", 1, 8),
        ("{}".encode("utf-16"), "0xff", 1, 1),
        (b'{"a": "\xed\xa0\x80"}', "0xed", 1, 8),
    ],
)
def test_a_file_that_is_not_utf_8_is_refused_at_the_first_wrong_byte(file, data, byte, line, column):
    error = refusal(file(data))
    assert isinstance(error, FileError)
    assert (error.message, error.line, error.column) == (
        f"The file is not UTF-8: byte {byte} cannot stand here.",
        line,
        column,
    )


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    assert refusal(tmp_path / "no.json").message == "There is no such file."
    assert "cannot be read" in refusal(tmp_path).message


def test_a_file_that_is_larger_than_allowed_is_refused(file):
    with pytest.raises(FileError, match="larger than 10 bytes"):
        read_json(file("[1, 2, 3, 4]"), max_bytes=10)
    assert read_json(file("[1, 2, 3 ]"), max_bytes=10).content == [1, 2, 3]


def test_a_byte_order_mark_is_dropped_and_counts_as_no_column(file):
    document = read_json(file(b'\xef\xbb\xbf{"a": 1}'))
    assert document.content == {"a": 1}
    assert document.find([("a",)]) == {("a",): (1, 7)}


def test_a_lone_surrogate_is_read_as_it_was_escaped(file):
    assert read_json(file('["\\ud800", "\\ud83d\\ude00"]')).content == ["\ud800", "😀"]


def test_the_place_of_every_value_is_exact(file):
    text = '{\n  "$schema": "s",\n  "日本語": [ 1,\t"é", {"a\\"b": [[]]} ],\r\n  "😀": -1.5e3, "e": {}\n}'
    find = read_json(file(text)).find
    places = {
        (): (1, 1),
        ("$schema",): (2, 14),
        ("日本語",): (3, 10),
        ("日本語", 0): (3, 12),
        ("日本語", 1): (3, 15),
        ("日本語", 2): (3, 20),
        ("日本語", 2, 'a"b'): (3, 29),
        ("日本語", 2, 'a"b', 0): (3, 30),
        ("😀",): (4, 8),
        ("e",): (4, 21),
    }
    assert find(places) == places


@pytest.mark.parametrize(
    ("pointer", "place"),
    [(("projects", 1, "url"), (2, 2)), (("projects", 9), (1, 14)), (("x", "y"), (1, 1)), (("projects", 0, 0), (1, 15))],
)
def test_what_is_missing_is_placed_at_what_should_hold_it(file, pointer, place):
    assert read_json(file('{"projects": [{},\n {"a": 1}]}')).find([pointer]) == {pointer: place}


@given(JSON, st.sampled_from([None, 0, 3, "\t"]), st.booleans())
def test_every_value_is_found_where_it_stands(tmp_path_factory, value, indent, ensure_ascii):
    text = json.dumps(value, indent=indent, ensure_ascii=ensure_ascii)
    path = tmp_path_factory.getbasetemp() / "places.json"
    path.write_text(text, encoding="utf-8", newline="")
    document = read_json(path)
    assert document.content == value
    lines = text.split("\n")
    pointers = list(_pointers(value))
    for pointer, (line, column) in document.find(pointers).items():
        rest = "\n".join([lines[line - 1][column - 1 :], *lines[line:]])
        found, _ = json.JSONDecoder().raw_decode(rest)
        assert found == _at(value, pointer)


def _pointers(value, pointer=()):
    yield pointer
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in inner:
        yield from _pointers(part, (*pointer, step))


def _at(value, pointer):
    for step in pointer:
        value = value[step]
    return value


def test_problems_are_located_in_the_files_order(file):
    document = read_json(file('{"a": 1,\n"b": 2}'))
    located = document.locate([Problem(("b",), "second"), Problem(("a",), "first"), Problem((), "whole")])
    assert [(problem.message, problem.line, problem.column) for problem in located] == [
        ("whole", 1, 1),
        ("first", 1, 7),
        ("second", 2, 6),
    ]
    assert {problem.file for problem in located} == {document.file}


def test_a_text_of_five_megabytes_costs_no_more_than_a_few_copies_of_it_to_step_over(file):
    document = read_json(file(json.dumps({"title": "a" * 5_000_000, "url": 1})))
    tracemalloc.start()
    try:
        assert document.find([("url",)]) == {("url",): (1, 5_000_022)}
        assert tracemalloc.get_traced_memory()[1] < 60_000_000
    finally:
        tracemalloc.stop()
