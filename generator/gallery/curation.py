"""The owner's hand: from the stored projects and site.yml comes what is shown, and in which order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from math import inf
from pathlib import Path

from generator.gallery.logos import check_logos
from generator.model.catalog import newest_first
from generator.model.overrides import REPLACED, Override
from generator.model.problems import Pointer, Problem, Severity
from generator.model.project import Project
from generator.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Curation:
    """What readers see.

    Attributes:
        projects: what is shown, as it is shown, newest first.
        featured: identities of those that come first on the index, in their order.
        order: the number of each other one that comes before the rest, by identity; the lowest first.
    """

    projects: tuple[Project, ...]
    featured: tuple[str, ...]
    order: Mapping[str, int]


def curate(projects: Iterable[Project], settings: Settings) -> Curation:
    """Choose what is shown, and put what the owner says in place of what the books say."""
    overrides = {override.identity: override for override in settings.overrides}
    hidden = {*settings.hidden, *(override.identity for override in settings.overrides if override.hidden)}
    shown = newest_first(_overridden(project, overrides) for project in projects if project.identity not in hidden)
    order = {override.identity: override.order for override in settings.overrides if override.order is not None}
    also_featured = [p.identity for p in shown if p.identity in overrides and overrides[p.identity].featured]
    also_featured.sort(key=lambda identity: order.get(identity, inf))
    featured = dict.fromkeys((*settings.featured, *also_featured))
    others = {identity: number for identity, number in order.items() if identity not in featured}
    return Curation(tuple(shown), tuple(featured), others)


def told_apart(problems: Iterable[Problem], settings: Settings) -> tuple[list[Problem], list[Problem]]:
    """Tell problems of logos apart: those of logos that books name, and those of logos that site.yml names.

    The pointers of the latter lead into site.yml.
    """
    ours: dict[Pointer, Pointer] = {
        ("projects", override.identity, "logo"): ("overrides", override.url, "logo")
        for override in settings.overrides
        if override.logo is not None
    }
    found = list(problems)
    of_books = [problem for problem in found if problem.pointer not in ours]
    return of_books, [replace(p, pointer=ours[p.pointer]) for p in found if p.pointer in ours]


def check_override_logos(projects: Iterable[Project], settings: Settings, folder: Path) -> list[Problem]:
    """Warnings about logos that site.yml names and that cannot be used; pointers lead into site.yml."""
    overrides = {override.identity: override for override in settings.overrides if override.logo}
    concerned = [_overridden(project, overrides) for project in projects if project.identity in overrides]
    return told_apart(check_logos(folder, concerned), settings)[1]


def what_counts_more(settings: Settings, identity: str, fields: Collection[str]) -> list[Problem]:
    """Warnings that readers will not see what the data say of a project; pointers lead into site.yml.

    Args:
        fields: those that have been changed.
    """
    override = next((one for one in settings.overrides if one.identity == identity), None)
    hiding: list[Pointer] = [("hidden", index) for index, hidden in enumerate(settings.hidden) if hidden == identity]
    replaced: list[Pointer] = []
    if override:
        hiding += [("overrides", override.url, "hidden")] if override.hidden else []
        said = [name for name in REPLACED if name in fields and getattr(override, name) is not None]
        replaced = [("overrides", override.url, name) for name in said]
    return [
        *(Problem(pointer, "counts more than what the data say", _CHANGE, Severity.WARNING) for pointer in replaced),
        *(Problem(pointer, "keeps the project off the site", _SHOW, Severity.WARNING) for pointer in hiding),
    ]


_CHANGE = "Change it there, or take it away."
_SHOW = "Take the entry away to show the project."


def _overridden(project: Project, overrides: Mapping[str, Override]) -> Project:
    override = overrides.get(project.identity)
    return override.apply(project) if override else project
