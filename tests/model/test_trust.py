import pytest

from generator.model.trust import check_trust
from generator.model.urls import canonical_url

TRUSTED = [canonical_url("https://ada.github.io/"), canonical_url("https://books.example.org/course")]


@pytest.mark.parametrize(
    "url",
    [
        "https://ada.github.io/",
        "http://ADA.github.io/book/index.html",
        "https://books.example.org/course/",
        "https://books.example.org/course?week=2",
    ],
)
def test_books_below_a_trusted_address_are_heard(url):
    assert check_trust(canonical_url(url), TRUSTED) == []


@pytest.mark.parametrize(
    "url",
    [
        "https://ada.github.io.evil.org/",
        "https://ada.github.io:8080/book",
        "https://evil.org/https://ada.github.io/",
        "https://books.example.org/courses/",
        "https://books.example.org/",
    ],
)
def test_books_elsewhere_are_refused_with_advice(url):
    (problem,) = check_trust(canonical_url(url), TRUSTED)
    assert problem.pointer == ("client_payload", "url")
    assert "trusted" in problem.advice


def test_without_trusted_addresses_every_book_is_heard():
    assert check_trust("https://anywhere.example.org", ()) == []
