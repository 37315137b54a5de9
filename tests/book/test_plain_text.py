"""Values of any kind become text."""

import pytest

from generator.book.plain_text import MAX_LENGTH, line, prose
from generator.documents.lenient_yaml import PLACEHOLDER


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Tides", "Tides"),
        ("  Reading \n the\tTides ", "Reading the Tides"),
        (None, ""),
        (2024, "2024"),
        (1.5, "1.5"),
        (True, "true"),
        (["Ada", None, "", "Grace", 3], "Ada, Grace, 3"),
        (["Ada", ["Grace"]], "Ada, Grace"),
        ([], ""),
    ],
)
def test_whatever_can_be_read_as_a_line_is_one(value, text):
    assert line(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ('<a href="https://ada.example/">Ada</a> <b>Lovelace</b>', "Ada Lovelace"),
        ("Ada<br>Grace<BR/>Joan<br />Mary", "Ada Grace Joan Mary"),
        ("<p>Ada</p><p>Grace</p>", "Ada Grace"),
        ("<div>Ada</div>Grace", "Ada Grace"),
        ("Ada <!-- <b>not</b> Grace --> Lovelace", "Ada Lovelace"),
        ("Ada <b>x</b> <!-- never closed", "Ada x"),
        ("<b>Ada</b><script>alert('a > b')</script><style>p {}</style>", "Ada"),
        ("<b>Ada</b><script>never closed", "Ada"),
        ('<img src="x.png" alt="x"> Ada', "Ada"),
        ("<b>List<T></b>", "List"),
        ("<b>Ada</b> & 1 < 2, 3 > 2", "Ada & 1 < 2, 3 > 2"),
        ("<b>unclosed", "unclosed"),
        ("closed</b>", "closed"),
        ("R&amp;D &#8212; M&uuml;ller &copy;&nbsp;2024", "R&D — Müller © 2024"),
        ("&lt;b&gt;", "<b>"),
        ("<b>AT&amp;T</b>", "AT&T"),
    ],
)
def test_html_is_reduced_to_its_text(value, text):
    assert line(value) == text


@pytest.mark.parametrize(
    "text",
    [
        "a < b and c > d",
        "List<T>",
        "1 <2> 3",
        "R&D",
        "AT&T; more",
        "&nosuchentity;",
        "<https://ada.example/>",
        "a <b",
        "<>",
    ],
)
def test_what_only_looks_like_html_stays(text):
    assert line(text) == text
    assert prose(text) == text


def test_paragraphs_of_a_prose_stay():
    assert prose("  One\n*two*\n\nThree ") == "One\n*two*\n\nThree"


def test_html_in_prose_leaves_its_paragraphs():
    text = "<p>One <b>two</b>\n  three.</p>\n\n<p>Four.<br>Five.</p>\n<ul><li>Six</li><li>Seven</li></ul>"
    assert prose(text) == "One two\nthree.\n\nFour.\nFive.\n\nSix\n\nSeven"


@pytest.mark.parametrize(("value", "text"), [(None, ""), (7, "7"), (["One.", "Two."], "One., Two.")])
def test_prose_may_be_something_else(value, text):
    assert prose(value) == text


@pytest.mark.parametrize("make", [line, prose])
@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ({"name": "Ada"}, "is an object, not a text"),
        ({PLACEHOLDER: None}, "is a template's placeholder, not a text"),
        ("{{ cookiecutter.name }}", r"holds \{\{ cookiecutter.name \}\}, a template's placeholder"),
        ("by {{author}}, 2024", "holds {{author}}, a template's"),
        ("{% if x %}Ada{% endif %}", "holds {% if x %}, a template's"),
        ([{"name": "Ada"}], "is an object, not a text"),
        (["{{ x }}"], "a template's placeholder"),
        ("x" * (MAX_LENGTH + 1), "is 100,001 characters long"),
    ],
)
def test_what_is_no_text_is_refused(make, value, reason):
    with pytest.raises(ValueError, match=reason):
        make(value)


@pytest.mark.parametrize("text", ["a {b} c", "{{", "}} {{", "{ {x} }", "{%", "%}"])
def test_braces_alone_are_no_placeholder(text):
    assert line(text) == text


@pytest.mark.parametrize(
    "piece", ["{{", "{%", "<!--", "<b", "<b ", "<b>", "<script>", "</script ", "&a", "&#1", "<br\n", "\n ", " "]
)
@pytest.mark.timeout(60)  # what is quadratic would take minutes
def test_hostile_text_takes_no_longer_than_other_text(piece):
    text = (piece * MAX_LENGTH)[: MAX_LENGTH - 4] + "</b>"
    line(text)
    prose(text)
