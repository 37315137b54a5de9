"""Whom a book tells: the names of portfolios as people write them, and the token for each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.book.secret import without_credentials
from generator.model.repository import check_repository
from generator.model.text import clip

REPO_VARIABLE = "PORTFOLIO_REPO"
TOKEN_VARIABLE = "PORTFOLIO_PAT"  # noqa: S105 - the name of a variable

_ADDRESS = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*://(?:[^/@\s]*@)?[^/\s]+/|git@[^:\s]+:|(?:www\.)?github\.com/)")


@dataclass(frozen=True, slots=True)
class Portfolio:
    """A repository that can be told.

    Attributes:
        name: `owner/repo`.
        token: what lets a book tell it; empty when there is none.
        token_variable: the variable that holds the token, or should.
        hint: what to write instead of what was written; empty when all is well.
    """

    name: str
    token: str = ""
    token_variable: str = TOKEN_VARIABLE
    hint: str = ""

    def __repr__(self) -> str:
        return f"Portfolio({self.name!r})"


def find_portfolios(named: Iterable[str], environ: Mapping[str, str]) -> list[Portfolio]:
    """The portfolios that somebody named, or else those of `PORTFOLIO_REPO`; each once, with its token.

    A text may hold several names, with commas or space between them.

    Raises:
        ValueError: one of them is no repository's name.
    """
    texts = list(named) or [environ.get(REPO_VARIABLE, "")]
    portfolios: dict[str, Portfolio] = {}
    for written in (name for text in texts for name in re.split(r"[\s,]+", text) if name):
        portfolio = _portfolio(written, environ)
        portfolios.setdefault(portfolio.name.casefold(), portfolio)
    return list(portfolios.values())


def token_variables(name: str) -> tuple[str, str]:
    """The variables that may hold the token for a portfolio, the one for it alone first."""
    return f"{TOKEN_VARIABLE}_{re.sub('[^A-Z0-9]', '_', name.upper())}", TOKEN_VARIABLE


def _portfolio(written: str, environ: Mapping[str, str]) -> Portfolio:
    name, shown = _plain(written), repr(clip(without_credentials(written)))
    try:
        check_repository(name)
    except ValueError as error:
        raise ValueError(f"{shown} {error}.") from None
    tokens = {variable: environ.get(variable, "").strip() for variable in token_variables(name)}
    variable = next((variable for variable, token in tokens.items() if token), TOKEN_VARIABLE)
    return Portfolio(
        name,
        tokens[variable],
        variable,
        hint=f"{shown} is taken as {name}: write it so." if written != name else "",
    )


def _plain(written: str) -> str:
    """The bare name in an address such as `https://github.com/owner/repo.git/`."""
    bare = _ADDRESS.sub("", written, count=1).strip("/")
    return bare.removesuffix(".git") if bare != written or written.endswith(".git") else bare
