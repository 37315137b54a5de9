"""What is accepted as an address, and which ways to write one mean the same book."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.urls import MAX_LENGTH, ascii_url, canonical_url, check_url, deployed_url, folder_of, is_url

BOOK = "https://ada.example.org/book"

HOSTS = st.sampled_from(
    [
        "ada.example.org",
        "ADA.Example.org",
        "münchen.example",
        "xn--mnchen-3ya.example",
        "例え.テスト",
        "127.0.0.1",
        "[::1]",
    ]
)
PORTS = st.sampled_from(["", ":80", ":443", ":8080"])
PIECES = st.sampled_from(
    ["a", "B", "é", "書", "~", "%7E", "%7e", "%C3%A9", "%2F", "%2e", "%4A", "%25", "+", "(", ";", "=", "index.html"]
)
SEGMENTS = st.lists(PIECES, max_size=4).map("".join) | st.sampled_from([".", "..", "", "index.html"])
PATHS = st.lists(SEGMENTS, max_size=5).map(lambda segments: "".join(f"/{segment}" for segment in segments))
QUERIES = st.sampled_from(["", "?", "?page=1", "?page=%31", "?q=é", "?a/../b", "?%25"])
URLS = st.builds(
    lambda *parts: "".join(parts),
    st.sampled_from(["http://", "https://", "HTTPS://"]),
    HOSTS,
    PORTS,
    PATHS,
    QUERIES,
    st.sampled_from(["", "#", "#top", "#a/b?c"]),
)


@pytest.mark.parametrize(
    "same",
    [
        "http://ada.example.org/book",
        "HTTPS://ada.example.org/book",
        "https://ADA.Example.ORG/book",
        "https://ada.example.org./book",
        "https://ada.example.org:443/book",
        "http://ada.example.org:80/book",
        "https://ada.example.org/book#intro",
        "https://ada.example.org/book?",
        "https://ada.example.org/book/",
        "https://ada.example.org/book//",
        "https://ada.example.org/book/index.html",
        "https://ada.example.org/book/index.html#intro",
        "https://ada.example.org/%62ook",
        "https://ada.example.org/./shelf/../book/",
        "https://ada.example.org/%2e/book",
    ],
)
def test_the_same_book_has_one_identity_however_its_address_is_written(same):
    assert canonical_url(same) == BOOK


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://münchen.example/", "https://xn--mnchen-3ya.example"),
        ("https://MÜNCHEN.example/", "https://münchen.example"),
        ("https://ada.example.org/b%c3%bccher", "https://ada.example.org/b%C3%BCcher/"),
        ("https://ada.example.org/bücher", "https://ada.example.org/b%C3%BCcher"),
        ("https://ada.example.org", "https://ada.example.org/index.html"),
        ("https://[0:0:0:0:0:0:0:1]/x", "https://[::1]/x"),
        ("https://ada.example.org?q=%61", "https://ada.example.org/?q=a"),
    ],
)
def test_encodings_of_the_same_address_are_equal(one, other):
    assert canonical_url(one) == canonical_url(other)


@pytest.mark.parametrize(
    "other",
    [
        "https://eve.example.org/book",
        "https://ada.example.org:8080/book",
        "https://ada.example.org/Book",
        "https://ada.example.org/book/2",
        "https://ada.example.org/book?edition=2",
        "https://ada.example.org/book/index.htm",
        "https://ada.example.org/book-index.html",
        "https://ada.example.org/boo%6B%2F",
        "https://ada.example.org/",
    ],
)
def test_different_books_have_different_identities(other):
    assert canonical_url(other) != BOOK


def test_an_encoded_slash_does_not_separate():
    assert canonical_url("https://a.example/x%2fy") != canonical_url("https://a.example/x/y")


@given(URLS)
def test_the_canonical_form_is_its_own_canonical_form(url):
    once = canonical_url(url)
    assert canonical_url(once) == once


@given(URLS)
def test_a_canonical_address_is_plain_https_without_fragment_or_trailing_slash(url):
    found = canonical_url(url)
    assert found.isascii()
    assert found.startswith("https://")
    assert "#" not in found
    assert not found.partition("?")[0].endswith(("/", "/index.html", ":80", ":443"))


@given(st.text(), st.sampled_from(["", "https://", "http://a", "https://a.example/", "https://["]))
def test_any_text_is_either_accepted_with_an_identity_or_refused_with_a_reason(text, start):
    url = start + text
    if is_url(url):
        assert canonical_url(canonical_url(url)) == canonical_url(url)
    else:
        with pytest.raises(ValueError, match=r"\S"):
            canonical_url(url)


@given(st.lists(st.text(string.ascii_letters + string.digits, min_size=1), min_size=1, max_size=3))
def test_plain_paths_that_differ_stay_different(segments):
    path = "/".join(segments)
    assert canonical_url(f"{BOOK}/{path}") == f"{BOOK}/{path}"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", "not an absolute address"),
        ("//ada.example.org/", "not an absolute address"),
        ("ada.example.org/book", "not an absolute address"),
        ("javascript:alert(1)", "only http: and https:"),
        ("data:text/html,x", "only http: and https:"),
        ("ftp://ada.example.org/", "only http: and https:"),
        ("https://ada:secret@example.org/", "a user name or a password"),
        ("https://ada@example.org/", "a user name or a password"),
        ("https:///book", "names no host"),
        ("https:book", "names no host"),
        ("https://ada.example.org:0/", "port 0"),
        ("https://ada.example.org:99999/", "[Pp]ort"),
        ("https://ada.example.org:x/", "[Pp]ort"),
        ("https://[::1/", "IPv6"),
        ("https://[::g]/", "::g"),
        ("https://a..b/", "cannot exist"),
        ("https://-a.example/", "cannot exist"),
        ("https://a%62.example/", "cannot exist"),
        ("https://\u2603\u0338.example/", "not a valid domain name"),
        (" https://ada.example.org/", "a space"),
        ("https://ada.example.org/a b", "a space"),
        ("https://ada.example.org\\book", "a backslash"),
        ("https://ada.example.org/\u202ebook", "an invisible character"),
        ("https://ada.example.org/\n", "a space"),
        ("https://ada.example.org/100%", "as %25"),
        ("https://ada.example.org/{book}", "as %7B"),
        ('https://ada.example.org/"book"', "as %22"),
        ("https://ada.example.org/\ud800", "an invisible character"),
    ],
)
def test_what_is_no_address_of_a_book_is_refused_with_a_reason(url, reason):
    with pytest.raises(ValueError, match=reason):
        check_url(url)


def test_the_longest_address_is_accepted_and_one_longer_is_not():
    longest = f"{BOOK}/".ljust(MAX_LENGTH, "x")
    assert canonical_url(longest) == longest
    with pytest.raises(ValueError, match="2,001 characters long"):
        check_url(f"{longest}x")


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://a.example/x%20y/?q=1#top", "https://a.example/x%20y/?q=1#top"),
        (
            "https://bücher.example:8443/straße?ü=%C3%BC#é",
            "https://xn--bcher-kva.example:8443/stra%C3%9Fe?%C3%BC=%C3%BC#%C3%A9",
        ),
        ("https://[::1]:8000/é", "https://[::1]:8000/%C3%A9"),
    ],
)
def test_an_address_in_ascii_leads_to_the_same_place(url, written):
    assert ascii_url(url) == written
    assert canonical_url(ascii_url(url)) == canonical_url(url)


@pytest.mark.parametrize(
    ("url", "deployed", "folder"),
    [
        ("https://ada.example.org", "https://ada.example.org/", "https://ada.example.org/"),
        ("https://ada.example.org/book", f"{BOOK}/", f"{BOOK}/"),
        ("https://ada.example.org/book/", f"{BOOK}/", f"{BOOK}/"),
        ("https://ada.example.org/book#part", f"{BOOK}/", f"{BOOK}/"),
        ("https://ada.example.org/book#", f"{BOOK}/", f"{BOOK}/"),
        ("https://ada.example.org/book?edition=2#x", f"{BOOK}/?edition=2", f"{BOOK}/"),
        ("https://ada.example.org/book?page=a/b.html", f"{BOOK}/?page=a/b.html", f"{BOOK}/"),
        ("https://ada.example.org/book/v1.0", f"{BOOK}/v1.0/", f"{BOOK}/v1.0/"),
        ("https://ada.example.org/you.github.io", "https://ada.example.org/you.github.io/", None),
        ("https://ada.example.org/html", "https://ada.example.org/html/", None),
        ("https://ada.example.org/.html", "https://ada.example.org/.html/", None),
        ("https://ada.example.org/book//", f"{BOOK}//", f"{BOOK}//"),
        ("https://ada.example.org/b%C3%BCcher", "https://ada.example.org/b%C3%BCcher/", None),
    ],
)
def test_the_address_of_a_folder_ends_in_a_slash(url, deployed, folder):
    assert deployed_url(url) == deployed
    assert folder_of(url) == (folder or deployed)


@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        "Intro.HTML",
        "intro.htm",
        "intro.xhtml",
        "a.b.html",
        "lab.ipynb",
        "book.pdf",
        "index.php",
        "b.epub",
    ],
)
@pytest.mark.parametrize("query", ["", "?edition=2"])
def test_the_address_of_a_file_stays_and_lies_in_its_folder(name, query):
    assert deployed_url(f"{BOOK}/{name}{query}#part") == f"{BOOK}/{name}{query}"
    assert folder_of(f"{BOOK}/{name}{query}") == f"{BOOK}/"


@given(URLS)
def test_the_deployed_address_is_the_same_book_and_its_own_deployed_address(url):
    deployed = deployed_url(url)
    assert canonical_url(deployed) == canonical_url(url)
    assert deployed_url(deployed) == deployed
    assert "#" not in deployed


@given(URLS)
def test_a_folder_ends_in_a_slash_and_is_its_own_folder(url):
    folder = folder_of(url)
    assert folder.endswith("/")
    assert folder_of(folder) == folder
    assert "?" not in folder
    assert deployed_url(url).startswith(folder)
