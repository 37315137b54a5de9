"""Rendering: a catalog, settings and a theme in, every file of the site out. Nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from markupsafe import Markup

from generator.gallery.accent import check_accent
from generator.gallery.cards import Cards
from generator.gallery.curation import told_apart
from generator.gallery.data_files import data_files
from generator.gallery.design import design_of
from generator.gallery.embedded import as_json_in_html
from generator.gallery.facets import Filters
from generator.gallery.feeds import Feeds
from generator.gallery.kept import Kept
from generator.gallery.logos import Logos
from generator.gallery.pages import Pages, render_pages
from generator.gallery.patterns import Patterns
from generator.gallery.pictures import Pictures
from generator.gallery.search_index import search_index
from generator.gallery.shelf import Shelf, arrange
from generator.gallery.sitemap import sitemap_files
from generator.gallery.social.cards import SocialCards
from generator.gallery.strings import Strings
from generator.gallery.theme import Theme
from generator.gallery.views import SiteView
from generator.model.catalog import Catalog
from generator.model.problems import Problem, Severity
from generator.model.settings import Settings

PREVIEW_URL = "http://localhost:8000/"
"""Stands in for an unknown base_url where the format demands an absolute address."""


@dataclass(frozen=True, slots=True)
class Gallery:
    """A rendered site.

    Attributes:
        files: content by path.
        projects, pages: how many projects are shown, and on how many HTML pages.
        settings_problems, logo_problems: warnings; the pointers of the first lead into site.yml.
        picture_problems: warnings about cards for social networks, or about logos as a whole.
    """

    files: dict[str, bytes]
    projects: int
    pages: int
    settings_problems: list[Problem]
    logo_problems: list[Problem]
    picture_problems: list[Problem]


def render(
    catalog: Catalog,
    settings: Settings,
    theme: Theme,
    data_folder: Path,
    progress: Callable[[float], None],
    kept: Kept = lambda _: None,
    first: Collection[str] = (),
    told: Callable[[str, bytes], None] = lambda _path, _content: None,
) -> Gallery:
    """Render every file of the site.

    Args:
        data_folder: where local logos are looked for.
        progress: told now and then which part of the work is done, from 0 to 1.
        kept: what an earlier build has written at a path of the site: pictures are not drawn twice.
        first: paths of pages that somebody waits for.
        told: given each file when it is made: assets and logos, then the pages in `first`, then all others.

    Raises:
        ThemeError: a template or a text of the interface is wrong; with file and line.
    """
    shelf, problems = arrange(catalog, settings)
    theme = theme.speaking(settings.language)
    logos = Logos(data_folder, shelf.projects, kept)
    site = site_view(settings, len(shelf.projects))
    assets = {f"assets/{path}": content for path, content in theme.assets(site).items()}
    cards = Cards(shelf, settings, theme, logos)
    filters = Filters(settings.fields, theme.strings)
    patterns = Patterns((cards.view(project) for project in shelf.projects), theme)
    social = SocialCards(theme.fonts(), kept) if settings.social_cards != "none" else None
    pictures = Pictures(shelf, site, cards, logos, theme.strings, social, each=settings.social_cards == "all")
    data = _data_for_lists(shelf, cards, filters, settings.per_page)
    pages = Pages(shelf, site, cards, filters, patterns, pictures, theme.strings, settings, data)
    base_url = settings.base_url or PREVIEW_URL
    made = chain(
        assets.items(),
        logos.files.items(),
        render_pages(sorted(pages.all(), key=lambda page: page.path not in first), theme),
        Feeds(shelf, site, cards, theme, base_url).all(),
        sitemap_files(shelf, cards, theme, base_url),
        data_files(shelf, cards, filters, settings),
        social.files() if social else (),
        [(".nojekyll", b"")],
    )
    files: dict[str, bytes] = {}
    for path, content in _counted(made, len(assets) + len(logos.files) + _expected(shelf, settings), progress):
        files[path] = content
        told(path, content)
    count = sum(path.endswith(".html") for path in files)
    logo_problems, own_logo_problems = told_apart(logos.problems, settings)
    problems += [*own_logo_problems, *check_accent(settings), *_language_problems(settings, theme.strings)]
    picture_problems = [*logos.general_problems, *(social.problems if social else [])]
    return Gallery(files, len(shelf.projects), count, problems, logo_problems, picture_problems)


def _language_problems(settings: Settings, strings: Strings) -> Iterator[Problem]:
    if strings.is_substitute:
        message = f"is {settings.language}, in which the theme has no texts; the pages have English ones"
        advice = f"Write strings/{settings.language}.yml in your theme folder, as docs/languages.md says."
        yield Problem(("language",), message, advice, Severity.WARNING)


def site_view(settings: Settings, total: int) -> SiteView:
    """The portfolio as pages show it, with so many projects."""
    return SiteView(
        title=settings.title,
        tagline=settings.tagline,
        author=settings.author,
        language=settings.language,
        links=settings.links,
        base_url=settings.base_url,
        accent=settings.accent,
        total=total,
        design=design_of(settings),
    )


def _data_for_lists(shelf: Shelf, cards: Cards, filters: Filters, per_page: int) -> Markup:
    """What lists carry, so that a gallery of one page needs no fetch, which browsers refuse from disk."""
    return as_json_in_html(search_index(shelf, cards, filters)) if 0 < len(shelf.projects) <= per_page else Markup()


def _expected(shelf: Shelf, settings: Settings) -> int:
    """About how many files there will be: a page each, perhaps with a card, and for a tag its two feeds too."""
    each = 2 if settings.social_cards == "all" else 1
    return max(1, each * len(shelf.projects) + 3 * len(shelf.tags))


def _counted(
    files: Iterable[tuple[str, bytes]], expected: int, progress: Callable[[float], None]
) -> Iterator[tuple[str, bytes]]:
    for done, file in enumerate(files):
        progress(min(1.0, done / expected))
        yield file
