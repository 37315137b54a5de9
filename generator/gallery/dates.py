"""Days as readers see them."""

from __future__ import annotations

from datetime import date, datetime

from generator.gallery.views import DateView
from generator.model.dates import parse_moment

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def date_view(moment: str, form: str) -> DateView | None:
    """The day of a date or time, written `long`, `short` or `iso`; None for an empty text."""
    if not moment:
        return None
    day = parse_moment(moment)
    return DateView(day.date().isoformat(), _written(day, form))


def month_view(day: date, form: str) -> str:
    """The month of a day, written `long`, `short` or `iso`."""
    if form == "iso":
        return f"{day.year:04}-{day.month:02}"
    month = _MONTHS[day.month - 1]
    return f"{month[:3] if form == 'short' else month} {day.year}"


def _written(day: datetime, form: str) -> str:
    if form == "iso":
        return day.date().isoformat()
    month = _MONTHS[day.month - 1]
    return f"{day.day} {month[:3] if form == 'short' else month} {day.year}"
