"""How scripts are written."""

from generator.gallery.social.scripts import is_right_to_left


def test_the_first_letter_tells_where_a_text_begins():
    assert [is_right_to_left(text) for text in ("1. מבוא", "مقدمة", "A מבוא", "1", "")] == [
        True,
        True,
        False,
        False,
        False,
    ]
