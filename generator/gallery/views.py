"""What templates see: frozen, ready to print, with nothing left to decide.

Every `path` is relative to the site's root and names a file; a template writes `{{ root }}{{ view.path }}`.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.gallery.citation.cite import Citation
from generator.gallery.design import Design
from generator.model.settings import Link


@dataclass(frozen=True, slots=True)
class SiteView:
    """The portfolio: what every page shows of it."""

    title: str
    tagline: str
    author: str
    language: str
    links: tuple[Link, ...]
    base_url: str
    accent: str
    total: int
    design: Design


@dataclass(frozen=True, slots=True)
class PictureView:
    """What social networks show of a page.

    Attributes:
        kind: `gallery` or `project` for their cards, `logo` for a project's logo.
        address: absolute.
        width, height: in pixels; 0 when unknown.
    """

    kind: str
    address: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class PageView:
    """The page being rendered.

    Attributes:
        kind: `index`, `tag`, `tags`, `moved`, `embed`, `stats`, `project` or `404`.
        title: the page's own name; empty on the first page.
        canonical: its absolute address, empty when there is none.
        picture: for social networks; None when there is none.
        json_ld: structured data for search engines, safe inside a script element; may be empty.
        atom, json_feed: paths of the feeds that belong to the page.
    """

    kind: str
    title: str
    description: str
    path: str
    canonical: str
    picture: PictureView | None
    json_ld: Markup
    atom: str
    json_feed: str


@dataclass(frozen=True, slots=True)
class DateView:
    """A day: `YYYY-MM-DD`, and as readers see it."""

    iso: str
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled value.

    Attributes:
        url: where the value leads; empty when it is no address.
        badge: the number of the badge's colour; empty when the value is no badge.
    """

    label: str
    value: str
    url: str = ""
    badge: str = ""


@dataclass(frozen=True, slots=True)
class TagView:
    """A tag: its count of projects, and that count over the most used tag's."""

    name: str
    path: str
    count: int
    share: float
    atom: str
    json_feed: str


@dataclass(frozen=True, slots=True)
class TagGroupView:
    """Tags that stand together, most used first; `heading` is empty for those that are in no group."""

    heading: str
    tags: tuple[TagView, ...]


@dataclass(frozen=True, slots=True)
class OptionView:
    """A value to filter by: how many projects of the page's list have it, and whether the list is of those alone."""

    name: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class OptionGroupView:
    """A group of tags to filter by: the first few, and how many there are in all.

    Attributes:
        heading: empty for the tags that are in no group.
        number: by which the scripts know the group: its place from 1, and 0 for no group.
    """

    heading: str
    number: int
    options: tuple[OptionView, ...]
    total: int


@dataclass(frozen=True, slots=True)
class FacetView:
    """Something besides tags that a gallery can be filtered by.

    Attributes:
        name: what the gallery's address calls it.
        label: what readers see.
        number: how many values of it there are.
    """

    name: str
    label: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """A project as lists show it.

    Attributes:
        shown_tags, more_tags: those of `tags` for which a card has room, and how many are left.
        logo_src: `logo` as seen from the page.
        logo_srcset: the same picture as WebP for each density, as the attribute `srcset` wants it; empty for an SVG and
            for what lies elsewhere.
    """

    title: str
    url: str
    path: str
    identity: str
    summary: str
    authors: tuple[str, ...]
    author: str
    date: DateView | None
    tags: tuple[TagView, ...]
    shown_tags: tuple[TagView, ...]
    more_tags: int
    letters: str
    hue: int
    logo: str
    logo_src: str
    logo_srcset: str
    featured: bool
    status: str
    archived: bool
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectView(CardView):
    """A project as its own page shows it; `card_facts` are the facts that its card shows."""

    description: Markup
    body: Markup
    updated: DateView | None
    created: DateView | None
    repository: str
    repository_label: str
    citation: Citation | None
    card_facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ListedCard:
    """A card in a list, which prints as its HTML; `path` is that of the project's page."""

    path: str
    html: Markup

    def __html__(self) -> str:
        return self.html


@dataclass(frozen=True, slots=True)
class Step:
    """A page number in the pagination; a gap has none."""

    number: int | None
    path: str
    current: bool


@dataclass(frozen=True, slots=True)
class Pagination:
    """Where a page stands among those of its list; `previous` and `next` are paths, empty at the ends."""

    number: int
    total: int
    previous: str
    next: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One project in a feed.

    Attributes:
        change: `new` when the project was last told about on the day it appeared, else `updated`.
        change_label, heading: the change in the gallery's language, and the title with it.
        published, updated: RFC 3339 times.
    """

    identity: str
    title: str
    change: str
    change_label: str
    heading: str
    page_url: str
    book_url: str
    published: str
    updated: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    html: Markup
    image: str
