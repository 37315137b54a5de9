"""Long lists in pages, and the row of numbers that leads through them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from generator.gallery.paths import list_page
from generator.gallery.views import Pagination, Step

Item = TypeVar("Item")


def pages_of(items: Sequence[Item], per_page: int) -> Iterator[tuple[int, Sequence[Item]]]:
    """Page numbers from 1 and what stands on each; an empty list has one empty page."""
    for number, start in enumerate(range(0, max(len(items), 1), per_page), start=1):
        yield number, items[start : start + per_page]


def pagination(folder: str, number: int, items: int, per_page: int) -> Pagination | None:
    """Where page `number` of a list of so many items stands; None when there is only one page."""
    total = -(-items // per_page)
    if total <= 1:
        return None
    return Pagination(
        number=number,
        total=total,
        previous=list_page(folder, number - 1) if number > 1 else "",
        next=list_page(folder, number + 1) if number < total else "",
        steps=tuple(_steps(folder, number, total)),
    )


def _steps(folder: str, number: int, total: int) -> Iterator[Step]:
    """The first page, the last, the current one with its neighbours, and a gap for each longer run left out."""
    shown = sorted({1, number - 1, number, number + 1, total} & set(range(1, total + 1)))
    last = 0
    for step in shown:
        if step == last + 2:  # a gap for one page would be as wide as its number
            yield Step(last + 1, list_page(folder, last + 1), current=False)
        elif step > last + 2:
            yield Step(None, "", current=False)
        yield Step(step, list_page(folder, step), current=step == number)
        last = step
