"""A deployed book, read by its address: what is taken, what is left out, and every way in which there is nothing."""

import pytest

from generator.book.deployed import read_deployed
from generator.book.head import MAX_HEAD
from generator.errors import PageUnreachableError
from tests.github_api import faults
from tests.github_api.answers import page, redirect

FULL = b"""<!doctype html><html><head><title> Welcome \n - Tides </title>
<meta property="og:site_name" content="Project name not set"><meta property="og:title" content="Reading the Tides">
<meta property="og:description" content="The sea &amp; its <b>clock</b>."><meta name="description" content="Other.">
<meta name="author" content="Ines Halloway"><meta name="keywords" content="sea, maps, Sea">
<meta property="og:image" content="_static/logo.png"><meta property="og:image" content="second.png"></head>
<body><svg><title>Not this</title></svg></body></html>"""


@pytest.fixture
def read(github):
    """Publish a start page and read the book that it belongs to."""

    def read_page(content, path="/gallery/book/"):
        return read_deployed(github.publish(path, content))

    return read_page


def test_a_page_says_all_that_a_card_shows(read, github):
    book = read(FULL)
    assert book.record == {
        "title": "Reading the Tides",
        "description": "The sea & its clock.",
        "author": "Ines Halloway",
        "tags": ["sea", "maps"],
    }
    assert [logo.text for logo in book.logos] == [f"{github.origin}/gallery/book/_static/logo.png"]
    assert book.problems == ()
    [request] = github.requests
    assert request.headers["Authorization"] is None


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ('<meta property="og:title" content="Of the page"><title>Other</title>', "Of the page"),
        ("<title>Only\n this</title>", "Only this"),
        ("<TITLE>A &lt; B</TITLE>", "A < B"),
        ("<title>A — B</title>", "A — B"),
        ('<title>In — A — B</title><meta property="og:title" content="In">', "In"),
        (
            '<title>In — B</title><meta property="og:title" content="In"><meta name="docsearch:language" content="en">',
            "B",
        ),
    ],
)
def test_the_most_telling_title_counts(read, head, title):
    assert read(head.encode()).record["title"] == title


def test_a_start_page_that_only_sends_readers_on_is_followed_once_on_its_own_host(github, read):
    github.publish("/gallery/book/intro.html", b'<title>Intro</title><meta property="og:image" content="logo.png">')
    book = read(b'<title>Gone</title><meta http-equiv="Refresh" content="0; url=intro.html">')
    assert book.record["title"] == "Intro"
    assert [logo.text for logo in book.logos] == [f"{github.origin}/gallery/book/logo.png"]
    elsewhere = read(b'<title>Here</title><meta http-equiv="refresh" content="0; url=https://elsewhere.example/">')
    assert elsewhere.record["title"] == "Here"
    assert read(b'<title>Bad</title><meta http-equiv="refresh" content="0; url=//[">').record["title"] == "Bad"


def test_a_redirect_is_followed(github, read):
    github.publish("/gallery/book/", redirect(301, "/gallery/new/"))
    github.publish("/gallery/new/", FULL)
    assert read_deployed(f"{github.origin}/gallery/book/").record["title"] == "Reading the Tides"


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"<![x[", b"<meta", b"{}", b"<" * 200_000])
def test_a_page_that_says_nothing_is_no_failure(read, content):
    book = read(content)
    assert (dict(book.record), book.logos) == ({}, ())


def test_hostile_texts_are_left_out_with_a_warning_or_stay_texts(read):
    book = read(
        b'<meta property="og:title" content="&lt;script&gt;x&lt;/script&gt;a\x07b">'
        b'<meta name="author" content="' + b"x" * 501 + b'"><meta name="keywords" content="' + b"y" * 101 + b', ok">'
        b"<title>{{ evil }}</title>"
    )
    assert "title" not in book.record
    assert "author" not in book.record
    assert len(book.problems) >= 3


def test_only_the_beginning_of_a_page_is_read(read):
    assert read(b" " * MAX_HEAD + FULL).record == {}


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (page(404), "answered with status 404"),
        (page(500), "answered with status 500"),
        (redirect(302, "/gallery/book/"), "redirects more than 3 times"),
        (redirect(302, "file:///etc/passwd"), "redirects to something that is no address"),
        (redirect(302, "//["), "redirects to something that is no address"),
    ],
)
def test_a_page_that_cannot_be_had_is_told_with_its_reason(read, answer, reason):
    with pytest.raises(PageUnreachableError, match=reason) as caught:
        read(answer)
    assert caught.value.exit_code == 7
    assert caught.value.advice


def test_a_server_that_is_silent_or_not_there_is_given_up(github):
    github.answer_with(faults.Reset(), faults.Silence(None), path="/gallery/book/")
    address = f"{github.origin}/gallery/book/"
    with pytest.raises(PageUnreachableError, match="broke the connection off"):
        read_deployed(address)
    with pytest.raises(PageUnreachableError, match="did not answer in time"):
        read_deployed(address, seconds=0.5)
    with pytest.raises(PageUnreachableError, match="takes no connection"):
        read_deployed("http://127.0.0.1:9/")
