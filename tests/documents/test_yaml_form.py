"""What is written as YAML is read as what it was, by every reader."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.documents.yaml_data import is_same, parse_yaml_data
from generator.documents.yaml_form import can_be_yaml, lines_of

WORDS = [
    *("no", "On", "y", "N", "null", "~", "", "true", "2026-03-14", "2026-03-14T09:30:00Z", "2:30", "190:20:30"),
    *("1.10", "1e5", "0x1F", "0o17", "017", "1_000", ".5", "+1", "-7", "-", "- a", "? a", "a: b", "a:", "a #b", "#a"),
    *("=", "<<", "---", "--- a", "...", "'a'", '"a"', " a", "a ", "[a]", "{a}", "@a", "`a", "%a", "*a", "&a", "!a"),
    *(
        "https://a.example/#top",
        "10.5281/zenodo.1234",
        "潮の満ち引き 🌊",
        "a\u2028b",
        "a\x85b",
        "\ufeffa",
        "a\tb",
        "\ta",
    ),
    *(
        "a\nb",
        "a\nb\n",
        "a\n\n\n",
        "\na",
        " a\nb",
        "a\n b\n",
        "\n",
        " \n ",
        "a\n  ",
        "a  \nb",
        "# a\n---\nb",
        "a\r\nb",
        "\ta\nb",
    ),
]
TEXTS = st.text() | st.text(st.sampled_from("a \n\t#:-|>'\"\\é\r")) | st.sampled_from(WORDS)
NUMBERS = st.integers(-(10**30), 10**30) | st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


def written(value):
    return "\n".join(lines_of(value)) + "\n"


def read(text):
    return parse_yaml_data(Path("made.yml"), text).document.content


@given(JSON)
def test_any_plain_data_is_read_as_it_was_written(value):
    assert is_same(read(written(value)), value)


@given(TEXTS)
def test_other_readers_take_no_text_for_anything_else(text):
    assert yaml.safe_load(written({"a": [text]})) == {"a": [text]}


@pytest.mark.parametrize("text", WORDS)
def test_each_awkward_text_comes_back(text):
    for value in (text, [text, text], {text: {text: [text]}}):
        assert is_same(read(written(value)), value)
        assert yaml.safe_load(written(value)) == value


@pytest.mark.parametrize(
    "value", ["\ud800 alone", {"\udfff": 1}, {"k" * 2000: 1}, {"a": ["\ud800", {"b": "it's"}]}, {"a'": "\ud800"}]
)
def test_what_yaml_cannot_carry_stands_as_json(value):
    assert not can_be_yaml(value)
    for whole in ([value], {"a": value, "b": 1}):
        assert "!json" in written(whole)
        assert is_same(read(written(whole)), whole)


def test_great_depth_stands_as_json():
    value: Any = 1
    for _ in range(200):
        value = [value]
    assert is_same(read(written({"a": value})), {"a": value})


@pytest.mark.parametrize(
    ("literal", "meant"),
    [
        *(
            (word, word)
            for word in ("no", "1.10", "2026-03-14", "2:30", "1e5", "+1", "010", "0x1F", "v2", "1e999", "-0")
        ),
        *(("1", 1), ("-7", -7), ("1.5", 1.5), ("true", True), ("~", None), ("", None), ('"1"', "1")),
    ],
)
def test_words_typed_by_hand_are_what_they_were_meant_to_be(literal, meant):
    assert is_same(read(f"a: {literal}\n"), {"a": meant})


def test_the_form_is_one_that_people_write():
    value = {
        "title": "Tides",
        "version": "1.10",
        "body": "# Tides\n\nText.",
        "tags": ["a", "b"],
        "empty": [],
        "source": {"run_id": 7, "list": [{"a": 1}, [2]]},
    }
    assert written([value]) == (
        "- title: Tides\n"
        '  version: "1.10"\n'
        "  body: |-\n"
        "    # Tides\n"
        "\n"
        "    Text.\n"
        "  tags:\n"
        "    - a\n"
        "    - b\n"
        "  empty: []\n"
        "  source:\n"
        "    run_id: 7\n"
        "    list:\n"
        "      - a: 1\n"
        "      - - 2\n"
    )
