"""Created or updated: what a gallery's public data say, asked without a token and without ever failing."""

import json

import pytest

from generator.book.gallery import event_type_for, event_types_for, gallery_address
from generator.model.payload import EventType
from tests.github_api import faults
from tests.github_api.answers import page, redirect

TIDES = "https://you.github.io/tides/"
CREATED, UPDATED = EventType.CREATED, EventType.UPDATED


def data(*urls):
    return json.dumps({"projects": [{"title": "-", "url": url} for url in urls]}).encode()


def test_a_book_that_the_gallery_does_not_show_is_new(github):
    gallery = github.publish("/gallery/projects.json", data("https://you.github.io/bread/")).removesuffix(
        "projects.json"
    )
    assert event_type_for(TIDES, gallery) is CREATED
    [request] = github.requests
    assert request.headers["Authorization"] is None


@pytest.mark.parametrize("known", ["http://YOU.github.io/tides", "https://you.github.io/tides/index.html#top"])
def test_a_book_is_known_however_its_address_is_written(github, known):
    github.publish("/gallery/projects.json", data(known))
    assert event_type_for(TIDES, f"{github.origin}/gallery/") is UPDATED


@pytest.mark.parametrize(
    "answer",
    [
        page(404),
        page(500),
        b"",
        b"[]",
        b"{}",
        b'{"projects": 1}',
        b'{"projects": [1]}',
        b"<html>",
        b"[" * 9999,
        b"\xff",
    ],
)
def test_where_the_data_cannot_be_read_the_book_counts_as_updated(github, answer):
    github.publish("/gallery/projects.json", answer)
    assert event_type_for(TIDES, f"{github.origin}/gallery/") is UPDATED


def test_a_gallery_that_is_not_there_or_not_named_is_no_failure():
    assert event_type_for(TIDES, "http://127.0.0.1:9/") is UPDATED
    assert event_type_for(TIDES, "nonsense") is UPDATED
    assert event_type_for(TIDES, "") is UPDATED


def test_a_gallery_that_moved_to_a_domain_of_its_own_is_followed(github):
    github.publish("/gallery/projects.json", redirect(301, "/gallery/new/projects.json"))
    github.publish("/gallery/new/projects.json", data())
    assert event_type_for(TIDES, f"{github.origin}/gallery/") is CREATED


@pytest.mark.parametrize("location", ["/gallery/projects.json", "file:///etc/passwd", "//[", ""])
def test_a_redirect_that_leads_nowhere_ends(github, location):
    github.publish("/gallery/projects.json", redirect(302, location))
    assert event_type_for(TIDES, f"{github.origin}/gallery/") is UPDATED
    assert len(github.requests) <= 4


def test_a_connection_that_breaks_off_is_no_failure(github):
    github.answer_with(faults.Reset(), path="/gallery/")
    assert event_type_for(TIDES, f"{github.origin}/gallery/") is UPDATED


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("You/portfolio", "https://you.github.io/portfolio/"),
        ("you/You.github.io", "https://you.github.io/"),
    ],
)
def test_pages_has_a_rule_for_the_address(name, address):
    assert gallery_address("https://api.github.com", name) == address
    assert gallery_address("https://github.example.org/api/v3", name) == ""


def test_several_galleries_are_asked_at_the_same_time(github):
    github.answer_with(*[faults.Together(2)] * 2, path="/gallery/slow")
    github.publish("/gallery/new/projects.json", data())
    galleries = [f"{github.origin}/gallery/{name}" for name in ("slow-1", "new", "slow-2")]
    assert event_types_for(TIDES, galleries) == [UPDATED, CREATED, UPDATED]
