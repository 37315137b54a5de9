"""Days as readers see them."""

import pytest

from generator.gallery.dates import date_view
from generator.gallery.views import DateView


@pytest.mark.parametrize(
    ("form", "text"), [("long", "4 September 2026"), ("short", "4 Sep 2026"), ("iso", "2026-09-04")]
)
def test_a_day_is_written_in_the_chosen_form(form, text):
    assert date_view("2026-09-04", form) == DateView("2026-09-04", text)


@pytest.mark.parametrize(
    ("month", "name"),
    [
        *((1, "January"), (2, "February"), (3, "March"), (4, "April"), (5, "May"), (6, "June"), (7, "July")),
        *((8, "August"), (9, "September"), (10, "October"), (11, "November"), (12, "December")),
    ],
)
def test_every_month_has_its_name(month, name):
    assert date_view(f"2026-{month:02}-01", "long") == DateView(f"2026-{month:02}-01", f"1 {name} 2026")


def test_no_date_is_no_view():
    assert date_view("", "long") is None


def test_the_day_of_a_time_is_its_day_in_utc():
    assert date_view("2026-12-31T23:30:00-05:00", "long") == DateView("2027-01-01", "1 January 2027")
