"""GitHub's answers to a dispatch, in an author's words: what happened, why it probably did, and what to do.

The answers: https://docs.github.com/en/rest/repos/repos#create-a-repository-dispatch-event, and what is known of their
meaning: an expired token is told as 401, a repository that a token cannot see as 404.
"""

from __future__ import annotations

from generator.book.portfolios import Portfolio
from generator.book.secret import without_secret
from generator.book.transport import REDIRECTS, Answer
from generator.errors import (
    ApiUnreachableError,
    DispatchError,
    PayloadRefusedError,
    RateLimitedError,
    RepositoryNotFoundError,
    TokenRefusedError,
)
from generator.model.text import clip

GUIDE = "docs/troubleshooting.md in the portfolio's repository"
TOKEN_GUIDE = "docs/book.md in the portfolio's repository, Token"  # noqa: S105 - where to read about it


def said_by(answer: Answer, token: str) -> str:
    """The status and GitHub's own words, on one line and without the token, whoever may have echoed it."""
    words = " ".join(without_secret(answer.message, token).split())
    return f"{answer.status} {clip(words, 200)}".rstrip()


def refusal(portfolio: Portfolio, answer: Answer) -> DispatchError:
    """The error for an answer that is not worth another try."""
    said = said_by(answer, portfolio.token)
    match answer.status:
        case 401:
            return _unknown_token(portfolio.token_variable, said)
        case 403:
            return _powerless_token(portfolio, said, answer.message)
        case 404 | 410:
            return _not_found(portfolio.name, said)
        case 400 | 413 | 422:
            return _refused_payload(said)
        case status if status in REDIRECTS:
            return _led_astray(portfolio.name, said)
        case _:
            return _unexpected(said)


def rate_limited(said: str, wait: str) -> DispatchError:
    """The error for a server that asks to wait too long."""
    return RateLimitedError(
        f"GitHub limits the rate of requests and asks to wait {wait} ({said})",
        causes=(
            "The token's owner makes many requests, in other workflows or elsewhere.",
            "Many books deploy at once with the same token.",
        ),
        advice="Run the job again later. The deployment itself is done.",
    )


def untrusted(api: str, reason: str) -> DispatchError:
    """The error for a server that cannot be talked to without being overheard; the token was not sent."""
    return ApiUnreachableError(
        f"{api} {reason}",
        causes=(
            "A proxy or firewall answers in GitHub's place, with a certificate of its own.",
            "GITHUB_API_URL names another server than it should.",
            "This machine's clock is wrong, or its list of certificate authorities is old.",
        ),
        advice="Make the proxy's certificate known with SSL_CERT_FILE, or mend what is wrong. The token was not sent.",
    )


def unreachable(api: str, reason: str, tries: int) -> DispatchError:
    """The error for a server that does not answer."""
    return ApiUnreachableError(
        f"{api} {reason} (at try {tries})",
        causes=(
            "GitHub has an outage: https://www.githubstatus.com.",
            "This machine's network, proxy or firewall does not let the request through.",
            "GITHUB_API_URL names another server than it should.",
        ),
        advice="Run the job again later. The deployment itself is done.",
    )


def _unexpected(said: str) -> DispatchError:
    return ApiUnreachableError(
        f"GitHub gave an answer that a dispatch should not get: {said}",
        causes=(
            "GitHub has an outage: https://www.githubstatus.com.",
            "GITHUB_API_URL names something that is not GitHub's API, or a proxy answers in its place.",
        ),
        advice=f"Run the job again later; if it stays so, see {GUIDE}.",
    )


def _unknown_token(variable: str, said: str) -> DispatchError:
    return TokenRefusedError(
        f"GitHub does not know the token ({said})",
        causes=(
            "The token has expired: GitHub tells expired tokens so.",
            "It was revoked or regenerated, and the secret still holds the old one.",
            f"The secret {variable} holds something else than a token.",
        ),
        advice=f"Make a new token and store it as the secret {variable}: {TOKEN_GUIDE}.",
    )


def _powerless_token(portfolio: Portfolio, said: str, message: str) -> DispatchError:
    name, variable = portfolio.name, portfolio.token_variable
    if "integration" in message:
        return TokenRefusedError(
            f"The token may not write to {name} ({said})",
            causes=(
                (
                    "The workflow passes its own GITHUB_TOKEN, which ends at the book's repository, in place of "
                    f"{variable}."
                ),
                f"A GitHub App's token was made without access to {name}, or without Contents: write.",
            ),
            advice=f"Pass secrets.{variable} to the step that sends.",
        )
    return TokenRefusedError(
        f"The token may not write to {name} ({said})",
        causes=(
            "It lacks the repository permission Contents: Read and write.",
            f"{name} is not among the repositories that were selected for it.",
            "The organisation has not approved the token yet, or demands that it is authorised for single sign-on.",
        ),
        advice=f"Edit the token on GitHub: select {name}, set Contents to Read and write. The secret stays as it is.",
    )


def _not_found(name: str, said: str) -> DispatchError:
    return RepositoryNotFoundError(
        f"GitHub finds no repository {name} for this token ({said})",
        causes=(
            f"{name} is not among the repositories that were selected for the token: GitHub tells no more of it then.",
            "The name is misspelt in PORTFOLIO_REPO.",
            "The repository was deleted, or renamed so long ago that GitHub has forgotten.",
        ),
        advice="Open the repository in the browser, compare its name, then the token's list of repositories.",
    )


def _refused_payload(said: str) -> DispatchError:
    return PayloadRefusedError(
        f"GitHub refuses the event ({said})",
        causes=("It breaks one of GitHub's limits.", "A proxy changed the request on its way."),
        advice=f"Look at the request with --dry-run and compare it with what GitHub says; see {GUIDE}.",
    )


def _led_astray(name: str, said: str) -> DispatchError:
    return RepositoryNotFoundError(
        f"GitHub sends requests for {name} elsewhere, and the token goes nowhere but to GitHub's API ({said})",
        causes=(
            "The repository was renamed or moved to another owner.",
            "GITHUB_API_URL names a server that only leads to another one.",
        ),
        advice="Open the repository in the browser and put the name that you end up at into PORTFOLIO_REPO.",
    )
