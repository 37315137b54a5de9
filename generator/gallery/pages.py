"""The HTML pages: which there are, and what each template is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

from markupsafe import Markup

from generator.gallery import paths
from generator.gallery.cards import TAG_ROOM, Cards, seen_from
from generator.gallery.facets import Filters, grouped_options, tag_options
from generator.gallery.figures import drawn
from generator.gallery.markup import plain_text
from generator.gallery.pagination import pages_of, pagination
from generator.gallery.patterns import Patterns
from generator.gallery.pictures import Pictures
from generator.gallery.script_strings import script_strings
from generator.gallery.shelf import Shelf
from generator.gallery.stats import stats
from generator.gallery.strings import Strings
from generator.gallery.structured import project_data, site_data
from generator.gallery.tag_descriptions import tag_descriptions
from generator.gallery.theme import Theme
from generator.gallery.views import PageView, PictureView, SiteView, TagView
from generator.model.formats import is_remote
from generator.model.project import Project
from generator.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Page:
    """A template, the path its rendering is written to, and its context, made when the page's turn has come."""

    template: str
    path: str
    context: Callable[[], dict[str, Any]]


class Pages:
    """Lays out every page of a gallery; `data` is what its lists carry for the scripts, empty when they fetch it."""

    def __init__(
        self,
        shelf: Shelf,
        site: SiteView,
        cards: Cards,
        filters: Filters,
        patterns: Patterns,
        pictures: Pictures,
        strings: Strings,
        settings: Settings,
        data: Markup,
    ) -> None:
        self._shelf = shelf
        self._site = site
        self._cards = cards
        self._patterns = patterns
        self._pictures = pictures
        self._data = data
        self._strings = strings
        self._script_strings = script_strings(strings, settings.date_format, filters.labels)
        self._per_page = settings.per_page
        self._date_format = settings.date_format
        self._tags = tuple(shelf.tags.values())
        self._groups = shelf.tag_order.groups
        self._descriptions = tag_descriptions(settings)
        self._facets = filters.facets(shelf.projects)

    def all(self) -> Iterator[Page]:
        """Index pages, tag pages, the view for other sites, project pages, and the page for lost addresses."""
        yield from self._index()
        yield self._tag_index()
        yield self._embed()
        yield self._stats()
        for folded, tag in self._shelf.tags.items():
            yield from self._tag(tag, self._shelf.tagged[folded], self._descriptions.get(folded, Markup()))
        for path, tag in self._shelf.tag_order.moved.items():
            yield self._moved(path, tag)
        for project in self._shelf.projects:
            yield self._project(project)
        yield self._not_found()

    def _index(self) -> Iterator[Page]:
        projects = self._shelf.featured_first()
        options = cache(partial(self._options, projects, None))
        for number, shown in pages_of(projects, self._per_page):
            path = paths.list_page("", number)
            title = "" if number == 1 else self._strings.text("index.page_title", number=number)
            data = site_data(self._site, self._address(path)) if number == 1 else Markup()
            page = self._page("index", title, self._site.tagline, path, json_ld=data)
            yield self._list("index.html", page, "", number, shown, len(projects), options)

    def _tag(self, tag: TagView, projects: Sequence[Project], about: Markup) -> Iterator[Page]:
        folder = tag.path.removesuffix(paths.INDEX)
        description = plain_text(about) or self._strings.text("tag.description", tag=tag.name)
        own = cache(lambda: {"tag": tag, "about": about, **self._options(projects, tag)})
        for number, shown in pages_of(projects, self._per_page):
            title = tag.name if number == 1 else self._strings.text("tag.page_title", tag=tag.name, number=number)
            path = paths.list_page(folder, number)
            page = self._page("tag", title, description, path, atom=tag.atom, json_feed=tag.json_feed)
            yield self._list("tag.html", page, folder, number, shown, len(projects), own)

    def _tag_index(self) -> Page:
        text = self._strings.text
        page = self._page("tags", text("tags.title"), text("tags.description", site=self._site.title), paths.TAGS_INDEX)
        return self._laid_out("tags.html", page, lambda: {"tags": self._tags, "tag_groups": self._groups})

    def _moved(self, path: str, tag: TagView) -> Page:
        """What stands at the address of a tag that goes by another name now."""
        page = self._page("moved", tag.name, self._strings.text("tag.description", tag=tag.name), path)
        return self._laid_out("moved.html", replace(page, canonical=self._address(tag.path)), lambda: {"tag": tag})

    def _options(self, projects: Sequence[Project], current: TagView | None) -> dict[str, Any]:
        return {
            "options": tag_options(self._tags, projects, current),
            "option_groups": grouped_options(self._groups, projects, current),
        }

    def _embed(self) -> Page:
        """The cards alone, to be framed by other sites: the first page of the index, where no script picks others."""
        projects = self._shelf.featured_first()
        shown = projects[: self._per_page]
        page = self._page("embed", self._strings.text("embed.title"), self._site.tagline, paths.EMBED)
        page = replace(page, canonical=self._address(paths.INDEX))  # what it shows is found there
        return self._list("embed.html", page, "", 1, shown, len(projects), dict)

    def _stats(self) -> Page:
        text = self._strings.text
        page = self._page("stats", text("stats.title"), text("stats.description", site=self._site.title), paths.STATS)

        def context() -> dict[str, Any]:
            figures = drawn(stats(self._shelf), self._date_format, self._strings)
            return {"tags_path": paths.TAGS_INDEX, **figures}

        return self._laid_out("stats.html", page, context)

    def _project(self, project: Project) -> Page:
        view = self._cards.view(project)
        canonical = self._address(view.path)
        picture = self._pictures.of_project(view)
        data = project_data(view, canonical, view.logo if is_remote(view.logo) else self._address(view.logo))
        page = self._page("project", view.title, view.summary, view.path, picture=picture, json_ld=data)
        root = paths.root_of(view.path)

        def context() -> dict[str, Any]:
            related = tuple(self._cards.card(fellow, root) for fellow in self._shelf.related(project))
            return {"project": seen_from(view, root), "related": related}

        return self._laid_out("project.html", page, context)

    def _not_found(self) -> Page:
        text = self._strings.text
        page = self._page("404", text("not_found.title"), text("not_found.description"), "404.html")
        # The server sends this page for any address at any depth, so its links cannot be relative to one.
        return self._laid_out("404.html", page, lambda: {"root": self._site.base_url, "tags": self._tags})

    def _list(
        self,
        template: str,
        page: PageView,
        folder: str,
        number: int,
        shown: Sequence[Project],
        total: int,
        more: Callable[[], dict[str, Any]],
    ) -> Page:
        root = paths.root_of(page.path)

        def context() -> dict[str, Any]:
            return {
                "cards": tuple(self._cards.listed(project, root) for project in shown),
                "total": total,
                "pagination": pagination(folder, number, total, self._per_page),
                "tags": self._tags,
                "tags_path": paths.TAGS_INDEX,
                "tag_groups": self._groups,
                "facets": self._facets,
                "per_page": self._per_page,
                "tag_room": TAG_ROOM,
                "patterns": self._patterns.seen_from(root),
                "gallery_data": self._data,
                "script_strings": self._script_strings,
                **more(),
            }

        return self._laid_out(template, page, context)

    def _laid_out(self, template: str, page: PageView, context: Callable[[], dict[str, Any]]) -> Page:
        common = {"site": self._site, "page": page, "root": paths.root_of(page.path)}
        return Page(template, page.path, lambda: {**common, **context()})

    def _page(
        self,
        kind: str,
        title: str,
        description: str,
        path: str,
        *,
        picture: PictureView | None = None,
        json_ld: Markup = Markup(),  # noqa: B008 - immutable
        atom: str = paths.ATOM,
        json_feed: str = paths.JSON_FEED,
    ) -> PageView:
        canonical = self._address(path) if kind != "404" else ""
        shown = picture or self._pictures.of_gallery()
        return PageView(kind, title, description, path, canonical, shown, json_ld, atom, json_feed)

    def _address(self, path: str) -> str:
        """The absolute address of something in the site; empty when the site's own is unknown."""
        return f"{self._site.base_url}{paths.public(path)}" if self._site.base_url and path else ""


def render_pages(pages: Iterable[Page], theme: Theme) -> Iterator[tuple[str, bytes]]:
    """Render page after page: its path and its content."""
    renderers = {}
    for page in pages:
        if page.template not in renderers:
            renderers[page.template] = theme.renderer(page.template)
        yield page.path, renderers[page.template](page.context()).encode()
