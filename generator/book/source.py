"""Where a book is deployed from: what the runner's environment tells becomes the provenance of an event."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from generator.model.dates import format_time
from generator.model.project import Record
from generator.model.schema import check_source
from generator.model.urls import is_url

_VARIABLES = {"repository": "GITHUB_REPOSITORY", "commit": "GITHUB_SHA"}
_NUMBER = re.compile(r"[0-9]{1,19}")
_NUMBERS = {"run_id": "GITHUB_RUN_ID", "run_attempt": "GITHUB_RUN_ATTEMPT"}


def read_source(environ: Mapping[str, str], now: datetime) -> Record:
    """The provenance, as far as it is known; what is not of the expected form is left out."""
    texts = {name: environ.get(variable, "") for name, variable in _VARIABLES.items()}
    numbers = {name: environ.get(variable, "") for name, variable in _NUMBERS.items()}
    told = {name: text for name, text in texts.items() if text and not check_source({name: text})}
    counted = {name: int(text) for name, text in numbers.items() if _NUMBER.fullmatch(text)}
    return {**told, **counted, "deployed_at": format_time(now)}


def repository_address(environ: Mapping[str, str]) -> str:
    """The address of the repository that the runner works for; empty outside of a run."""
    server, name = environ.get("GITHUB_SERVER_URL", "https://github.com"), environ.get("GITHUB_REPOSITORY", "")
    address = f"{server}/{name}"
    return address if name and is_url(address) else ""
