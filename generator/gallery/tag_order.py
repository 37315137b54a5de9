"""Tags as site.yml orders them: one name for each, groups of them, and the words and addresses that lead to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.gallery.paths import INDEX, tag_folder
from generator.gallery.views import TagGroupView, TagView
from generator.model.project import Project
from generator.model.slugs import tag_slugs
from generator.model.tag_settings import TagSettings
from generator.model.text import fold


@dataclass(frozen=True, slots=True)
class TagOrder:
    """What the settings add to the tags of a gallery.

    Attributes:
        groups: those that have tags here, in the order of site.yml, and at the end what is in none of them; empty
            without groups.
        aliases: the other words for a tag, by its folded text.
        moved: pages that tags would have if they had no aliases, by their paths, each with the tag it leads to.
    """

    groups: tuple[TagGroupView, ...]
    aliases: Mapping[str, tuple[str, ...]]
    moved: Mapping[str, TagView]


def with_canonical_tags(project: Project, settings: TagSettings) -> Project:
    """The project with each tag as site.yml calls it."""
    tags = tuple(map(settings.canonical, project.tags)) if settings.spellings else project.tags
    return project if tags == project.tags else replace(project, tags=tags)


def order_tags(originals: Iterable[Project], tags: Mapping[str, TagView], settings: TagSettings) -> TagOrder:
    """Order the tags of a gallery, given by their folded texts; `originals` have theirs as books say them."""
    aliases = {
        folded: tuple(alias for alias, target in settings.aliases.items() if fold(target) == folded)
        for folded in dict.fromkeys(map(fold, settings.aliases.values()))
        if folded in tags
    }
    moved = dict(_moved(originals, tags, settings)) if aliases else {}
    return TagOrder(tuple(_groups(tags, settings)), aliases, moved)


def _groups(tags: Mapping[str, TagView], settings: TagSettings) -> Iterator[TagGroupView]:
    headings = {fold(tag): group.heading for group in settings.groups for tag in group.tags}
    if headings.keys().isdisjoint(tags):
        return
    for heading in [*(group.heading for group in settings.groups), ""]:
        inside = tuple(tag for folded, tag in tags.items() if headings.get(folded, "") == heading)
        if inside:
            yield TagGroupView(heading, inside)


def _moved(
    originals: Iterable[Project], tags: Mapping[str, TagView], settings: TagSettings
) -> Iterator[tuple[str, TagView]]:
    taken = {tag.path for tag in tags.values()}
    before = tag_slugs(tag for project in originals for tag in project.tags)
    for folded, slug in before.items():
        path = f"{tag_folder(slug)}{INDEX}"
        if path not in taken:
            yield path, tags[fold(settings.canonical(folded))]
