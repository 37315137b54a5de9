"""Days as readers see them."""

from __future__ import annotations

from datetime import date, datetime

from generator.gallery.strings import Strings
from generator.gallery.views import DateView
from generator.model.dates import parse_moment

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


def date_view(moment: str, form: str, strings: Strings) -> DateView | None:
    """The day of a date or time, written `long`, `short` or `iso` in a language; None for an empty text."""
    if not moment:
        return None
    day = parse_moment(moment)
    return DateView(day.date().isoformat(), _written(day, form, strings))


def month_view(day: date, form: str, strings: Strings) -> str:
    """The month of a day, written `long`, `short` or `iso` in a language."""
    if form == "iso":
        return f"{day.year:04}-{day.month:02}"
    month = _month(_MONTHS[day.month - 1], form, strings)
    return strings.text("dates.month", month=month, year=str(day.year))


def month_names(form: str, strings: Strings) -> list[str]:
    """The names of the months, January first, for days written `long` or `short`."""
    return [_month(month, form, strings) for month in _MONTHS]


def _written(day: datetime, form: str, strings: Strings) -> str:
    if form == "iso":
        return day.date().isoformat()
    month = _month(_MONTHS[day.month - 1], form, strings)
    return strings.text(f"dates.{form}", day=str(day.day), month=month, year=str(day.year))


def _month(name: str, form: str, strings: Strings) -> str:
    return strings.text(f"dates.months_short.{name}" if form == "short" else f"dates.months.{name}")
