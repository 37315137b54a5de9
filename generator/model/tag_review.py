"""A review of the tags in use: how often each is, which are probably one, and which aliases would make them one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.model.project import Project
from generator.model.tag_likeness import Kind, Slip, is_abbreviation, kind_of_likeness, same_tags, slips
from generator.model.tag_settings import TagSettings
from generator.model.text import fold

RARE = 2
"""A tag on at most so many projects may be a slip of the pen for one on more."""


@dataclass(frozen=True, slots=True)
class TagUse:
    """A tag, on how many projects it is, and on how many in which spelling, the most used first.

    Spellings are the words that site.yml declares aliases too.
    """

    name: str
    count: int
    spellings: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Alike:
    """Tags that are probably one, the one to keep first; `is_proposed` when an alias is proposed for any of them."""

    kinds: tuple[Kind, ...]
    tags: tuple[tuple[str, int], ...]
    is_proposed: bool


@dataclass(frozen=True, slots=True)
class TagReview:
    """What is to be said of the tags.

    Attributes:
        tags: every tag, most used first, aliases under the name of theirs.
        alike: near-duplicates.
        once: tags on one project only.
        unknown: tags outside of the vocabulary.
        proposals: new aliases, each with the tag it should stand for.
    """

    projects: int
    tags: tuple[TagUse, ...]
    alike: tuple[Alike, ...]
    once: tuple[TagUse, ...]
    unknown: tuple[TagUse, ...]
    proposals: Mapping[str, str]


def review_tags(projects: Sequence[Project], settings: TagSettings) -> TagReview:
    """Review the tags of all projects, as the settings have ordered them already."""
    tags = _uses(projects, settings)
    proposals, alike = _find_alike(tags, settings)
    further = proposals
    while further:  # tags that became one may now be used more than a third that is alike
        ordered = settings.with_aliases(proposals)
        further, _ = _find_alike(_uses(projects, ordered), ordered)
        proposals = {tag: further.get(target, target) for tag, target in proposals.items()} | further
    once = tuple(tag for tag in tags if tag.count == 1)
    unknown = tuple(tag for tag in tags if not settings.allows(tag.name))
    in_order = {tag: proposals[tag] for tag in sorted(proposals, key=fold)}
    return TagReview(len(projects), tags, (*_cases(tags), *alike), once, unknown, in_order)


def _find_alike(tags: Iterable[TagUse], settings: TagSettings) -> tuple[dict[str, str], list[Alike]]:
    """Aliases that would make one tag of those that are alike, and all that are, proposed or not."""
    settled = _settled(settings)
    counts = {tag.name: tag.count for tag in tags}
    groups = [ranked for group in same_tags(counts) if (ranked := _ranked(group, counts, settled))]
    losers = {tag for group in groups for tag in group[1:]}
    found = [slip for slip in slips(tag for tag in counts if tag not in losers) if _is_open(slip, settled)]
    proposals = {tag: group[0] for group in groups for tag in group[1:] if fold(tag) not in settled}
    proposals |= _mended(found, counts, settled)
    alike = [
        *(_alike(group, counts, proposals) for group in groups),
        *(_slipped(slip, counts, proposals) for slip in found),
    ]
    return {tag: _last(tag, proposals) for tag in proposals}, alike


def _uses(projects: Iterable[Project], settings: TagSettings) -> tuple[TagUse, ...]:
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    counts: Counter[str] = Counter()
    for project in projects:
        words = dict.fromkeys(" ".join(tag.split()) for tag in project.tags)
        counts.update({fold(settings.canonical(word)) for word in words})
        for word in words:
            spellings[fold(settings.canonical(word))][word] += 1
    uses = [TagUse(_name(used, settings), counts[folded], _by_count(used)) for folded, used in spellings.items()]
    return tuple(sorted(uses, key=lambda use: (-use.count, fold(use.name))))


def _name(spellings: Mapping[str, int], settings: TagSettings) -> str:
    usual = next(iter(_by_count(spellings)))
    return settings.canonical(usual)


def _by_count(spellings: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(spellings.items(), key=lambda item: (-item[1], item[0])))


def _settled(settings: TagSettings) -> frozenset[str]:
    """Tags that site.yml names: those are meant, and none is to become an alias."""
    named = [tag for group in settings.groups for tag in group.tags]
    named += [*settings.descriptions, *settings.spellings.values()]
    return frozenset((*map(fold, named), *settings.vocabulary))


def _ranked(group: Sequence[str], counts: Mapping[str, int], settled: frozenset[str]) -> list[str]:
    """The tags of a group, the one to keep first; nothing when the owner means all of them."""
    if all(fold(tag) in settled for tag in group):
        return []
    return sorted(group, key=lambda tag: (fold(tag) not in settled, -counts[tag], is_abbreviation(tag), fold(tag)))


def _is_open(slip: Slip, settled: frozenset[str]) -> bool:
    return not {fold(slip.one), fold(slip.other)} <= settled


def _mended(found: Iterable[Slip], counts: Mapping[str, int], settled: frozenset[str]) -> dict[str, str]:
    """Aliases for rare tags that are likely slips of the pen."""
    mended: dict[str, str] = {}
    for slip in found:
        rare, usual = sorted((slip.one, slip.other), key=lambda tag: counts[tag])
        if slip.is_likely and counts[rare] <= RARE and counts[rare] < counts[usual] and fold(rare) not in settled:
            mended.setdefault(rare, usual)
    return mended


def _cases(tags: Iterable[TagUse]) -> Iterable[Alike]:
    """Spellings of a tag that differ in case only: the gallery shows them as one already."""
    for tag in tags:
        spellings = [(word, count) for word, count in tag.spellings.items() if fold(word) == fold(tag.name)]
        if len(spellings) > 1:
            yield Alike((Kind.CASE,), tuple(spellings), is_proposed=False)


def _alike(group: Sequence[str], counts: Mapping[str, int], proposals: Mapping[str, str]) -> Alike:
    kinds = dict.fromkeys(kind_of_likeness(group[0], tag) for tag in group[1:])
    return Alike(tuple(kinds), tuple((tag, counts[tag]) for tag in group), any(tag in proposals for tag in group))


def _slipped(slip: Slip, counts: Mapping[str, int], proposals: Mapping[str, str]) -> Alike:
    pair = sorted((slip.one, slip.other), key=lambda tag: (tag in proposals, -counts[tag], fold(tag)))
    is_proposed = proposals.get(pair[1]) == pair[0]
    return Alike((Kind.SLIP,), tuple((tag, counts[tag]) for tag in pair), is_proposed)


def _last(tag: str, proposals: Mapping[str, str]) -> str:
    """Where a chain of proposals ends."""
    target = proposals[tag]
    while target in proposals:
        target = proposals[target]
    return target
