"""Dates and times: which texts are accepted and which moment they name."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.dates import as_utc, format_date, format_time, is_date, parse_moment

UTC = timezone.utc


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-14", datetime(2026, 3, 14, tzinfo=UTC)),
        ("2024-02-29", datetime(2024, 2, 29, tzinfo=UTC)),
        ("2026-03-14T09:30:00Z", datetime(2026, 3, 14, 9, 30, tzinfo=UTC)),
        ("2026-03-14t09:30:00z", datetime(2026, 3, 14, 9, 30, tzinfo=UTC)),
        ("2026-03-14 09:30:00+05:30", datetime(2026, 3, 14, 4, 0, tzinfo=UTC)),
        ("2026-03-14T23:30:00-02:00", datetime(2026, 3, 15, 1, 30, tzinfo=UTC)),
        ("2026-03-14T09:30:00.5Z", datetime(2026, 3, 14, 9, 30, 0, 500_000, tzinfo=UTC)),
        ("2026-03-14T09:30:00.123456789Z", datetime(2026, 3, 14, 9, 30, 0, 123_456, tzinfo=UTC)),
    ],
)
def test_a_date_or_a_time_names_a_moment(text, moment):
    assert parse_moment(text) == moment
    assert parse_moment(text).utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    "text",
    [
        *("", "yesterday", "2026", "2026-03", "14.03.2026", "2026-3-4", "20260314", "2026-W11-6", "2026-03-14T09:30Z"),
        *("2026-03-14T09:30:00", " 2026-03-14", "2026-03-14\n", "2026-03-14T09:30:00Z\n", "2026-03-14T09:30:00+0530"),
        "2026-03-14T09:30:00,5Z",
    ],
)
def test_another_form_is_refused(text):
    with pytest.raises(ValueError, match="neither a date nor a time"):
        parse_moment(text)


@pytest.mark.parametrize(
    "text",
    [
        *("2026-02-30", "2025-02-29", "2026-13-01", "0000-01-01", "2026-00-10", "2026-03-14T24:30:00Z"),
        *(
            "2026-03-14T09:61:00Z",
            "2026-03-14T09:30:00+25:00",
            "0001-01-01T00:00:00+01:00",
            "9999-12-31T23:59:59-01:00",
        ),
        "٢٠٢٦-٠٣-١٤",
    ],
)
def test_a_day_or_time_that_does_not_exist_is_refused(text):
    with pytest.raises(ValueError, match=r"does not exist|neither a date"):
        parse_moment(text)


@given(st.dates())
def test_every_day_is_read_as_its_midnight(day: date):
    assert format_date(parse_moment(day.isoformat())) == day.isoformat()
    assert is_date(day.isoformat())


@given(st.datetimes(timezones=st.just(UTC), min_value=datetime(1000, 1, 1)))
def test_a_time_written_to_the_second_is_read_back(moment: datetime):
    assert parse_moment(format_time(moment)) == moment.replace(microsecond=0)
    assert not is_date(format_time(moment))


def test_times_are_written_in_utc_whatever_their_offset():
    moment = datetime(2026, 3, 14, 1, 0, tzinfo=timezone(timedelta(hours=5)))
    assert format_time(moment) == "2026-03-13T20:00:00Z"
    assert format_date(moment) == "2026-03-13"


@pytest.mark.parametrize(
    ("text", "given_utc"),
    [
        ("2026-03-14T09:30:00", "2026-03-14T09:30:00Z"),
        ("2026-03-14 09:30:00.123456", "2026-03-14T09:30:00.123456Z"),
        ("2026-03-14T09:30:00+02:00", "2026-03-14T09:30:00+02:00"),
        ("2026-03-14", "2026-03-14"),
        ("soon", "soon"),
    ],
)
def test_a_naive_time_is_taken_as_utc_and_every_other_text_is_left_alone(text, given_utc):
    assert as_utc(text) == given_utc
