"""When a request is tried again: what the server asks for, or a back-off with full jitter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime

from generator.book.transport import Answer

MAX_PAUSE = 20.0
"""Seconds; the longest pause of the back-off."""
UNSPECIFIED = 60.0
"""Seconds that GitHub wants a rate-limited client to wait when it names none."""

_TRANSIENT = frozenset((429, 500, 502, 503, 504))


def is_rate_limit(answer: Answer) -> bool:
    """Whether an answer is about too many requests; GitHub uses 403 for that as well."""
    limited = "retry-after" in answer.headers or answer.headers.get("x-ratelimit-remaining") == "0"
    return answer.status == 429 or (answer.status == 403 and (limited or "rate limit" in answer.message.lower()))


def is_worth_another_try(answer: Answer) -> bool:
    """Whether the same request may succeed later."""
    return answer.status in _TRANSIENT or is_rate_limit(answer)


def asked_pause(answer: Answer, now: datetime) -> float:
    """Seconds that the server asks to wait; 0 when it leaves that to us."""
    asked = _retry_after(answer.headers.get("retry-after", ""), now)
    if asked is None and answer.headers.get("x-ratelimit-remaining") == "0":
        asked = _until(answer.headers.get("x-ratelimit-reset", ""), now)
    if asked is None:
        return UNSPECIFIED if is_rate_limit(answer) else 0.0
    return asked


def back_off(number: int, chance: Callable[[], float]) -> float:
    """Seconds to wait after a try; any time up to a limit that doubles."""
    return chance() * min(MAX_PAUSE, 2.0**number)


def as_duration(seconds: float) -> str:
    """`45 seconds`, `12 minutes`."""
    return f"{seconds:.0f} seconds" if seconds < 120 else f"{seconds / 60:.0f} minutes"


def _retry_after(text: str, now: datetime) -> float | None:
    """RFC 9110, section 10.2.3: seconds, or a date."""
    if text.strip().isdecimal() and text.isascii():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)
    return max(0.0, (aware - now).total_seconds())


def _until(text: str, now: datetime) -> float | None:
    """Seconds until a time in seconds since 1970."""
    if not (text.isascii() and text.isdecimal() and len(text) < 12):
        return None
    return max(0.0, float(text) - now.timestamp())
