"""How a text falls into lines: words and their widths in, lines out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Word = tuple[bool, str]
"""What a line must not break, after whether a space stands before it."""

# Written without spaces, so a line may end after any of them, but for the signs that stay with what they close or open.
_IDEOGRAPH = re.compile(
    "[\u2e80-\u2fdf\u3000-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]"
)
_NEVER_FIRST = frozenset("、。，．・：；？！ー々ゝゞヽヾ’”）〕］｝〉》」』】")
_NEVER_LAST = frozenset("‘“（〔［｛〈《「『【")


def words_of(text: str) -> Iterator[Word]:
    """What a line must not break, in its order."""
    for word in text.split():
        start = 0
        for end in range(1, len(word) + 1):
            if end == len(word) or _may_break(word[end - 1], word[end]):
                yield start == 0, word[start:end]
                start = end


def even_lines(
    words: Sequence[Word], widths: Sequence[float], width: float, most: int, space: float
) -> list[str] | None:
    """The words in lines of about the same length; None when it takes more than `most` or a word is too wide."""
    if not words or max(widths) > width:
        return None
    count = len(_filled(words, widths, width, space))
    if count > most:
        return None
    return _filled(words, widths, _narrowest(words, widths, width, count, space), space)


def _filled(words: Sequence[Word], widths: Sequence[float], width: float, space: float) -> list[str]:
    """Lines filled one after the other."""
    lines = [""]
    filled = 0.0
    for (spaced, word), wide in zip(words, widths, strict=True):
        gap = space if spaced and lines[-1] else 0.0
        if lines[-1] and filled + gap + wide > width:
            lines.append(word)
            filled = wide
        else:
            lines[-1] += f"{' ' if gap else ''}{word}"
            filled += gap + wide
    return lines


def _narrowest(words: Sequence[Word], widths: Sequence[float], width: float, count: int, space: float) -> float:
    """The least width at which the words take no more lines: these are then about equally long."""
    low, high = max(widths), width
    for _ in range(12):
        middle = (low + high) / 2
        if len(_filled(words, widths, middle, space)) > count:
            low = middle
        else:
            high = middle
    return high


def _may_break(left: str, right: str) -> bool:
    if left in _NEVER_LAST or right in _NEVER_FIRST:
        return False
    return bool(_IDEOGRAPH.match(left) or _IDEOGRAPH.match(right))
