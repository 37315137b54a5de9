"""Whole numbers as short text: five bits to a digit, the lowest first, the sixth bit set while more digits follow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_MORE = 32


def packed(numbers: Iterable[int]) -> str:
    """The numbers, none below 0, one after another: 0 is `A`, 31 is `f`, 32 is `gB`."""
    return "".join(map(_number, numbers))


def packed_lists(rows: Iterable[Sequence[int]]) -> str:
    """A list of numbers for each row: how many there are, then they themselves."""
    return packed(number for row in rows for number in (len(row), *row))


@lru_cache(maxsize=1 << 16)
def _number(number: int) -> str:
    rest, digit = divmod(number, _MORE)
    return _DIGITS[_MORE + digit] + _number(rest) if rest else _DIGITS[digit]
