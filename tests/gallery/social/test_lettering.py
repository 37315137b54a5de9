"""Text for pictures: what is drawn, in which order, and how it falls into lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.gallery.social.lettering import chains

JOINED = "\ufe91\ufef4\ufe8e\ufee7\ufe8e\ufe95"  # the forms that the letters of بيانات take beside one another


def test_hebrew_stands_from_right_to_left_and_latin_words_in_it_from_left_to_right(titles):
    assert titles.line("מבוא ל Python").text == "Python ל אובמ"
    assert titles.line("Python: מבוא").text == "Python: אובמ"


def test_arabic_letters_take_the_forms_of_their_places(titles):
    assert titles.line("بيانات").text == JOINED[::-1]


def test_what_keeps_arabic_letters_apart_is_obeyed_and_not_drawn(titles):
    apart = titles.line(titles.drawable("نمی\u200cدانم")).text
    assert "\u200c" not in apart
    assert apart != titles.line("نمیدانم").text


def test_lines_are_about_equally_long(titles):
    lines = titles.lines("an ox is in at on of by up to it an ox", 10, 5)
    widths = [line.width for line in lines]
    assert len(lines) == 2
    assert min(widths) > 0.8 * max(widths)  # filled one after the other they would differ by a third


def test_a_text_that_needs_more_lines_or_room_does_not_fit(titles):
    assert titles.lines("one two three", 4, 1) is None
    assert titles.lines("Donaudampfschifffahrt", 4, 9) is None
    assert titles.lines("one two three", 4, 9) is not None


def test_chinese_may_break_anywhere_but_before_a_full_stop(fonts):
    # The widths of characters that a font lacks count too, so no large font is needed here.
    titles = chains(fonts)[0]
    width = 4.5 * titles.line("一").width
    parts = titles.forced("一二三四。五六七八", width, 9)
    assert [part.text for part in parts] == ["一二三", "四。五六", "七八"]


@given(st.text(st.sampled_from("ab WÄ-אבيا中。"), max_size=60), st.floats(1.5, 9), st.integers(1, 4))
def test_forced_lines_fit_and_lose_nothing_that_they_do_not_say(titles, text, width, most):
    lines = titles.forced(text, width, most)
    assert 1 <= len(lines) <= most
    assert all(line.width <= width + 1e-6 for line in lines)
    if not any("…" in line.text for line in lines) and text.isascii():
        assert "".join(line.text for line in lines).replace(" ", "") == "".join(text.split())


def test_a_shortened_line_says_so(titles):
    line = titles.line("A title that is far too long", 6)
    assert line.text.endswith("…")
    assert line.width <= 6


def test_each_run_of_a_line_begins_where_the_one_before_ends(titles):
    line = titles.line("AV מבוא")
    runs = list(titles.placed(line, 100))
    assert "".join(run for _, run, _ in runs) == line.text
    starts = [start for start, _, _ in runs]
    assert starts == sorted(starts)
    assert starts[1] == pytest.approx(100 * (titles.line("AV").width - titles.line("V").width), abs=1)
