"""The shelf: which projects are shown, in which order, under which slugs and tags."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import inf

from generator.gallery.curation import curate
from generator.gallery.paths import ATOM, INDEX, JSON_FEED, tag_folder
from generator.gallery.tag_order import TagOrder, order_tags, with_canonical_tags
from generator.gallery.views import TagView
from generator.model.catalog import Catalog
from generator.model.problems import Problem
from generator.model.project import Project
from generator.model.settings import Settings, check_references
from generator.model.slugs import project_slugs, tag_slugs
from generator.model.text import fold

RELATED = 3
_NEIGHBOURS = 12


@dataclass(frozen=True, slots=True)
class Shelf:
    """What stands where.

    Attributes:
        projects: what is shown, newest first, each with its tags as site.yml calls them.
        featured: identities of those that come before the others on the index, in their order.
        order: numbers of those that come next, by identity; the lowest first.
        slugs: slug of each project, by identity.
        tags: every tag by its folded text, most used first.
        tagged: the projects of each tag, newest first, by the tag's folded text.
        places: where in its tag's list a project stands, by the tag's folded text and the project's identity.
        tag_order: what site.yml says of the tags besides.
    """

    projects: tuple[Project, ...]
    featured: tuple[str, ...]
    order: Mapping[str, int]
    slugs: Mapping[str, str]
    tags: Mapping[str, TagView]
    tagged: Mapping[str, Sequence[Project]]
    places: Mapping[tuple[str, str], int]
    tag_order: TagOrder

    def featured_first(self) -> list[Project]:
        """The order of the index: the featured ones, then those with a number, then the rest, newest first."""
        rank = {identity: place for place, identity in enumerate(self.featured)}

        def place(project: Project) -> tuple[int, float]:
            return rank.get(project.identity, len(rank)), self.order.get(project.identity, inf)

        return sorted(self.projects, key=place)

    def tags_of(self, project: Project) -> tuple[TagView, ...]:
        """The project's tags as it lists them, each once."""
        return tuple(self.tags[folded] for folded in folded_tags(project))

    def related(self, project: Project) -> list[Project]:
        """Up to three projects that share tags with it; a rare tag in common counts more than a common one.

        Only the neighbours in each tag's list are looked at, so that a tag on every project costs no more than others.
        """
        scores: dict[str, float] = defaultdict(float)
        candidates: dict[str, Project] = {}
        for folded in folded_tags(project):
            fellows = self.tagged[folded]
            for fellow in _around(fellows, self.places[folded, project.identity]):
                candidates[fellow.identity] = fellow
                scores[fellow.identity] += 1 / len(fellows)
        best = sorted(candidates, key=lambda identity: -scores[identity])
        return [candidates[identity] for identity in best[:RELATED]]


def arrange(catalog: Catalog, settings: Settings) -> tuple[Shelf, list[Problem]]:
    """Choose and order what is shown; settings that name no project become warnings."""
    curation = curate(catalog.projects, settings)
    shown = tuple(with_canonical_tags(project, settings.tags) for project in curation.projects)
    tagged: dict[str, list[Project]] = defaultdict(list)
    for project in shown:
        for folded in folded_tags(project):
            tagged[folded].append(project)
    # Of all projects, as they are stored: neither hiding one nor a title of the owner's own changes an address.
    slugs = project_slugs(catalog.projects)
    places = {(tag, p.identity): place for tag, fellows in tagged.items() for place, p in enumerate(fellows)}
    tags = _tag_views(shown, tagged)
    tag_order = order_tags(curation.projects, tags, settings.tags)
    shelf = Shelf(shown, curation.featured, curation.order, slugs, tags, tagged, places, tag_order)
    return shelf, check_references(settings, {project.identity for project in catalog.projects})


def folded_tags(project: Project) -> list[str]:
    """The project's tags in the form they are compared in, each once."""
    return list(dict.fromkeys(fold(tag) for tag in project.tags))


def _tag_views(projects: Iterable[Project], tagged: Mapping[str, Sequence[Project]]) -> dict[str, TagView]:
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for tag in chain.from_iterable(project.tags for project in projects):
        spellings[fold(tag)][" ".join(tag.split())] += 1
    slugs = tag_slugs(tagged)
    most = max(map(len, tagged.values()), default=1)
    by_use = sorted(tagged, key=lambda folded: (-len(tagged[folded]), folded))
    return {
        folded: _tag_view(usual_spelling(spellings[folded]), slugs[folded], len(tagged[folded]), most)
        for folded in by_use
    }


def usual_spelling(spellings: Counter[str]) -> str:
    """The spelling that is used most; of several, the first of the alphabet."""
    return min(spellings, key=lambda spelling: (-spellings[spelling], spelling))


def _tag_view(name: str, slug: str, count: int, most: int) -> TagView:
    folder = tag_folder(slug)
    return TagView(name, f"{folder}{INDEX}", count, count / most, f"{folder}{ATOM}", f"{folder}{JSON_FEED}")


def _around(fellows: Sequence[Project], place: int) -> list[Project]:
    start = max(0, place - _NEIGHBOURS)
    return [*fellows[start:place], *fellows[place + 1 : place + 1 + _NEIGHBOURS]]
