"""CITATION.cff: what it says about the book beside it.

Its keys: https://github.com/citation-file-format/citation-file-format/blob/main/schema-guide.md
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.book.said import Said, said


def said_by_citation(content: Any) -> Iterator[Said]:
    """What the file says that a project has a field for."""
    yield from said(
        content, ("title", "title"), ("abstract", "description"), ("authors", "author"), ("keywords", "tags")
    )
    yield from said(content, ("repository-code", "repository"), ("repository", "repository"))
    yield from said(content, ("doi", "doi"), ("license", "license"))
