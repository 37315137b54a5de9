"""Untidy YAML: what `yaml_text` refuses and a book's configuration holds all the same."""

import pytest

from generator.documents.lenient_yaml import PLACEHOLDER, number_or_text, read_lenient_yaml
from generator.errors import DocumentError
from generator.model.problems import Problem


@pytest.fixture
def content(file):
    return lambda text: read_lenient_yaml(file(text, "_config.yml")).content


def test_unknown_tags_leave_what_they_tag(content):
    text = 'a: !!python/name:os.system "run"\nb: !custom [1, 2]\nc: !custom {d: !!binary aGk=}\n'
    assert content(text) == {"a": "run", "b": [1, 2], "c": {"d": "aGk="}}


def test_a_tag_that_contradicts_its_value_leaves_a_text(content):
    assert content("a: !!int many\nb: !!bool maybe\nc: !!null something\nd: !!float x\n") == {
        "a": "many",
        "b": "maybe",
        "c": "something",
        "d": "x",
    }


def test_a_placeholder_of_a_template_is_an_object_with_a_key_that_says_so(content):
    assert content("title: {{ cookiecutter.name }}\nauthor: Ada\n") == {"title": {PLACEHOLDER: None}, "author": "Ada"}


def test_of_a_key_that_stands_twice_the_last_counts_and_is_pointed_at(file):
    document = read_lenient_yaml(file("a: 1\nb: 2\na: 3\n", "_config.yml"))
    assert document.content == {"a": 3, "b": 2}
    assert document.locate([Problem(("a",), "is three")])[0].line == 3


def test_merge_keys_are_followed_and_what_stands_beside_them_wins(content):
    text = "one: &one {a: 1, b: 1}\ntwo: &two {b: 2, c: 2}\nx: {<<: *one, a: 0}\ny: {<<: [*one, *two]}\n"
    assert content(text)["x"] == {"a": 0, "b": 1}
    assert content(text)["y"] == {"a": 1, "b": 1, "c": 2}
    assert content("<<: text\n") == {"<<": "text"}


@pytest.mark.parametrize("literal", ["1.10", "007", "1e3", "+5", "2024-01-01", "2:30", "no", "0x10", "1_000", "-0"])
def test_what_would_not_come_back_as_it_was_written_stays_a_text(content, literal):
    assert content(f"a: {literal}") == {"a": literal}


@pytest.mark.parametrize(("literal", "value"), [("2", 2), ("-7", -7), ("1.5", 1.5), ("true", True), ("~", None)])
def test_plain_values_keep_their_type(content, literal, value):
    assert content(f"a: {literal}") == {"a": value}


@pytest.mark.parametrize("literal", ["nan", ".nan", "inf", "-inf", ".inf", "1e400", "9" * 5000])
@pytest.mark.parametrize("tag", ["", "!!float ", "!!int "])
def test_what_no_number_in_json_can_say_stays_a_text(content, tag, literal):
    assert content(f"a: {tag}{literal}") == {"a": literal}
    assert number_or_text(literal) == literal


def test_a_text_is_the_number_that_it_looks_like():
    found = [number_or_text(text) for text in ("7", "-7", "1.5", "1" * 400)]
    assert found == [7, -7, 1.5, int("1" * 400)]
    assert [type(number) for number in found] == [int, int, float, int]


@pytest.mark.parametrize("text", ["", "---\n", "# only a comment\n"])
def test_an_empty_file_holds_nothing(content, text):
    assert content(text) is None


def test_line_ends_and_a_byte_order_mark_do_not_matter(content):
    assert content(b"\xef\xbb\xbftitle: Tides\r\nauthor: Ada\r\n") == {"title": "Tides", "author": "Ada"}


@pytest.mark.parametrize("text", ["a: [1", "a: b: c", "\tx: 1", "a: 1\n---\nb: 2\n", "a: '\x07'"])
def test_what_is_no_yaml_is_refused_with_its_place(content, text):
    with pytest.raises(DocumentError) as refusal:
        content(text)
    assert refusal.value.line >= 1


@pytest.mark.parametrize("text", ["a:\n" + "- b\n" * 4_000_000, "".join(f"{n}: x\n" for n in range(1_500_000))])
@pytest.mark.timeout(5)  # as nodes they would take gigabytes, and more seconds than that
def test_a_huge_file_is_refused_before_it_is_understood(content, text):
    with pytest.raises(DocumentError, match="more than 100,000 values") as refusal:
        content(text)
    assert 100_000 <= refusal.value.line <= 200_000


def test_bombs_are_refused(content):
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    with pytest.raises(DocumentError, match="more than"):
        content("\n".join(lines))
    with pytest.raises(DocumentError, match="deep"):
        content("[" * 5000)
    with pytest.raises(DocumentError, match="deep"):
        content("a: &a {<<: *a}")
