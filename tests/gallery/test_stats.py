"""The gallery in numbers, counted here once more in the plainest way."""

import re
from collections import Counter
from datetime import date
from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.gallery.growth_figure import period_label
from generator.gallery.shelf import arrange
from generator.gallery.stats import PAIRED_TAGS, TAGS, growth, stats
from generator.gallery.theme import Theme
from generator.model.catalog import Catalog
from generator.model.project import Project
from generator.model.settings import Settings

NAMES = ("Maps", "maps ", "Sea", "R", "Python", "تعلم", "桜", *(f"t{n}" for n in range(12)))
ENGLISH = Theme().strings
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
NEAR_DAYS = st.dates(date(2024, 1, 1), date(2027, 6, 30))


def projects_of(days, field="created"):
    return [Project(f"Book {n}", f"https://b.example/{n}/", **{field: day}) for n, day in enumerate(days)]


def shelf_of(*projects):
    return arrange(Catalog(tuple(projects)), Settings())[0]


def tagged(*tag_lists):
    return shelf_of(*(Project(f"B{n}", f"https://b.example/{n}/", tags=tags) for n, tags in enumerate(tag_lists)))


def counted(told):
    return [(period_label(told, period, "iso", ENGLISH), period.added, period.total) for period in told.periods]


@given(st.lists(st.lists(st.sampled_from(NAMES), max_size=6), max_size=30))
def test_tags_and_pairs_are_counted_as_a_plain_loop_counts_them(tag_lists):
    found = stats(tagged(*map(tuple, tag_lists)))
    sets = [{tag.strip().casefold() for tag in tags} for tags in tag_lists]
    uses = Counter(tag for tags in sets for tag in tags)
    together = Counter(pair for tags in sets for pair in combinations(sorted(tags), 2))
    assert found.projects == len(tag_lists)
    assert found.all_tags == len(uses)
    assert {tag.name.casefold(): tag.count for tag in found.tags}.items() <= uses.items()
    assert [tag.count for tag in found.tags] == sorted(uses.values(), reverse=True)[:TAGS]
    for pair in found.pairs:
        one, other = sorted((pair.first.name.casefold(), pair.second.name.casefold()))
        assert pair.count == together[one, other]
    shown = len(found.paired_tags)
    assert shown == min(PAIRED_TAGS, len(uses))
    assert len(found.pairs) == shown * (shown - 1) // 2
    most = max((pair.count for pair in found.pairs), default=0)
    assert found.closest == tuple(pair for pair in found.pairs if pair.count == most and most)
    assert (
        found.leading == tuple(tag for tag in found.tags if tag.count == found.tags[0].count)
        or len(found.leading) > TAGS
    )


@given(st.lists(DAYS, max_size=20) | st.lists(NEAR_DAYS, max_size=40))
@example([date(1, 1, 1), date(9999, 12, 31)])
@example([date(2026, 3, 14)])
def test_projects_over_time_are_counted_as_a_plain_loop_counts_them(days):
    told = growth(projects_of([day.isoformat() for day in days]))
    assert told.undated == 0
    assert told.total == len(days) == sum(period.added for period in told.periods)
    starts = [period.start for period in told.periods]
    assert starts == sorted(set(starts))
    assert len(starts) <= 60
    for period, end in zip(told.periods, [*starts[1:], date.max][: len(starts)], strict=True):
        before = sum(day < end or end == date.max for day in days)
        assert period.total == before
        assert period.added == sum(period.start <= day and (day < end or end == date.max) for day in days)
    assert not days or (told.periods[0].added and told.periods[-1].added)


@pytest.mark.parametrize(
    ("days", "unit", "count"),
    [
        (["2026-03-14"], "day", 1),
        (["2026-03-14", "2026-03-15"], "day", 2),
        (["2026-02-01", "2026-04-01"], "day", 60),
        (["2026-02-01", "2026-04-02"], "month", 3),
        (["2021-12-31", "2026-11-01"], "month", 60),
        (["2021-12-31", "2026-12-01"], "year", 6),
        (["2006-01-01", "2026-12-01"], "year", 21),
        (["1906-01-01", "2026-12-01"], "year", 25),
    ],
)
def test_the_length_of_a_period_fits_the_time_that_is_shown(days, unit, count):
    told = growth(projects_of(days))
    assert (told.unit, len(told.periods)) == (unit, count)


def test_a_project_counts_from_its_first_day_here_else_from_its_last_change():
    projects = [
        *projects_of(["2024-05-01"]),
        *projects_of(["2025-06-01T23:30:00-05:00"], "updated"),
        Project("C", "https://b.example/c/", created="2023-01-01", updated="2026-01-01"),
        Project("D", "https://b.example/d/"),
    ]
    told = growth(projects)
    assert [period.start.isoformat() for period in told.periods if period.added] == [
        "2023-01-01",
        "2024-05-01",
        "2025-06-01",
    ]
    assert told.undated == 1


def test_a_long_time_is_told_in_stretches_of_years():
    told = growth(projects_of(["1901-01-01", "2026-01-01"]))
    assert told.length == 5
    assert counted(told)[-1][1:] == (1, 2)
    first, last = counted(told)[0][0], counted(told)[-1][0]
    assert re.fullmatch(r"\d{4}–\d{4}", first)
    assert first[:4] <= "1901" <= first[5:]
    assert last[:4] <= "2026" <= last[5:]
