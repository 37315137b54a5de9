"""Untidy values become fields as a project would hold them."""

import pytest

from generator.book.untidy import settled
from generator.documents.lenient_yaml import PLACEHOLDER


@pytest.mark.parametrize(
    ("name", "value", "field"),
    [
        ("title", " Tides\n", "Tides"),
        ("title", "2024-01-01", "2024-01-01"),
        ("title", 1984, "1984"),
        ("title", ["Tides", "a reader"], "Tides, a reader"),
        ("title", "<b>Tides</b> &amp; currents", "Tides & currents"),
        ("description", "One.\n\nTwo.\n", "One.\n\nTwo."),
        ("body", "# One\n\n<p>Two</p>", "# One\n\nTwo"),
        ("category", ["Course", "Lab"], "Course, Lab"),
        ("duration", 3, "3"),
        ("description", "<b>One</b>", "One"),
        ("url", [" https://ada.example.org/ "], "https://ada.example.org/"),
        ("updated", "2026-03-14", "2026-03-14"),
        ("updated", "2026-03-14 09:30:00", "2026-03-14T09:30:00Z"),
    ],
)
def test_a_text_becomes_what_it_was_meant_to_be(name, value, field):
    assert settled(name, value) == field


@pytest.mark.parametrize(
    ("value", "author"),
    [
        ("Ada Lovelace, Grace Hopper", "Ada Lovelace, Grace Hopper"),
        ("<a href='x'>Ada</a> and <b>Grace</b>", "Ada and Grace"),
        (["Ada", "Grace", "Ada"], ["Ada", "Grace"]),
        (["Ada"], "Ada"),
        (["Ada", None, ""], "Ada"),
        ([{"name": "Ada"}, {"given-names": "Grace", "family-names": "Hopper"}], ["Ada", "Grace Hopper"]),
        ({"name": "Ada"}, "Ada"),
    ],
)
def test_one_author_is_a_text_and_several_are_a_list(value, author):
    assert settled("author", value) == author


@pytest.mark.parametrize(
    ("value", "tags"),
    [
        (["time series", "oceans"], ["time series", "oceans"]),
        ("time series, oceans;tides", ["time series", "oceans", "tides"]),
        ("oceans\ntides\n", ["oceans", "tides"]),
        ("R&amp;D, <b>tides</b>", ["R&D", "tides"]),
        (["a, b", "c"], ["a, b", "c"]),
        (["Oceans", " oceans ", "OCEANS"], ["Oceans"]),
        ([["oceans", "tides"], "waves"], ["oceans", "tides", "waves"]),
        (["oceans", None, "", 2024, True], ["oceans", "2024", "true"]),
        (2024, ["2024"]),
        (",, oceans, ,", ["oceans"]),
    ],
)
def test_tags_are_a_list_each_once(value, tags):
    assert settled("tags", value) == tags


@pytest.mark.parametrize(
    ("name", "value", "field"),
    [
        ("repository", "ada/tides", "https://github.com/ada/tides"),
        ("repository", "https://gitlab.example/ada/tides", "https://gitlab.example/ada/tides"),
        ("doi", "https://doi.org/10.5281/zenodo.1234", "10.5281/zenodo.1234"),
        ("doi", "http://dx.doi.org/10.5281/zenodo.1234", "10.5281/zenodo.1234"),
        ("doi", "doi: 10.5281/zenodo.1234", "10.5281/zenodo.1234"),
        ("doi", "10.5281/doi:1234", "10.5281/doi:1234"),
        ("license", "CC-BY-4.0", "CC-BY-4.0"),
        ("license", ["MIT", "Apache-2.0"], "MIT, Apache-2.0"),
        ("license", {"content": "CC-BY-4.0", "code": "MIT"}, "CC-BY-4.0, MIT"),
        ("license", {"content": "MIT", "code": "MIT"}, "MIT"),
        ("license", {"content": {"id": "CC-BY-4.0", "url": "https://x.example"}}, "CC-BY-4.0"),
        ("license", {"name": "Our own"}, "Our own"),
    ],
)
def test_facts_take_one_form(name, value, field):
    assert settled(name, value) == field


@pytest.mark.parametrize(
    ("value", "field"),
    [
        (" as it\n <b>stands</b> ", "as it\n <b>stands</b>"),
        (2, 2),
        (1.5, 1.5),
        (0, 0),
        (False, False),
        (["a", 1, True, None, ""], ["a", 1, True]),
        ("N/A", "N/A"),
    ],
)
def test_custom_fields_stay_as_they_stand(value, field):
    found = settled("edition", value)
    assert found == field
    assert type(found) is type(field)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *((name, None) for name in ("title", "author", "tags", "description", "license", "edition")),
        *((name, " \n") for name in ("title", "author", "tags", "description", "license", "edition")),
        *((name, []) for name in ("title", "author", "tags", "description", "license", "edition")),
        ("title", "No title"),
        ("title", "<b>No title</b>"),
        ("description", "None"),
        ("author", "N/A"),
        ("tags", " none\n"),
        ("tags", [None, " ", "<b></b>"]),
        ("category", "null"),
        ("author", ["", None]),
    ],
)
def test_what_says_nothing_is_no_field(name, value):
    assert settled(name, value) is None


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("title", {"short": "Tides"}, "is an object, not a text"),
        ("tags", {"oceans": None}, "is an object, not a text"),
        ("tags", [{"oceans": "tides"}], "is an object, not a text"),
        ("author", [{"orcid": "0000"}], "none of the known keys"),
        ("license", {"url": "https://x.example"}, "is an object, not the name of a license"),
        ("license", {PLACEHOLDER: None}, "is a template's placeholder, not the name"),
        ("edition", {"number": 2}, "custom fields hold no objects"),
        ("edition", [{"number": 2}], "custom fields hold no objects"),
        ("edition", "{{ edition }}", "a template's placeholder"),
        ("edition", {PLACEHOLDER: None}, "is a template's placeholder, not a text, a number or a list"),
    ],
)
def test_what_no_field_can_be_made_of_is_refused_with_a_reason(name, value, reason):
    with pytest.raises(ValueError, match=reason):
        settled(name, value)
