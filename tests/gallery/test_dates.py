"""Days as readers see them."""

import pytest

from generator.gallery.dates import date_view
from generator.gallery.views import DateView
from generator.model.settings import Settings


@pytest.mark.parametrize(
    ("language", "form", "text"),
    [
        ("en", "long", "4 September 2026"),
        ("en", "short", "4 Sep 2026"),
        ("en", "iso", "2026-09-04"),
        ("de", "long", "4. September 2026"),
        ("de", "short", "4. Sept. 2026"),
        ("de", "iso", "2026-09-04"),
    ],
)
def test_a_day_is_written_in_the_chosen_form_and_language(strings, language, form, text):
    assert date_view("2026-09-04", form, strings(language)) == DateView("2026-09-04", text)


@pytest.mark.parametrize(
    ("month", "english", "german"),
    [
        *((1, "January", "Januar"), (2, "February", "Februar"), (3, "March", "März"), (4, "April", "April")),
        *((5, "May", "Mai"), (6, "June", "Juni"), (7, "July", "Juli"), (8, "August", "August")),
        *((9, "September", "September"), (10, "October", "Oktober"), (11, "November", "November")),
        (12, "December", "Dezember"),
    ],
)
def test_every_month_has_its_name(strings, month, english, german):
    day = f"2026-{month:02}-01"
    assert date_view(day, "long", strings()) == DateView(day, f"1 {english} 2026")
    assert date_view(day, "short", strings()) == DateView(day, f"1 {english[:3]} 2026")
    assert date_view(day, "long", strings("de")) == DateView(day, f"1. {german} 2026")


def test_no_date_is_no_view(strings):
    assert date_view("", "long", strings()) is None


def test_the_day_of_a_time_is_its_day_in_utc(strings):
    assert date_view("2026-12-31T23:30:00-05:00", "long", strings()) == DateView("2027-01-01", "1 January 2027")


def test_a_gallery_writes_its_days_in_its_language(gallery, book, read):
    files = gallery(book("Eins", updated="2026-03-14"), settings=Settings(language="de")).files
    for path in ("index.html", "projects/eins/index.html"):
        assert {day.text for day in read(files[path]).all("time")} == {"14. März 2026"}
