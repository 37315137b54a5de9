"""The names of repositories on GitHub, one rule for everybody who reads or writes them."""

from __future__ import annotations

import re

# Owners: letters, digits and hyphens, and the underscore that managed accounts have before their company's short code.
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\.{1,2}\Z)[A-Za-z0-9._-]{1,100}")


def is_repository(text: str) -> bool:
    """Whether a text is OWNER/NAME as GitHub allows it."""
    return bool(_NAME.fullmatch(text))


def check_repository(text: str) -> None:
    """Make sure that a text is the name of a repository.

    Raises:
        ValueError: it is not.
    """
    if not is_repository(text):
        raise ValueError("is not OWNER/NAME, the name of a repository on GitHub")
