"""What stands on a card: everything that its drawing depends on, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from generator.gallery.social.colours import Colours


@dataclass(frozen=True, slots=True)
class Tile:
    """A project without its title: its hue (0 to 23) and its letters."""

    hue: int
    letters: str


@dataclass(frozen=True, slots=True)
class GalleryDesign:
    """The gallery's card.

    Attributes:
        count: how many projects, in words; empty for none.
        tags: the most used first; as many are shown as fit.
        tiles: the first projects of the index; as many are shown as fit.
    """

    title: str
    tagline: str
    count: str
    tags: tuple[str, ...]
    tiles: tuple[Tile, ...]
    colours: Colours


@dataclass(frozen=True, slots=True)
class ProjectDesign:
    """A project's card; `logo` is the content of its picture, empty without one."""

    title: str
    author: str
    site: str
    tile: Tile
    logo: bytes
    colours: Colours


Design = GalleryDesign | ProjectDesign
