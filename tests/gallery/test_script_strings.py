"""The texts that scripts get: where they stand, what is in them, and that none can end the element they stand in."""

import json

import pytest

from generator.gallery.embedded import as_json_in_html
from generator.model.settings import Settings
from tests.gallery.pseudo import shipped

HOSTILE = "</script><script>alert(1)</script><!-- & \u2028 \u2029 \" '"


def handed(read, page):
    """What the page hands to its scripts."""
    (script,) = (el for el in read(page).all("script") if el.attributes.get("id") == "gallery-strings")
    assert script.attributes["type"] == "application/json"
    return json.loads(script.text)


@pytest.mark.parametrize("language", ["en", "de"])
def test_lists_hand_the_texts_of_their_language_to_scripts(gallery, book, read, language):
    files = gallery(*(book(tags=("a",)) for _ in range(3)), settings=Settings(language=language, per_page=2)).files
    for path in ("index.html", "page/2/index.html", "tags/a/index.html", "tags/a/page/2/index.html"):
        data = handed(read, files[path])
        assert data["language"] == language
        assert data["texts"] == shipped(language)["script"] | {
            # Whatever is given a count comes in both forms, so that no script need ask.
            key: {"one": text, "other": text}
            for key, text in shipped(language)["script"].items()
            if isinstance(text, str) and "{count}" in text
        }


def test_other_pages_do_without(gallery, book):
    files = gallery(book("One", tags=("a",))).files
    for path in ("projects/one/index.html", "tags/index.html", "404.html"):
        assert b"gallery-strings" not in files[path]
    assert b"gallery-strings" not in gallery().files["index.html"]


def test_scripts_can_write_numbers_and_days_as_the_pages_do(gallery, book, read):
    def data(**settings):
        return handed(read, gallery(book(), settings=Settings(**settings)).files["index.html"])

    assert data(language="de")["group"] == "."
    german = data(language="de", date_format="long")["date"]
    assert german["pattern"] == "{day}. {month} {year}"
    assert (len(german["months"]), german["months"][2]) == (12, "März")
    assert data(date_format="short")["date"]["months"][8] == "Sep"
    assert data(date_format="iso")["date"] is None


def test_no_text_can_end_the_element_it_stands_in(themed, gallery, book, read):
    theme = themed({"strings/en.yml": json.dumps({"script": {"none": HOSTILE}})})
    page = gallery(book(), theme=theme).files["index.html"]
    assert handed(read, page)["texts"]["none"] == HOSTILE
    assert not set("<>&\u2028\u2029") & set(as_json_in_html(HOSTILE))


def test_english_stands_in_with_its_own_language(gallery, book, read):
    assert handed(read, gallery(book(), settings=Settings(language="fr")).files["index.html"])["language"] == "en"
