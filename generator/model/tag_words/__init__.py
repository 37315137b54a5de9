"""What is known of words that books have for tags, as a file, so that it grows without code."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class TagWords:
    """Words in lower case.

    Attributes:
        names: what abbreviations and other words stand for.
        singular: words that end like a plural and are none, or another word without the `s`.
        different: pairs that look like a slip of the pen and are two words.
    """

    names: Mapping[str, str]
    singular: frozenset[str]
    different: frozenset[frozenset[str]]


@cache
def tag_words() -> TagWords:
    """The content of words.json."""
    words = json.loads(resources.files(__name__).joinpath("words.json").read_text("utf-8"))
    different = frozenset(frozenset(pair) for pair in words["different"])
    return TagWords(words["names"], frozenset(words["singular"]), different)
