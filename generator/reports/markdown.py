"""Markdown for a run's summary: outside text in it stays text."""

from __future__ import annotations

import re

from generator.model.text import clip, printable

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#!|<>~&@:$])")


def escaped(text: str, length: int = 200) -> str:
    """One line of at most `length` characters, none of which means anything."""
    return _MARKDOWN.sub(r"\\\1", printable(clip(" ".join(text.split()), length)))
