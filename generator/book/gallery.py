"""Whether a portfolio knows a book already: its public `projects.json` is asked, without any token."""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from generator.book.api import GITHUB_API
from generator.book.fetch import fetch
from generator.book.transport import NoAnswerError
from generator.model.payload import EventType
from generator.model.urls import canonical_url, is_url

MAX_BYTES = 32 << 20
SECONDS = 10.0
"""For one gallery, redirects too."""


def gallery_address(api: str, name: str) -> str:
    """Where Pages publishes the gallery of the repository `owner/repo`; empty where there is no such rule."""
    if api != GITHUB_API:
        return ""
    owner, repo = name.lower().split("/")[0], name.split("/")[1]
    return f"https://{owner}.github.io/" + ("" if repo.lower() == f"{owner}.github.io" else f"{repo}/")


def event_types_for(url: str, galleries: Sequence[str]) -> list[EventType]:
    """What `event_type_for` says of each gallery; all are asked at the same time."""
    with ThreadPoolExecutor(max_workers=max(1, len(galleries))) as pool:
        return list(pool.map(lambda gallery: event_type_for(url, gallery), galleries))


def event_type_for(url: str, gallery: str) -> EventType:
    """Created when the gallery's data can be read and do not have the book, else updated."""
    known = _identities(f"{gallery.rstrip('/')}/projects.json") if is_url(gallery) else None
    return EventType.CREATED if known is not None and canonical_url(url) not in known else EventType.UPDATED


def _identities(address: str) -> set[str] | None:
    """The books that a gallery shows; None when that cannot be told."""
    with suppress(NoAnswerError, ValueError, RecursionError, KeyError, TypeError):
        projects = json.loads(fetch(address, "application/json", seconds=SECONDS, size=MAX_BYTES))["projects"]
        urls = [project["url"] for project in projects]
        return {canonical_url(url) for url in urls if is_url(url)}
    return None
