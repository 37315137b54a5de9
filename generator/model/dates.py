"""Dates and times as projects write them: `YYYY-MM-DD`, or an RFC 3339 time."""

from __future__ import annotations

import re
from datetime import datetime, timezone

UTC = timezone.utc
EARLIEST = datetime.min.replace(tzinfo=UTC)

_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})")
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2})(\.\d+)?([Zz]|[+-]\d{2}:\d{2})?")


def parse_moment(text: str) -> datetime:
    """Read a date (midnight UTC) or an RFC 3339 time as an aware time in UTC.

    Raises:
        ValueError: the text has another form, or names a day or time that does not exist.
    """
    if found := _DATE.fullmatch(text):
        return _existing(text, found.group(1) + "T00:00:00+00:00")
    found = _TIME.fullmatch(text)
    if not found or not found.group(4):
        raise ValueError(f"{text!r} is neither a date nor a time with its offset from UTC")
    date, time, fraction, offset = found.groups()
    offset = "+00:00" if offset in "Zz" else offset
    return _existing(text, f"{date}T{time}{_microseconds(fraction)}{offset}")


def is_date(text: str) -> bool:
    """Whether the text has the form of a day without a time."""
    return _DATE.fullmatch(text) is not None


def as_utc(text: str) -> str:
    """Give a time without an offset the offset of UTC (RFC 3339 demands one); leave every other text alone."""
    found = _TIME.fullmatch(text)
    if not found or found.group(4):
        return text
    date, time, fraction, _ = found.groups()
    return f"{date}T{time}{fraction or ''}Z"


def format_time(moment: datetime) -> str:
    """An RFC 3339 time in UTC, to the second."""
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def format_date(moment: datetime) -> str:
    """The day in UTC, `YYYY-MM-DD`."""
    return moment.astimezone(UTC).date().isoformat()


def _existing(text: str, iso: str) -> datetime:
    try:
        return datetime.fromisoformat(iso).astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(f"{text!r} does not exist in the calendar") from None


def _microseconds(fraction: str | None) -> str:
    return "" if fraction is None else f".{fraction[1:7]:0<6}"
