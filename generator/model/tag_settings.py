"""What site.yml says about tags: other words for them, their groups and descriptions, and which ones there may be."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from generator.model.problems import Pointer, Problem, Severity
from generator.model.schema import nearest
from generator.model.text import clip, fold

SECTION = "tags"
"""Where in site.yml all this stands."""


@dataclass(frozen=True, slots=True)
class TagGroup:
    """Tags that stand together, below a heading."""

    heading: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TagSettings:
    """The section `tags`, every word as it is written there unless said otherwise.

    Attributes:
        aliases: other words for tags, each with the tag at the end of its chain.
        spellings: how a tag is shown, by the folded text of every alias, of what it stands for and of the vocabulary.
        descriptions: a line of Markdown about a tag.
        vocabulary: the folded text of each tag that may be used; empty: any may.
        unknown: what a tag outside of the vocabulary is.
    """

    aliases: Mapping[str, str] = field(default_factory=dict)
    spellings: Mapping[str, str] = field(default_factory=dict)
    groups: tuple[TagGroup, ...] = ()
    descriptions: Mapping[str, str] = field(default_factory=dict)
    vocabulary: frozenset[str] = frozenset()
    unknown: Severity = Severity.WARNING

    def canonical(self, tag: str) -> str:
        """The tag that a word stands for: as site.yml spells it, or the word itself where that says nothing of it."""
        return self.spellings.get(fold(tag), tag)

    def with_aliases(self, aliases: Mapping[str, str]) -> TagSettings:
        """The same and more aliases, of tags that are neither aliases nor what aliases stand for."""
        spellings = {fold(tag): tag for tag in aliases.values()} | {fold(tag): end for tag, end in aliases.items()}
        return replace(self, aliases={**self.aliases, **aliases}, spellings={**spellings, **self.spellings})

    def allows(self, tag: str) -> bool:
        """Whether a tag, or what it stands for, may be used."""
        return not self.vocabulary or fold(self.canonical(tag)) in self.vocabulary


def decode_tag_settings(given: Mapping[str, Any]) -> tuple[TagSettings, list[Problem]]:
    """Read a section that the schema has found valid; the pointers of problems start at the whole of site.yml."""
    aliases: Mapping[str, str] = given.get("aliases", {})
    vocabulary: Sequence[str] = given.get("vocabulary", ())
    steps = {fold(alias): target for alias, target in reversed(list(aliases.items()))}
    ends = {alias: _end(fold(alias), steps) for alias in aliases}
    problems = [*_alias_problems(aliases, steps, ends), *_place_problems(given, steps)]
    found = {fold(alias): end for alias, end in ends.items()}
    spellings = {**{fold(end): end for end in reversed(list(found.values()))}, **found}
    allowed = {fold(tag): tag for tag in vocabulary}
    settings = TagSettings(
        aliases={alias: allowed.get(fold(end), end) for alias, end in ends.items() if fold(alias) != fold(end)},
        spellings={word: allowed.get(fold(tag), tag) for word, tag in {**allowed, **spellings}.items()},
        groups=tuple(TagGroup(heading, tuple(tags)) for heading, tags in given.get("groups", {}).items()),
        descriptions=dict(given.get("descriptions", {})),
        vocabulary=frozenset(allowed),
        unknown=Severity(given.get("unknown", Severity.WARNING.value)),
    )
    return settings, problems


def check_tags(tags: Sequence[str], settings: TagSettings) -> list[Problem]:
    """The tags of a project that are outside of the vocabulary; pointers start at the project."""
    return [
        Problem(("tags", place), _unknown(tag), _advice(tag, settings), settings.unknown)
        for place, tag in enumerate(tags)
        if not settings.allows(tag)
    ]


def check_tag_references(settings: TagSettings, used: Container[str]) -> list[Problem]:
    """Warnings about groups and descriptions of tags that no project carries; `used` are the folded texts of those."""
    advice = "Check how it is written, or delete the entry."
    places = [((SECTION, "descriptions", tag), tag) for tag in settings.descriptions]
    return [
        Problem(pointer, f"is about {clip(tag)!r}, a tag that no project carries", advice, Severity.WARNING)
        for pointer, tag in [*_grouped(settings.groups), *places]
        if fold(tag) not in used
    ]


def _unknown(tag: str) -> str:
    return f"is {clip(tag)!r}, which is not in the vocabulary of tags"


def _advice(tag: str, settings: TagSettings) -> str:
    if meant := nearest(fold(tag), settings.vocabulary):
        return f"Did you mean {settings.spellings[meant]!r}? If not, add it to tags.vocabulary in site.yml."
    return "Use one of its tags, or add this one to tags.vocabulary or tags.aliases in site.yml."


def _end(word: str, steps: Mapping[str, str]) -> str:
    """The tag at the end of an alias's chain; empty when there is none, since the chain is a circle.

    An alias of itself is no circle: `python: Python` says how the tag is spelt.
    """
    met = [word]
    while fold(target := steps[met[-1]]) in steps and fold(target) != met[-1]:
        if fold(target) in met:
            return ""
        met.append(fold(target))
    return target


def _alias_problems(aliases: Mapping[str, str], steps: Mapping[str, str], ends: Mapping[str, str]) -> Iterator[Problem]:
    for alias, target in aliases.items():
        pointer = (SECTION, "aliases", alias)
        if target != steps[fold(alias)]:
            message = f"is an alias of {clip(steps[fold(alias)])!r} already"
            yield Problem(pointer, message, "Upper and lower case are one word. Keep one of the two.")
        elif not ends[alias]:
            message = f"leads in a circle, by way of {clip(target)!r}"
            yield Problem(pointer, message, "Let each alias lead to a tag that is no alias itself.")


def _place_problems(given: Mapping[str, Any], steps: Mapping[str, str]) -> Iterator[Problem]:
    """What is said of an alias in place of its tag, and what is said twice."""
    groups = [TagGroup(heading, tuple(tags)) for heading, tags in given.get("groups", {}).items()]
    described = [((SECTION, "descriptions", tag), tag) for tag in given.get("descriptions", {})]
    allowed = [((SECTION, "vocabulary", place), tag) for place, tag in enumerate(given.get("vocabulary", ()))]
    for section in (list(_grouped(groups)), described, allowed):
        met: set[str] = set()
        for pointer, tag in section:
            if fold(steps.get(fold(tag), tag)) != fold(tag):
                message = f"is about {clip(tag)!r}, an alias of {clip(steps[fold(tag)])!r}"
                yield Problem(pointer, message, "Write the tag that it stands for, or delete the alias.")
            elif fold(tag) in met:
                yield Problem(pointer, f"is about {clip(tag)!r}, which stands here already", "Keep one of the two.")
            met.add(fold(tag))


def _grouped(groups: Sequence[TagGroup]) -> Iterator[tuple[Pointer, str]]:
    for group in groups:
        for place, tag in enumerate(group.tags):
            yield (SECTION, "groups", group.heading, place), tag
