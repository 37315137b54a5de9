"""How much an SVG draws: elements and what they refer to go in, the number of things to draw comes out.

Ten groups, each of which uses the one before ten times, are a kilobyte that no browser can draw.
"""

from __future__ import annotations

from collections import Counter

from generator.errors import FileError

MOST_DRAWN = 100_000
MOST_DEEP = 200


class Cost:
    """Counts while elements are opened and closed; an empty `id` stands for the whole."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._own: Counter[str] = Counter()
        self._uses: dict[str, Counter[str]] = {}

    def open(self, identity: str, references: list[str]) -> None:
        """An element begins: its `id`, if any, and those that it refers to.

        Raises:
            FileError: there are too many, or it is in too many others.
        """
        self._open.append(identity)
        for holder in {"", *self._open}:
            self._own[holder] += 1
            self._uses.setdefault(holder, Counter()).update(references)
        if self._own[""] > MOST_DRAWN:
            raise _too_much()
        if len(self._open) > MOST_DEEP:
            raise FileError(f"The SVG has elements in more than {MOST_DEEP} others.")

    def close(self) -> None:
        """The last element that was opened ends."""
        self._open.pop()

    def check(self) -> None:
        """All elements have been closed.

        Raises:
            FileError: with all that is used more than once, too much is drawn.
        """
        if self._total("", {}, frozenset()) > MOST_DRAWN:
            raise _too_much()

    def _total(self, holder: str, known: dict[str, int], above: frozenset[str]) -> int:
        if holder in known:
            return known[holder]
        if holder in above:  # browsers do not draw what uses itself
            return 0
        if len(above) > MOST_DEEP:
            return MOST_DRAWN + 1
        inner = above | {holder}
        uses = self._uses.get(holder, Counter())
        total = self._own[holder] + sum(n * self._total(one, known, inner) for one, n in uses.items())
        known[holder] = min(total, MOST_DRAWN + 1)
        return known[holder]


def _too_much() -> FileError:
    return FileError(f"The SVG draws more than {MOST_DRAWN:,} elements.")
