"""Which generator new files use: the one that was asked for, else the one that this program comes from."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import click

import generator
from generator.commands.new.writing import warn
from generator.git.provenance import Provenance, provenance

DISTRIBUTION = "portfolio-generator"


def find_origin(repository: str, commit: str) -> Provenance:
    """The generator's repository and the commit of it to use; what is empty is found out.

    Raises:
        UsageError: it cannot be found out.
    """
    if repository and commit:
        return Provenance(repository, commit)
    known = known_origin()
    name = repository or (known.repository if known else "")
    if not name:
        raise click.UsageError("This program does not know which repository it comes from: add --from OWNER/NAME.")
    if commit:
        return Provenance(name, commit)
    if known and known.repository.casefold() == name.casefold():
        return Provenance(name, known.commit, known.is_pushed)
    message = f"This program does not come from {name}: name the commit of it to use, --ref COMMIT."
    raise click.UsageError(f"{message} git ls-remote https://github.com/{name} HEAD prints the newest.")


def known_origin() -> Provenance | None:
    """Where this program comes from, when something tells."""
    return provenance(Path(generator.__file__).parent, _direct_url())


def warn_of_unpushed(origin: Provenance, before: str) -> None:
    """Say so when GitHub could not find the commit yet, which has to be pushed before something else."""
    if not origin.is_pushed:
        warn(f"The commit {origin.commit} is on no branch of {origin.repository} yet: push that before {before}.")


def _direct_url() -> str:
    """What pip noted when it installed this program, if it did."""
    try:
        return distribution(DISTRIBUTION).read_text("direct_url.json") or ""
    except PackageNotFoundError:
        return ""
