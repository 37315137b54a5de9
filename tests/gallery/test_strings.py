"""What a text becomes: for a template, for code, with a number, and when something is amiss."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.errors import ThemeError
from generator.gallery.strings import Form, Message, Strings


def message(text: str, *needs: str, one: str = "") -> Message:
    return Message(Form(one or text, Markup.escape(one or text)), Form(text, Markup.escape(text)), frozenset(needs))


@pytest.fixture(scope="module")
def few():
    """A handful of texts, made up."""
    messages = {
        "numbers.group": message("."),
        "fixed": message("A <b> & 'c'"),
        "named": message("<{name}> & {other}", "name", "other"),
        "count": message("{count} books", "count", one="one book"),
    }
    return Strings("en", is_substitute=False, file="strings/en.yml", messages=messages)


def test_a_text_is_escaped_for_a_template_and_plain_for_code(few):
    assert few.html("fixed") == Markup("A &lt;b&gt; &amp; &#39;c&#39;")
    assert isinstance(few.html("fixed"), Markup)
    assert few.text("fixed") == "A <b> & 'c'"
    assert not isinstance(few.text("fixed"), Markup)


def test_values_are_escaped_unless_they_are_markup(few):
    assert few.html("named", name="<i>", other=Markup("<i>x</i>")) == Markup("&lt;&lt;i&gt;&gt; &amp; <i>x</i>")
    assert few.text("named", name="<i>", other="&") == "<<i>> & &"


@given(st.text(), st.text())
def test_a_value_stands_in_its_place_whatever_is_in_it(name, other):
    strings = Strings(
        "en", False, "", {"numbers.group": message(","), "x": message("a{name}b{other}c", "name", "other")}
    )
    assert strings.text("x", name=name, other=other) == f"a{name}b{other}c"
    assert (
        strings.html("x", name=name, other=other).unescape()
        == Markup(f"a{Markup.escape(name)}b{Markup.escape(other)}c").unescape()
    )


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0 books"), (1, "one book"), (2, "2 books"), (1348, "1.348 books"), (10**7, "10.000.000 books")],
)
def test_exactly_one_has_a_form_of_its_own_and_numbers_are_grouped(few, count, text):
    assert few.text("count", count=count) == text
    assert few.html("count", count=count) == text


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", ["999", "1,000", "1,348", "1,000,000"]), ("de", ["999", "1.000", "1.348", "1.000.000"])],
)
def test_thousands_are_grouped_as_the_language_does(strings, language, written):
    assert [strings(language).number(number) for number in (999, 1000, 1348, 10**6)] == written


@pytest.mark.parametrize(
    ("key", "values", "said"),
    [
        ("nonesuch", {}, "no text 'nonesuch'"),
        ("named", {"name": "x"}, "needs name, other, and was given name"),
        ("count", {"cuont": 1}, "needs count, and was given cuont"),
        ("fixed", {"count": 1}, "needs no value, and was given count"),
    ],
)
def test_what_is_asked_for_wrongly_is_told(few, key, values, said):
    with pytest.raises(LookupError, match=said):
        few.html(key, **values)
    with pytest.raises(ThemeError, match=said) as caught:
        few.text(key, **values)
    assert caught.value.file == "strings/en.yml"
    assert caught.value.advice
