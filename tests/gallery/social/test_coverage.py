"""What of a text is drawn, and what is left out since no font has it."""

import pytest

from generator.gallery.social.lettering import chains


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
