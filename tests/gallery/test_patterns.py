"""The patterns that scripts make cards from; tests/browser/test_patterns.py fills them."""

import json

import pytest

from generator.errors import ThemeError
from generator.gallery.theme import Theme


@pytest.fixture
def patterns(gallery, book):
    def read(*books, theme=None):
        page = gallery(*books, theme=theme or Theme()).files["index.html"].decode()
        return json.loads(page.partition('id="gallery-patterns">')[2].partition("</script>")[0])

    return read


def test_there_is_one_for_each_combination_of_flags_that_a_project_has(patterns, book):
    told = patterns(book("A"), book("B", url="https://b.example/b", status="archived"))
    assert [(one["of"], one["flags"]) for one in told] == [
        ("card", ""),
        ("card", "archived"),
        ("row", ""),
        ("row", "archived"),
    ]
    assert ["card-archived" in one["html"] for one in told] == [False, True, False, False]


def test_places_stand_where_values_would(patterns, book):
    card = patterns(book("A"))[0]["html"]
    for place in ("{title}", "{path}", "{summary}", "{author}", "{date.iso}", "{date.text}", "{hue}", "{logo_src}"):
        assert place in card
    for place in ("{shown_tags.0.name}", "{shown_tags.1.path}", "{more_tags}", "{facts.0.value}", "{facts.1.url}"):
        assert place in card


def test_no_value_of_a_project_is_in_them(patterns, book):
    text = json.dumps(patterns(book("Secret", description="secret", author=("Secret",), tags=("secret",))))
    assert "ecret" not in text


def test_a_mistake_in_a_card_is_an_error_with_its_place(gallery, book, tmp_path):
    (tmp_path / "partials").mkdir()
    (tmp_path / "partials" / "card.html").write_text("<p>\n{{ card.nothing }}</p>")
    with pytest.raises(ThemeError) as raised:
        gallery(book("A"), theme=Theme(tmp_path))
    assert (raised.value.file, raised.value.line) == (str(tmp_path / "partials" / "card.html"), 2)
