"""The names of portfolios as people write them, and the token for each."""

import pytest

from generator.book.portfolios import find_portfolios, token_variables


def names(*written, **environ):
    return [portfolio.name for portfolio in find_portfolios(written, environ)]


def test_names_on_the_command_line_stand_in_for_the_variable():
    assert names("you/a", PORTFOLIO_REPO="you/b") == ["you/a"]
    assert names(PORTFOLIO_REPO="you/b") == ["you/b"]
    assert names() == names(PORTFOLIO_REPO=" \n") == []


@pytest.mark.parametrize("written", ["you/a,me/b", "you/a me/b", "you/a\nme/b\n", " you/a ,\t me/b,", "you/a, ,me/b"])
def test_one_text_may_hold_several_names(written):
    assert names(written) == names(PORTFOLIO_REPO=written) == ["you/a", "me/b"]


def test_each_portfolio_is_told_once_however_it_is_written():
    assert names("you/a", "me/b", "YOU/A", "https://github.com/you/a.git") == ["you/a", "me/b"]


@pytest.mark.parametrize(
    "written",
    [
        "https://github.com/you/a",
        "https://github.com/you/a/",
        "https://github.com/you/a.git",
        "https://www.github.com/you/a.git/",
        "http://github.example.org/you/a",
        "ssh://github.com/you/a.git",
        "git@github.com:you/a.git",
        "github.com/you/a",
        "you/a/",
        "/you/a",
        "you/a.git",
    ],
)
def test_an_address_is_understood_and_corrected(written):
    [portfolio] = find_portfolios([written], {})
    assert portfolio.name == "you/a"
    assert portfolio.hint == f"{written!r} is taken as you/a: write it so."


def test_a_plain_name_needs_no_hint():
    assert [portfolio.hint for portfolio in find_portfolios(["you/a", "you-too/b.c_d-e"], {})] == ["", ""]


@pytest.mark.parametrize(
    "written",
    [
        "you",
        "you/",
        "/a",
        "you/a/b",
        "you/..",
        "-you/a",
        "https://github.com/",
        "you/a;rm",
    ],
)
def test_what_is_no_repository_is_refused(written):
    with pytest.raises(ValueError, match="OWNER/NAME"):
        find_portfolios([written], {})


def test_no_message_repeats_a_password():
    [portfolio] = find_portfolios(["https://x-access-token:s3cr3t@github.com/you/a"], {})
    assert portfolio.name == "you/a"
    assert "s3cr3t" not in portfolio.hint
    with pytest.raises(ValueError, match="OWNER") as refusal:
        find_portfolios(["https://x-access-token:s3cr3t@github.com/you"], {})
    assert "s3cr3t" not in str(refusal.value)


def test_a_portfolio_may_have_a_token_of_its_own():
    environ = {"PORTFOLIO_PAT": "general", "PORTFOLIO_PAT_YOU_MY_BOOKS_IO": " own\n"}
    own, other = find_portfolios(["you/my-books.io", "me/b"], environ)
    assert (own.token, own.token_variable) == ("own", "PORTFOLIO_PAT_YOU_MY_BOOKS_IO")
    assert (other.token, other.token_variable) == ("general", "PORTFOLIO_PAT")
    assert token_variables("you/my-books.io") == ("PORTFOLIO_PAT_YOU_MY_BOOKS_IO", "PORTFOLIO_PAT")


def test_an_empty_token_of_its_own_counts_as_none():
    environ = {"PORTFOLIO_PAT": "general", "PORTFOLIO_PAT_YOU_A": " "}
    assert find_portfolios(["you/a"], environ)[0].token == "general"
    assert find_portfolios(["you/a"], {})[0].token == ""


def test_a_portfolio_does_not_show_its_token():
    assert "s3cr3t" not in repr(find_portfolios(["you/a"], {"PORTFOLIO_PAT": "s3cr3t"}))
