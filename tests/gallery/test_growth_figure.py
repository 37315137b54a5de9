"""Growth as a drawing: everything lies in it, and is as high as its number."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.gallery.growth_figure import growth_figure
from generator.gallery.stats import growth
from generator.gallery.theme import Theme
from tests.gallery.test_stats import DAYS, NEAR_DAYS, projects_of

ENGLISH = Theme().strings


@given(st.lists(DAYS, min_size=1, max_size=20) | st.lists(NEAR_DAYS, min_size=1, max_size=40))
@example([date(2026, 1, 1)])
@example([date(2007, 1, 1) + timedelta(n * 90) for n in range(81)])
def test_everything_of_the_drawing_lies_in_it_and_says_what_was_counted(days):
    told = growth(projects_of([day.isoformat() for day in days]))
    figure = growth_figure(told, "short", ENGLISH)
    assert [(c.added_count, c.total_count) for c in figure.columns] == [(p.added, p.total) for p in told.periods]
    right = 0.0
    for column in figure.columns:
        assert right <= column.x
        right = column.x + column.width
        height = column.added_height + column.rest_height
        assert height == pytest.approx(figure.columns[-1].total_count and 100 * column.total_count / len(days) / 1.08)
        assert column.added_y == pytest.approx(100 - height)
        assert column.rest_y == pytest.approx(column.added_y + column.added_height)
        assert column.rest_y + column.rest_height == pytest.approx(100)
    assert right <= 100
    assert 1 <= len(figure.ticks) <= 8
    assert all(
        0 <= place <= 100 for place in [tick.place for tick in figure.ticks] + [line.place for line in figure.lines]
    )
    assert len(figure.lines) <= 4
    heights = {round(100 - 100 * line.value / len(days) / 1.08, 6) for line in figure.lines}
    assert heights == {round(line.place, 6) for line in figure.lines}
