"""Growth as a drawing: where columns, lines and labels stand, in hundredths of the drawing's width and height.

A drawing that is measured like this fits every width while its letters keep their size, and needs no style of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.gallery.dates import date_view, month_view
from generator.gallery.stats import Growth, Period
from generator.gallery.strings import Strings

_HEADROOM = 1.08
"""How much higher than its highest column a drawing is."""
_GRID = 4
_TICKS = 7
_FILLED, _WIDEST = 0.84, 8.0
"""How much of its place a column takes, and the most it may take of the drawing."""
_WIDE, _NARROW, _CLEAR = 1.35, 3.0, 2.0
"""How much of the drawing a letter of a label takes on a screen and on a phone, and the least between two labels."""
_STEPS = {"day": (1, 2, 7, 14), "month": (1, 2, 3, 6, 12), "year": (1, 2, 5, 10, 20)}


@dataclass(frozen=True, slots=True)
class Column:
    """A period: `rest` is the part of the column for what had been there before, `added` the part on top of it."""

    label: str
    added_count: int
    total_count: int
    x: float
    width: float
    added_y: float
    added_height: float
    rest_y: float
    rest_height: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line behind the columns, at the height of a round number."""

    place: float
    value: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A label below a column, and which part of it stands at its place; a `minor` one gives way where room is small."""

    place: float
    label: str
    anchor: str = "start"
    minor: bool = False


@dataclass(frozen=True, slots=True)
class GrowthFigure:
    """Columns, the lines behind them, and the labels below them; `columns` is empty when there is nothing to show."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    ticks: tuple[Mark, ...]


def growth_figure(growth: Growth, date_format: str, strings: Strings) -> GrowthFigure:
    """Projects over time as columns."""
    if not growth.periods:
        return GrowthFigure((), (), ())
    top = growth.total * _HEADROOM
    slot = 100 / len(growth.periods)
    width = min(slot * _FILLED, _WIDEST)
    columns = tuple(
        _column(
            period, period_label(growth, period, date_format, strings), (number + 0.5) * slot - width / 2, width, top
        )
        for number, period in enumerate(growth.periods)
    )
    lines = tuple(Line(100 - 100 * value / top, value) for value in _round_values(growth.total))
    return GrowthFigure(columns, lines, tuple(_ticks(growth, columns)))


def growth_says(growth: Growth, date_format: str, strings: Strings) -> str:
    """What the drawing shows, in a sentence."""
    if not growth.periods:
        return strings.text("growth.none")
    first, busiest = (period_label(growth, p, date_format, strings) for p in (growth.periods[0], growth.busiest[0]))
    if len(growth.periods) == 1:
        return strings.text("growth.one_day", count=growth.total, day=first)
    unit, added = growth.unit if growth.length == 1 else "years", growth.busiest[0].added
    if len(growth.busiest) == 1:
        return strings.text(f"growth.most_{unit}", count=growth.total, first=first, busiest=busiest, added=added)
    length = {"length": growth.length} if growth.length > 1 else {}
    return strings.text(f"growth.level_{unit}", count=growth.total, first=first, added=added, **length)


def period_label(growth: Growth, period: Period, date_format: str, strings: Strings) -> str:
    """A period as readers call it."""
    if growth.unit == "day":
        day = date_view(period.start.isoformat(), date_format, strings)
        return day.text if day else ""
    if growth.unit == "month":
        return month_view(period.start, date_format, strings)
    first = period.start.year // growth.length * growth.length
    return str(first) if growth.length == 1 else f"{first}–{first + growth.length - 1}"


def _column(period: Period, label: str, x: float, width: float, top: float) -> Column:
    added, total = 100 * period.added / top, 100 * period.total / top
    return Column(
        label=label,
        added_count=period.added,
        total_count=period.total,
        x=x,
        width=width,
        added_y=100 - total,
        added_height=added,
        rest_y=100 - total + added,
        rest_height=total - added,
    )


def _round_values(highest: int) -> list[int]:
    """At most `_GRID` round numbers up to the highest."""
    step = next(
        step for power in range(12) for step in (10**power, 2 * 10**power, 5 * 10**power) if highest // step <= _GRID
    )
    return list(range(step, highest + 1, step))


def _ticks(growth: Growth, columns: Sequence[Column]) -> Iterator[Mark]:
    """Labels for some columns, as many as stand clear of one another; on a phone fewer do."""
    steps = _STEPS[growth.unit]
    step = next((step for step in steps if len(columns) / step <= _TICKS), steps[-1])
    wide_end = narrow_end = -_CLEAR
    for period, column in zip(growth.periods, columns, strict=True):
        if _number(growth, period) % step:
            continue
        mark = _tick(column)
        if _begin(mark, _WIDE) < wide_end + _CLEAR:
            continue
        wide_end = _begin(mark, _WIDE) + _WIDE * len(mark.label)
        if _begin(mark, _NARROW) < narrow_end + _CLEAR:
            yield replace(mark, minor=True)
        else:
            narrow_end = _begin(mark, _NARROW) + _NARROW * len(mark.label)
            yield mark


def _tick(column: Column) -> Mark:
    """A label in the middle below its column; at the sides it keeps to the column's outer edge."""
    middle, half = column.x + column.width / 2, _NARROW * len(column.label) / 2
    if middle < half - _CLEAR:
        return Mark(column.x, column.label, anchor="start")
    if middle > 100 - half + _CLEAR:
        return Mark(column.x + column.width, column.label, anchor="end")
    return Mark(middle, column.label, anchor="middle")


def _begin(mark: Mark, letter: float) -> float:
    """Where a label begins when a letter is so wide."""
    return mark.place - {"start": 0, "middle": 0.5, "end": 1}[mark.anchor] * letter * len(mark.label)


def _number(growth: Growth, period: Period) -> int:
    """Counts periods so that those with a round number deserve a label: years by their own, months from January."""
    if growth.unit == "day":
        return (period.start - growth.periods[0].start).days
    if growth.unit == "month":
        return period.start.month - 1
    return period.start.year // growth.length
