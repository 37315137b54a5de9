"""Feeds: the latest projects of the site and of each tag, as Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime

from generator.gallery import paths
from generator.gallery.cards import Cards
from generator.gallery.shelf import Shelf
from generator.gallery.theme import Theme
from generator.gallery.views import FeedEntry, SiteView
from generator.model.catalog import moment_of
from generator.model.dates import format_time
from generator.model.formats import is_remote
from generator.model.project import Project

LENGTH = 50
UNDATED = "1970-01-01T00:00:00Z"
"""Atom demands a time of every entry; a project without one was last changed at no known time."""


class Feeds:
    """Makes the feeds of a gallery whose absolute address is `base_url`."""

    def __init__(self, shelf: Shelf, site: SiteView, cards: Cards, theme: Theme, base_url: str) -> None:
        self._shelf = shelf
        self._site = site
        self._cards = cards
        self._render = theme.renderer("feed.xml")
        self._strings = theme.strings
        self._base_url = base_url
        self._entries: dict[str, FeedEntry] = {}

    def all(self) -> Iterator[tuple[str, bytes]]:
        """Path and content of the site's feeds and of those of each tag."""
        yield from self._feed(self._site.title, paths.INDEX, self._shelf.projects)
        for folded, tag in self._shelf.tags.items():
            title = self._strings.text("feeds.tag_title", site=self._site.title, tag=tag.name)
            yield from self._feed(title, tag.path, self._shelf.tagged[folded])

    def _feed(self, title: str, page: str, projects: Sequence[Project]) -> Iterator[tuple[str, bytes]]:
        latest = sorted(projects, key=told_at, reverse=True)[:LENGTH]
        entries = [self._entry(project) for project in latest]
        folder = page.removesuffix(paths.INDEX)
        atom, json_feed = f"{folder}{paths.ATOM}", f"{folder}{paths.JSON_FEED}"
        context = {
            "site": self._site,
            "title": title,
            "page_url": f"{self._base_url}{folder}",
            "feed_url": f"{self._base_url}{atom}",
            "updated": max((entry.updated for entry in entries), default=UNDATED),
            "entries": entries,
        }
        yield atom, self._render(context).encode()
        yield json_feed, self._json_feed(title, folder, json_feed, entries)

    def _json_feed(self, title: str, folder: str, path: str, entries: Sequence[FeedEntry]) -> bytes:
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": title,
            "home_page_url": f"{self._base_url}{folder}",
            "feed_url": f"{self._base_url}{path}",
            "description": self._site.tagline,
            "language": self._site.language,
            "authors": [{"name": self._site.author}] if self._site.author else [],
            "items": [_json_item(entry) for entry in entries],
        }
        given = {name: value for name, value in feed.items() if value or name == "items"}
        return f"{json.dumps(given, ensure_ascii=False, indent=1)}\n".encode()

    def _entry(self, project: Project) -> FeedEntry:
        entry = self._entries.get(project.identity)
        if entry is None:
            entry = self._entries[project.identity] = self._make_entry(project)
        return entry

    def _make_entry(self, project: Project) -> FeedEntry:
        view, text, change = self._cards.view(project), self._strings.text, change_of(project)
        updated = format_time(told_at(project)) if project.updated or project.created else UNDATED
        return FeedEntry(
            identity=project.identity,
            title=project.title,
            change=change,
            change_label=text("feeds.new_label") if change == "new" else text("feeds.updated_label"),
            heading=text("feeds.new" if change == "new" else "feeds.updated", title=project.title),
            page_url=f"{self._base_url}{paths.public(view.path)}",
            book_url=project.url,
            published=format_time(moment_of(project.created)) if project.created else updated,
            updated=updated,
            authors=project.authors,
            tags=tuple(tag.name for tag in view.tags),
            html=view.description,
            image=view.logo if is_remote(view.logo) else f"{self._base_url}{view.logo}" if view.logo else "",
        )


def told_at(project: Project) -> datetime:
    """When subscribers should hear of a project: at its last update, but not before it appeared here."""
    return max(moment_of(project.updated), moment_of(project.created))


def change_of(project: Project) -> str:
    """`updated` when the book was deployed after the day on which it appeared here, else `new`."""
    if not project.created or not project.updated:
        return "new"
    return "updated" if moment_of(project.updated).date() > moment_of(project.created).date() else "new"


def _json_item(entry: FeedEntry) -> dict[str, object]:
    item = {
        "id": entry.identity,
        "url": entry.page_url,
        "external_url": entry.book_url,
        "title": entry.heading,
        "content_html": str(entry.html),
        "date_published": entry.published,
        "date_modified": entry.updated,
        "authors": [{"name": author} for author in entry.authors],
        "tags": list(entry.tags),
        "image": entry.image,
        "_portfolio": {"change": entry.change},
    }
    return {name: value for name, value in item.items() if value or name == "content_html"}
