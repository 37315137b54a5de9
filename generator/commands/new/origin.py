"""Which portfolio a book is wired to: the one that was asked for, else the one that this program comes from."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import click

import generator
from generator.git.provenance import Provenance, provenance

DISTRIBUTION = "portfolio-generator"


def find_origin(portfolio: str, commit: str) -> Provenance:
    """The portfolio's repository and the commit of it to use; what is empty is found out.

    Raises:
        UsageError: it cannot be found out.
    """
    if portfolio and commit:
        return Provenance(portfolio, commit)
    known = provenance(Path(generator.__file__).parent, _direct_url())
    repository = portfolio or (known.repository if known else "")
    if not repository:
        raise click.UsageError("This program does not know which portfolio it comes from: add --portfolio OWNER/NAME.")
    if commit:
        return Provenance(repository, commit)
    if known and known.repository.casefold() == repository.casefold():
        return Provenance(repository, known.commit, known.is_pushed)
    message = f"This program does not come from {repository}: name the commit of it to use, --ref COMMIT."
    raise click.UsageError(f"{message} git ls-remote https://github.com/{repository} HEAD prints the newest.")


def _direct_url() -> str:
    """What pip noted when it installed this program, if it did."""
    try:
        return distribution(DISTRIBUTION).read_text("direct_url.json") or ""
    except PackageNotFoundError:
        return ""
