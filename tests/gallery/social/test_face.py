"""One font: whether it can be read, and how near its letters stand."""

import pytest

from generator.errors import ThemeError
from generator.gallery.social.face import Face


def test_a_file_that_is_no_font_is_named():
    with pytest.raises(ThemeError) as caught:
        Face("title/broken.ttf", b"no font").has("a")
    assert caught.value.file == "fonts/title/broken.ttf"


def test_letters_are_kerned(titles, fonts):
    face = Face("title/50-literata.woff2", fonts["title/50-literata.woff2"])
    assert -0.2 < face.kerning("A", "V") < -0.05
    assert face.kerning("n", "n") == 0
    assert titles.line("AV").width == pytest.approx(face.width("A") + face.width("V") + face.kerning("A", "V"))
