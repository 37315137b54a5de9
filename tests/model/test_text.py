"""Text from outside: what may be printed, what a page can carry, which texts are compared as equal."""

import re
import unicodedata
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.text import clip, fold, printable, unify_line_ends, unsafe_character

# Everything, and often what is dangerous in a log.
LINES = st.text() | st.lists(
    st.sampled_from(
        ["::", "##[", "#", "[", ":", " ", "\u00a0", "\n", "\r", "\x1b[2J", "\u202e", "\u2028", "error", "\ud800"]
    )
).map("".join)


def is_command(line):
    """As GitHub's runner sees a line of a log."""
    return line.strip().startswith("::") or "##[" in line


@given(LINES)
def test_nothing_printable_controls_a_terminal(line):
    shown = printable(line)
    assert len(shown.splitlines()) <= 1
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Cn", "Co", "Zl", "Zp") for char in shown)
    assert not re.search("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]", shown)


@given(LINES)
def test_nothing_printable_is_a_command_to_the_runner(line):
    assert not is_command(printable(line))


@given(LINES)
def test_what_is_printable_already_stays_as_it_is(line):
    assert printable(printable(line)) == printable(line)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("a\nb", r"a\x0ab"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("abc\u202efdp", r"abc\u202efdp"),
        ("\ud800", r"\ud800"),
        ("\U000e0041", r"\U000e0041"),
        ("::set-output name=a::b", r"\x3a:set-output name=a::b"),
        (" \u00a0::warning::x", " \u00a0\\x3a:warning::x"),
        ("x ##[error]y", r"x #\x23[error]y"),
        ("###[group]", r"##\x23[group]"),
    ],
)
def test_dangerous_characters_are_shown_as_escapes(line, shown):
    assert printable(line) == shown


@pytest.mark.parametrize(
    "line",
    [
        "a: b",
        "x::y",
        "نمی\u200cخواهم",
        "👩\u200d💻 日本語",
        "naïve café\u00a0: 1\u202f000",
        "Ελληνικά",
        "#1 [x]",
    ],
)
def test_ordinary_text_of_every_language_is_printed_as_it_is(line):
    assert printable(line) == line


@pytest.mark.parametrize("char", ["\x00", "\x0b", "\x1f", "\x7f", "\x85", "\ud800", "\ufffe", "\ufdd0", "\U0010ffff"])
def test_characters_that_no_page_can_carry_are_found(char):
    assert unsafe_character(f"ok {char} \x01") == char


@pytest.mark.parametrize("text", ["", "a\tb\nc\r\n", "\u00a0", "\ufffd", "\ue000", "😀", "\u200d"])
def test_characters_that_pages_can_carry_are_let_through(text):
    assert unsafe_character(text) == ""


@given(st.text())
def test_what_is_safe_for_pages_is_safe_for_xml(text):
    if not unsafe_character(text):
        parsed = ElementTree.fromstring(ElementTree.tostring(_element(text), encoding="utf-8"))
        assert unify_line_ends(parsed.text or "") == unify_line_ends(text)


def _element(text):
    element = ElementTree.Element("text")
    element.text = text
    return element


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Physics", "physics"),
        (" deep  learning ", "Deep Learning"),
        ("Straße", "STRASSE"),
        ("Café", "cafe\u0301"),
        ("ÉTÉ", "été"),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
    ],
)
def test_tags_that_readers_take_for_one_are_compared_as_equal(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("c", "c++"), ("ete", "été"), ("deep-learning", "deep learning")])
def test_tags_that_differ_in_letters_stay_different(one, other):
    assert fold(one) != fold(other)


@given(st.text())
def test_a_folded_text_is_folded_already(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_line_ends_become_line_feeds_and_nothing_else_changes(text):
    unified = unify_line_ends(text)
    assert "\r" not in unified
    assert unified.replace("\n", "") == text.replace("\n", "").replace("\r", "")
    assert unify_line_ends(text.replace("\r", "").replace("\n", "\r\n")) == text.replace("\r", "")


def test_a_long_text_is_clipped_with_an_ellipsis_and_a_short_one_is_not():
    assert clip("abcdef", 6) == "abcdef"
    assert clip("abcdefg", 6) == "abcde…"
