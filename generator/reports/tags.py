"""A review of tags as text and JSON; every line is safe to print."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from generator.model.tag_review import Alike, TagReview, TagUse
from generator.model.text import fold, printable
from generator.reports.problems import plural


def review_as_text(review: TagReview) -> list[str]:
    """Every tag with its count, near-duplicates, what is outside of the vocabulary, and what is used once."""
    lines = [f"{plural(len(review.tags), 'tag')} on {plural(review.projects, 'project')}", *_counted(review.tags)]
    lines += _section("Probably one and the same", (_alike_line(alike) for alike in review.alike))
    lines += _section("Not in the vocabulary", (f"  {tag.name}" for tag in review.unknown))
    lines += _section("Used once", (f"  {tag.name}" for tag in review.once))
    if review.proposals:
        lines += ["", f"{plural(len(review.proposals), 'alias', 'aliases')} proposed: tags --fix shows them."]
    return [printable(line) for line in lines]


def review_as_json(review: TagReview) -> str:
    """The same as an object with tags, alike, unknown, once and proposals."""
    told = {
        "projects": review.projects,
        "tags": [{"name": tag.name, "count": tag.count, "spellings": dict(tag.spellings)} for tag in review.tags],
        "alike": [
            {
                "kinds": [kind.name.lower() for kind in alike.kinds],
                "tags": [{"name": name, "count": count} for name, count in alike.tags],
                "proposed": alike.is_proposed,
            }
            for alike in review.alike
        ],
        "unknown": [tag.name for tag in review.unknown],
        "once": [tag.name for tag in review.once],
        "proposals": dict(review.proposals),
    }
    # A runner would take it for the start of a command wherever in a line it stands.
    return json.dumps(told, indent=2).replace("##[", r"##\u005b")


def proposals_as_text(review: TagReview) -> list[str]:
    """A line for each alias, with how many projects say either word."""
    counts = {tag.name: tag.count for tag in review.tags}
    return [
        printable(f"  {alias} ({counts[alias]:,}) stands for {target} ({counts[target]:,})")
        for alias, target in review.proposals.items()
    ]


def _counted(tags: Sequence[TagUse]) -> Iterator[str]:
    width = max((len(f"{tag.count:,}") for tag in tags), default=0)
    return (f"  {tag.count:>{width},}  {tag.name}{_others(tag)}" for tag in tags)


def _others(tag: TagUse) -> str:
    """The words that are aliases of the tag, and how often each is used."""
    others = [f"{word} {count:,}" for word, count in tag.spellings.items() if fold(word) != fold(tag.name)]
    return f"  (with {', '.join(others)})" if others else ""


def _alike_line(alike: Alike) -> str:
    tags = ", ".join(f"{name} ({count:,})" for name, count in alike.tags)
    return f"  {tags}: {', '.join(kind.value for kind in alike.kinds)}"


def _section(heading: str, lines: Iterable[str]) -> list[str]:
    found = list(lines)
    return ["", f"{heading}: {len(found):,}", *found] if found else []
