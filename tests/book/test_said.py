"""What a file says, whatever its shape."""

import pytest

from generator.book.said import NO_FIELDS, Said, below, field_name, said, said_by_all, section

OTHERS = [None, "text", 7, True, ["title"], []]


def test_values_come_in_the_asked_order_with_their_places():
    content = {"author": None, "title": "Tides", "other": 1}
    assert list(said(content, ("title", "title"), ("author", "author"), ("missing", "url"))) == [
        Said("title", "Tides", ("title",)),
        Said("author", None, ("author",)),
    ]


def test_a_step_further_from_the_root_the_place_is_longer():
    found = said({"baseurl": "x"}, ("baseurl", "url"))
    assert list(below("html", found)) == [Said("url", "x", ("html", "baseurl"))]


def test_all_keys_are_said_under_their_own_name_but_for_the_logos_older_one():
    assert list(said_by_all({"edition": 2, "logo_path": "x.png"})) == [
        Said("edition", 2, ("edition",)),
        Said("logo", "x.png", ("logo_path",)),
    ]
    assert [field_name("logo_path"), field_name("edition")] == ["logo", "edition"]


@pytest.mark.parametrize("content", OTHERS)
def test_what_is_no_object_says_nothing(content):
    assert list(said(content, ("title", "title"))) == []
    assert section(content, "title") is None


@pytest.mark.parametrize("content", OTHERS[1:])
def test_something_else_in_place_of_fields_is_told(content):
    assert list(said_by_all(content)) == [Said(NO_FIELDS, content, ())]


def test_a_section_is_the_value_of_a_key():
    assert section({"html": {"baseurl": "x"}}, "html") == {"baseurl": "x"}
    assert section({}, "html") is None


def test_an_empty_place_for_fields_says_nothing():
    assert list(said_by_all(None)) == []
