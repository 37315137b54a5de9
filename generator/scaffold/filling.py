"""How examples in the shipped files become values: which values are let in, and how they are put there."""

from __future__ import annotations

import re
from collections.abc import Mapping

ORIGIN = "OWNER/GENERATOR"
COMMIT = "0" * 40

_COMMIT = re.compile(r"[0-9a-f]{40}")


def check_commit(text: str) -> None:
    """Make sure that a text names one commit, today and for ever.

    Raises:
        ValueError: it does not.
    """
    if not _COMMIT.fullmatch(text):
        raise ValueError("is not a whole commit, 40 of the characters 0-9 and a-f, such as git rev-parse HEAD prints")


def filled(content: bytes, values: Mapping[str, str]) -> bytes:
    """A file in which each example is replaced by its value, in one pass: values are never taken for examples."""
    examples = re.compile("|".join(map(re.escape, values)))
    return examples.sub(lambda found: values[found.group()], content.decode("utf-8")).encode("utf-8")
