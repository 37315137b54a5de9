"""The sitemap (sitemaps.org protocol 0.9) and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.gallery import paths
from generator.gallery.cards import Cards
from generator.gallery.shelf import Shelf
from generator.gallery.theme import Theme

MAX_ENTRIES = 50_000
"""The protocol's limit for one file; more entries go to several files with an index."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An address, and the day of its last change or an empty text."""

    address: str
    day: str


def sitemap_files(shelf: Shelf, cards: Cards, theme: Theme, base_url: str) -> Iterator[tuple[str, bytes]]:
    """Path and content of robots.txt and of every sitemap."""
    yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {base_url}sitemap.xml\n".encode()
    entries = [Entry(f"{base_url}{paths.public(path)}", day) for path, day in _listed(shelf, cards)]
    parts = [entries[start : start + MAX_ENTRIES] for start in range(0, len(entries), MAX_ENTRIES)]
    if len(parts) == 1:
        yield "sitemap.xml", _urlset(theme, entries)
        return
    for number, part in enumerate(parts, start=1):
        yield f"sitemap-{number}.xml", _urlset(theme, part)
    addresses = [f"{base_url}sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield "sitemap.xml", theme.render("sitemap-index.xml", addresses=addresses).encode()


def _urlset(theme: Theme, entries: Iterable[Entry]) -> bytes:
    return theme.render("sitemap.xml", entries=entries).encode()


def _listed(shelf: Shelf, cards: Cards) -> Iterator[tuple[str, str]]:
    """The pages worth finding: the first page of each list, and every project."""
    yield paths.INDEX, ""
    yield paths.TAGS_INDEX, ""
    yield paths.STATS, ""
    for tag in shelf.tags.values():
        yield tag.path, ""
    for project in shelf.projects:
        view = cards.view(project)
        yield view.path, view.updated.iso if view.updated else ""
