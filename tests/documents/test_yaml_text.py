"""Strict YAML: plain data only, words stay words, with the place of every mistake."""

import re
import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.documents.yaml_text import read_yaml
from generator.errors import DocumentError, GeneratorError


@pytest.fixture
def content(file):
    return lambda text: read_yaml(file(text, "site.yml")).content


@pytest.fixture
def refusal(file):
    def read(text) -> GeneratorError:
        with pytest.raises(GeneratorError) as refused:
            read_yaml(file(text, "site.yml"))
        return refused.value

    return read


@pytest.mark.parametrize(
    "word",
    ["no", "off", "on", "yes", "y", "NO", "2026-03-14", "2026-03-14T09:30:00Z", "2:30", "190:20:30", "0x1F", "1_000"],
)
def test_words_that_yaml_1_1_would_turn_into_something_else_stay_texts(content, word):
    assert content(f"title: {word}") == {"title": word}
    assert content(f"{word}: 1") == {word: 1}


@pytest.mark.parametrize("word", [".5", "1.", "010", "=", "<<", "-", ".inf", ".NaN", "1e", "+"])
def test_what_is_no_number_of_json_stays_a_text(content, word):
    assert content(f"a: [x, {word}]") == {"a": ["x", word]}


@pytest.mark.parametrize(
    ("word", "value"),
    [("7", 7), ("-7", -7), ("0", 0), ("1.10", 1.1), ("1e3", 1000.0), ("true", True), ("False", False), ("null", None)],
)
def test_numbers_and_truth_are_read_as_json_has_them(content, word, value):
    found = content(f"a: {word}")["a"]
    assert (found, type(found)) == (value, type(value))


def test_quotes_make_a_text_of_everything(content):
    assert content("a: '1.10'\nb: \"true\"\nc: ''\nd:\n") == {"a": "1.10", "b": "true", "c": "", "d": None}


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "---\n", "null"])
def test_a_file_without_content_holds_nothing(content, text):
    assert content(text) is None


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, 1, "The key 'a' stands twice in the same mapping."),
        ("a:\n  - {é: 1, é: 2}\n", 2, 12, "The key 'é' stands twice"),
        ("a: !!python/object/apply:os.system ['true']", 1, 4, "is not plain data"),
        ("a: !secret x", 1, 4, "The tag '!secret' is not plain data."),
        ("a: !!binary aGk=", 1, 4, "is not plain data"),
        ("a: !!set {x}", 1, 4, "is not plain data"),
        ("a: !!timestamp 2026-01-01", 1, 4, "is not plain data"),
        ("a: !!int x", 1, 4, "'x' is not a number."),
        ("a: !!float .inf", 1, 4, "not a number"),
        ("? [a]\n: 1", 1, 3, "A key must be a text."),
        ("é: é\nb: [1\n", 3, 1, "The file is not YAML"),
        ("a: b: c", 1, 5, "The file is not YAML"),
        ("a: 1\n\tb: 2", 2, 1, "The file is not YAML"),
        ("a: *nobody", 1, 4, "The file is not YAML"),
        ("a: 1\n---\nb: 2\n", 2, 1, "The file is not YAML"),
        ("title: \x07", 1, 8, "the character U+0007 cannot stand there"),
        ("é: ü\nb: éé\x07x", 2, 6, "the character U+0007 cannot stand there"),
    ],
)
def test_what_is_no_plain_yaml_is_refused_at_its_place(refusal, text, line, column, said):
    error = refusal(text)
    assert isinstance(error, DocumentError)
    assert said in error.message
    assert (error.line, error.column) == (line, column)
    assert error.advice


@pytest.mark.parametrize("digits", [350, 399])
def test_a_whole_number_of_hundreds_of_digits_is_read_as_in_json(content, digits):
    assert content(f"a: {'7' * digits}") == {"a": int("7" * digits)}


@pytest.mark.parametrize("text", ["[" * 60 + "]" * 60, "- " * 60 + "x", "a: &a [*a]", "a: &a {b: *a}"])
def test_nesting_beyond_fifty_levels_is_refused(refusal, text):
    assert "50 deep" in refusal(text).message


@pytest.mark.parametrize("deep", ["[" * 100_000, "- " * 100_000])
def test_a_hundred_thousand_levels_are_refused_by_validate(run, file, deep):
    """In a process of its own: what this guards against ends the process."""
    found = run("validate", file(deep, "site.yml"))
    assert (found.returncode, found.stdout.count("site.yml")) == (1, 1)
    assert "deep" in found.stdout or "not YAML" in found.stdout


def test_a_billion_laughs_are_refused_within_seconds(refusal):
    laughs = "".join(f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 10)}]\n" for i in range(9))
    started = time.process_time()
    assert "values" in refusal(f"a: &a [{','.join(['lol'] * 10)}]\n{laughs}").message
    assert time.process_time() - started < 10


def test_an_alias_is_its_anchors_value(content):
    assert content("a: &x [1]\nb: *x") == {"a": [1], "b": [1]}


def test_the_place_of_every_key_and_item_is_exact(file):
    document = read_yaml(file("é: ü\nlinks:\n  - label: 日本\n    url: x\n  - {label: a, url: b}\n", "site.yml"))
    places = {
        (): (1, 1),
        ("é",): (1, 1),
        ("links",): (2, 1),
        ("links", 0): (3, 5),
        ("links", 0, "url"): (4, 5),
        ("links", 1, "url"): (5, 16),
        ("links", 1, "missing"): (5, 5),
        ("links", 7): (2, 1),
        ("nothing", 0): (1, 1),
    }
    assert document.find(places) == places
    assert read_yaml(file("", "site.yml")).find([("title",)]) == {("title",): (1, 1)}


# PyYAML writes YAML 1.1, where a number such as 0E0 is a text and needs no quotes.
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"])).filter(
    lambda text: not re.fullmatch(r"[-+]?[0-9]+[eE][-+]?[0-9]+", text, re.ASCII)
)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


@given(PLAIN)
def test_plain_data_that_another_program_wrote_is_read_back(tmp_path_factory, value):
    path = tmp_path_factory.getbasetemp() / "plain.yml"
    path.write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8", newline="")
    assert read_yaml(path).content == value
