"""What social networks show of each page: a card, or a logo that they can show."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import urlsplit

from generator.gallery.cards import Cards
from generator.gallery.logos import Logos
from generator.gallery.shelf import Shelf
from generator.gallery.social.cards import HEIGHT, WIDTH, SocialCards
from generator.gallery.social.colours import colours_with
from generator.gallery.social.designs import GalleryDesign, ProjectDesign, Tile
from generator.gallery.strings import Strings
from generator.gallery.views import PictureView, ProjectView, SiteView
from generator.model.formats import is_remote

TAGS, TILES = 12, 18
"""As many tags and tiles as the gallery's card could have room for."""

_DRAWN = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
_NOT_SHOWN = (".svg", ".avif")


class Pictures:
    """Finds the picture of each page: `social` draws them, one for `each` project too, or not at all."""

    def __init__(
        self,
        shelf: Shelf,
        site: SiteView,
        cards: Cards,
        logos: Logos,
        strings: Strings,
        social: SocialCards | None,
        *,
        each: bool,
    ) -> None:
        self._site = site
        self._logos = logos
        self._strings = strings
        self._colours = colours_with(site.accent)
        self._gallery = social.plan("gallery", self._gallery_design(shelf, cards)) if social else ""
        self._projects: dict[str, str] = {}
        if social and each:
            for project in shelf.projects:
                design = self._project_design(cards.view(project))
                self._projects[project.identity] = social.plan(shelf.slugs[project.identity], design)

    def of_gallery(self) -> PictureView | None:
        """The picture of every page that is not about one project."""
        return self._card("gallery", self._gallery)

    def of_project(self, view: ProjectView) -> PictureView | None:
        """The picture of a project's page: its card, else its logo, else the gallery's card."""
        if card := self._card("project", self._projects.get(view.identity, "")):
            return card
        logo = view.logo if is_remote(view.logo) else self._address(view.logo)
        if logo and _is_shown(view.logo):
            return PictureView("logo", logo)
        return self.of_gallery()

    def _card(self, kind: str, path: str) -> PictureView | None:
        address = self._address(path)
        return PictureView(kind, address, WIDTH, HEIGHT) if address else None

    def _address(self, path: str) -> str:
        """Networks want an absolute address; empty when the site's own is unknown."""
        return f"{self._site.base_url}{path}" if self._site.base_url and path else ""

    def _gallery_design(self, shelf: Shelf, cards: Cards) -> GalleryDesign:
        total = len(shelf.projects)
        views = (cards.view(project) for project in shelf.featured_first()[:TILES])
        return GalleryDesign(
            title=self._site.title,
            tagline=self._site.tagline,
            count=self._strings.text("results.count", count=total) if total else "",
            tags=tuple(tag.name for tag in list(shelf.tags.values())[:TAGS]),
            tiles=tuple(Tile(view.hue, view.letters) for view in views),
            colours=self._colours,
        )

    def _project_design(self, view: ProjectView) -> ProjectDesign:
        logo = self._logos.files.get(view.logo, b"") if view.logo.endswith(_DRAWN) else b""
        tile = Tile(view.hue, view.letters)
        return ProjectDesign(view.title, view.author, self._site.title, tile, logo, self._colours)


def _is_shown(logo: str) -> bool:
    """Whether networks show a picture: they know neither SVG nor AVIF; without an ending it may be anything."""
    return PurePosixPath(urlsplit(logo).path).suffix.lower() not in _NOT_SHOWN
