"""The gallery's numbers as figures: what the page of statistics is given to draw."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.gallery.growth_figure import growth_figure, growth_says
from generator.gallery.stats import Pair, Stats
from generator.gallery.strings import Strings
from generator.gallery.views import TagView


@dataclass(frozen=True, slots=True)
class Cell:
    """Where two tags meet: how many projects carry both, and that count over the largest one."""

    pair: Pair
    share: float


@dataclass(frozen=True, slots=True)
class Row:
    """A tag, and its meetings with the tags above it."""

    tag: TagView
    number: int
    cells: tuple[Cell, ...]


def drawn(stats: Stats, date_format: str, strings: Strings) -> dict[str, Any]:
    """What the page of statistics is given."""
    return {
        "stats": stats,
        "growth": growth_figure(stats.growth, "iso" if date_format == "iso" else "short", strings),
        "growth_says": growth_says(stats.growth, date_format, strings),
        "pair_rows": pair_rows(stats.paired_tags, stats.pairs),
        "ranked_pairs": ranked(stats.pairs),
    }


def pair_rows(tags: Sequence[TagView], pairs: Sequence[Pair]) -> tuple[Row, ...]:
    """The pairs as a staircase: each tag meets those above it."""
    most = max((pair.count for pair in pairs), default=0) or 1
    met = {tag.path: tuple(found) for tag, found in _by_second(pairs)}
    return tuple(
        Row(tag, number, tuple(Cell(pair, pair.count / most) for pair in met.get(tag.path, ())))
        for number, tag in enumerate(tags, start=1)
    )


def ranked(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """The pairs that share projects, the closest first."""
    return tuple(sorted((pair for pair in pairs if pair.count), key=lambda pair: -pair.count))


def _by_second(pairs: Sequence[Pair]) -> Iterator[tuple[TagView, list[Pair]]]:
    for tag, found in groupby(pairs, key=lambda pair: pair.second):
        yield tag, list(found)
