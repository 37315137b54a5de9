"""The gallery in numbers: how it grew, which tags are used most, and which of them go together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from generator.gallery.shelf import Shelf, folded_tags
from generator.gallery.views import TagView
from generator.model.dates import parse_moment
from generator.model.project import Project

TAGS = 15
PAIRED_TAGS = 10

_MOST_DAYS, _MOST_MONTHS, _MOST_SPANS = 60, 60, 60
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time of which the first day is `start`: how many projects it added, and how many there were then."""

    start: date
    added: int
    total: int


@dataclass(frozen=True, slots=True)
class Growth:
    """Projects over time.

    Attributes:
        unit: `day`, `month` or `year`: what a period lasts.
        length: how many units it lasts, 1 but for long stretches of years.
        periods: from the first to the last project with a date, none left out; empty when no project has one.
        undated: how many projects have no date.
    """

    unit: str
    length: int
    periods: tuple[Period, ...]
    undated: int

    @property
    def total(self) -> int:
        """How many projects have a date."""
        return self.periods[-1].total if self.periods else 0

    @property
    def busiest(self) -> tuple[Period, ...]:
        """The periods that added most."""
        most = max((period.added for period in self.periods), default=0)
        return tuple(period for period in self.periods if period.added == most)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tags and how many projects carry both; `first` is the one that is used more."""

    first: TagView
    second: TagView
    count: int


@dataclass(frozen=True, slots=True)
class Stats:
    """What the page of statistics tells.

    Attributes:
        tags: the most used first.
        leading: those of the tags that share the first place.
        paired_tags: those whose pairs are counted, the most used first.
        pairs: every pair of them, first by the place of the second tag, then by that of the first.
        closest: the pairs that go together most often; empty when none does.
    """

    projects: int
    growth: Growth
    tags: tuple[TagView, ...]
    leading: tuple[TagView, ...]
    all_tags: int
    paired_tags: tuple[TagView, ...]
    pairs: tuple[Pair, ...]
    closest: tuple[Pair, ...]


def stats(shelf: Shelf) -> Stats:
    """Count everything once."""
    tags = tuple(shelf.tags.values())
    pairs = tuple(_pairs(shelf))
    most = max((pair.count for pair in pairs), default=0)
    return Stats(
        projects=len(shelf.projects),
        growth=growth(shelf.projects),
        tags=tags[:TAGS],
        leading=tuple(tag for tag in tags if tag.count == tags[0].count),
        all_tags=len(tags),
        paired_tags=tags[:PAIRED_TAGS],
        pairs=pairs,
        closest=tuple(pair for pair in pairs if pair.count == most) if most else (),
    )


def growth(projects: Sequence[Project]) -> Growth:
    """Projects by the day on which they appeared here, or were last changed where that is all that is known."""
    days = sorted(parse_moment(told).date() for project in projects if (told := project.created or project.updated))
    undated = len(projects) - len(days)
    if not days:
        return Growth("day", 1, (), undated)
    unit, length = _scale(days[0], days[-1])
    added = Counter(_start(day, unit, length) for day in days)
    return Growth(unit, length, tuple(_totals(added, _starts(min(added), max(added), unit, length))), undated)


def _pairs(shelf: Shelf) -> Iterator[Pair]:
    shown = list(shelf.tags)[:PAIRED_TAGS]
    place = {folded: number for number, folded in enumerate(shown)}
    together: Counter[tuple[int, int]] = Counter()
    for project in shelf.projects:
        together.update(combinations(sorted(place[tag] for tag in folded_tags(project) if tag in place), 2))
    tags = [shelf.tags[folded] for folded in shown]
    for second in range(len(tags)):
        for first in range(second):
            yield Pair(tags[first], tags[second], together[first, second])


def _scale(first: date, last: date) -> tuple[str, int]:
    """The unit and length of periods of which there are neither very many nor, if it can be helped, only one."""
    if (last - first).days < _MOST_DAYS:
        return "day", 1
    if _month(last) - _month(first) < _MOST_MONTHS:
        return "month", 1
    return "year", next(n for n in _YEARS if last.year // n - first.year // n < _MOST_SPANS)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _start(day: date, unit: str, length: int) -> date:
    if unit == "day":
        return day
    if unit == "month":
        return day.replace(day=1)
    return date(max(1, day.year // length * length), 1, 1)


def _starts(first: date, last: date, unit: str, length: int) -> Iterator[date]:
    start = first
    while start < last:
        yield start
        start = _start(_next(start, unit, length), unit, length)
    yield last


def _next(start: date, unit: str, length: int) -> date:
    """A day of the period after the one that begins with `start`."""
    if unit == "day":
        return start + timedelta(1)
    if unit == "month":
        return start + timedelta(31)
    return date(start.year + length, 1, 1)


def _totals(added: Counter[date], starts: Iterable[date]) -> Iterator[Period]:
    total = 0
    for start in starts:
        total += added[start]
        yield Period(start, added[start], total)
