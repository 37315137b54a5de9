"""Text for pictures: what is drawn, in which order, and how it falls into lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import ThemeError
from generator.gallery.social.lettering import Face, Lettering, chains, is_right_to_left

JOINED = "\ufe91\ufef4\ufe8e\ufee7\ufe8e\ufe95"  # the forms that the letters of بيانات take beside one another


@pytest.fixture(scope="module")
def titles(fonts):
    return chains(fonts)[0]


@pytest.mark.parametrize(
    "text",
    [
        "Reading the Tides",
        "Łódź, Đà Nẵng, Ångström: “½”",
        "Введение в анализ данных",
        "Εισαγωγή στη στατιστική",
        "מבוא לסטטיסטיקה",
        "مقدمة في علم البيانات",
        "Cafe\u0301",
    ],
)
def test_the_shipped_fonts_have_latin_greek_cyrillic_hebrew_and_arabic(titles, text):
    assert titles.drawable(text).replace("é", "e\u0301") == text


@pytest.mark.parametrize("text", ["数据科学导论", "GoSƐ", "हिन्दी", "ქართული", "Tides 潮", "ܣܘܪܝܝܐ", "🦉🌊 🎻", " "])
def test_a_text_with_a_letter_that_no_font_has_is_not_drawn_at_all(titles, text):
    assert titles.drawable(text) == ""


@pytest.mark.parametrize(
    ("text", "drawn"),
    [("Owls 🦉 of the 🌊 sea", "Owls of the sea"), ("Love ❤️", "Love"), ("🏴‍☠️ Pirates", "Pirates"), ("a\u00adb", "ab")],
)
def test_signs_that_no_font_has_are_left_out(titles, text, drawn):
    assert titles.drawable(text) == drawn


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("桜前線 · Following the Cherry Blossom North", "Following the Cherry Blossom North"),
        ("数据: A book", "A book"),
        ("Sakura (桜)", "Sakura"),
        ("Data – 数据 – Daten", "Data · Daten"),
        ("A 数据 book", ""),
        ("桜 · !", ""),
    ],
)
def test_a_part_that_lacks_a_letter_is_left_out_and_the_others_stand(titles, text, drawn):
    assert titles.drawable(text) == drawn
    assert titles.lacks_letters(text)


def test_a_font_more_draws_what_the_others_lack(fonts):
    latin = {path: font for path, font in fonts.items() if "literata" in path}
    hebrew = {"title/zz.woff2": fonts["title/60-noto-serif-hebrew.woff2"]}
    assert chains(latin)[0].drawable("מבוא") == ""
    assert [chain.drawable("מבוא") for chain in chains(latin | hebrew)] == ["מבוא", "מבוא"]


def test_a_file_that_is_no_font_is_named():
    with pytest.raises(ThemeError) as caught:
        Lettering([Face("title/broken.ttf", b"no font")]).drawable("a")
    assert caught.value.file == "fonts/title/broken.ttf"


def test_hebrew_stands_from_right_to_left_and_latin_words_in_it_from_left_to_right(titles):
    assert titles.line("מבוא ל Python").text == "Python ל אובמ"
    assert titles.line("Python: מבוא").text == "Python: אובמ"


def test_arabic_letters_take_the_forms_of_their_places(titles):
    assert titles.line("بيانات").text == JOINED[::-1]


def test_what_keeps_arabic_letters_apart_is_obeyed_and_not_drawn(titles):
    apart = titles.line(titles.drawable("نمی\u200cدانم")).text
    assert "\u200c" not in apart
    assert apart != titles.line("نمیدانم").text


def test_the_first_letter_tells_where_a_text_begins():
    assert [is_right_to_left(text) for text in ("1. מבוא", "مقدمة", "A מבוא", "1", "")] == [
        True,
        True,
        False,
        False,
        False,
    ]


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


def test_letters_are_kerned(titles, fonts):
    face = Face("title/50-literata.woff2", fonts["title/50-literata.woff2"])
    assert -0.2 < face.kerning("A", "V") < -0.05
    assert face.kerning("n", "n") == 0
    assert titles.line("AV").width == pytest.approx(face.width("A") + face.width("V") + face.kerning("A", "V"))


def test_each_run_of_a_line_begins_where_the_one_before_ends(titles):
    line = titles.line("AV מבוא")
    runs = list(titles.placed(line, 100))
    assert "".join(run for _, run, _ in runs) == line.text
    starts = [start for start, _, _ in runs]
    assert starts == sorted(starts)
    assert starts[1] == pytest.approx(100 * (titles.line("AV").width - titles.line("V").width), abs=1)
