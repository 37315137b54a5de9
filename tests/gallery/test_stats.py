"""The gallery in numbers: counted here once more in the plainest way, and as the page tells and draws them."""

import re
from collections import Counter
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.gallery.figures import growth_figure, pair_rows, period_label, ranked
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


def test_each_pair_is_a_cell_and_the_closest_pairs_come_first_in_the_list():
    found = stats(tagged(("a", "b", "c"), ("a", "b"), ("b", "c"), ("a", "b")))
    rows = pair_rows(found.paired_tags, found.pairs)
    assert [row.tag.name for row in rows] == ["b", "a", "c"]
    assert [[cell.pair.count for cell in row.cells] for row in rows] == [[], [3], [2, 1]]
    assert [[cell.share for cell in row.cells] for row in rows][1:] == [[1], [2 / 3, 1 / 3]]
    assert [(pair.first.name, pair.second.name, pair.count) for pair in ranked(found.pairs)] == [
        *(("b", "a", 3), ("b", "c", 2), ("a", "c", 1)),
    ]


def test_a_list_of_pairs_leaves_out_those_that_share_nothing():
    assert ranked(stats(tagged(("a",), ("b",))).pairs) == ()


# What the page says.


@pytest.fixture(scope="module")
def page(gallery, read):
    """The page of a gallery with these projects."""

    def made(*projects):
        return read(gallery(*projects, settings=Settings(social_cards="none")).files["stats/index.html"])

    return made


@pytest.fixture(scope="module")
def told(page, book):
    """The three sentences of a gallery whose projects have these fields."""

    def sentences(*fields):
        told = page(*(book(f"B{number}", **given) for number, given in enumerate(fields)))
        return [" ".join(sentence.text.split()) for sentence in told.all("p", "figure-says")]

    return sentences


@pytest.mark.parametrize(
    ("days", "says"),
    [
        (["", ""], "No project says when it was made."),
        (["2026-03-14", ""], "The only project with a date is from 14 March 2026."),
        (["2026-03-14", "2026-03-14"], "2 projects, all from 14 March 2026."),
        (
            ["2026-03-14", "2026-03-15", "2026-03-15"],
            "3 projects since 14 March 2026, the most on 15 March 2026: 2.",
        ),
        (["2026-03-14", "2026-03-15"], "2 projects since 14 March 2026, on no day more than 1."),
        (["2026-01-14", "2026-09-15"], "2 projects since January 2026, in no month more than 1."),
        (["2016-01-14", "2016-02-01", "2026-09-15"], "3 projects since 2016, the most in 2016: 2."),
        (["1816-01-14", "2026-09-15"], "2 projects since 1815–1819, in no 5 years more than 1."),
    ],
)
def test_the_page_says_how_the_gallery_grew(told, days, says):
    assert told(*({"created": day} for day in days))[0] == says


@pytest.mark.parametrize(
    ("tag_lists", "says"),
    [
        ([(), ()], "No project carries a tag yet."),
        ([("Sea",)], "Sea is the only tag, and 1 project carries it."),
        ([("Sea",), ("sea",)], "Sea is the only tag, and 2 projects carry it."),
        ([("Sea",), ("Sea", "R")], "Sea is used most, by 2 of 2 projects."),
        ([("Sea",), ("R",)], "2 tags share the first place, with 1 project each."),
        ([("Sea", "R"), ("R", "Sea")], "2 tags share the first place, with 2 projects each."),
    ],
)
def test_the_page_says_which_tag_is_used_most(told, tag_lists, says):
    assert told(*({"tags": tags} for tags in tag_lists))[1] == says


@pytest.mark.parametrize(
    ("tag_lists", "says"),
    [
        ([()], "It takes two tags to make a pair."),
        ([("Sea",)], "It takes two tags to make a pair."),
        ([("Sea",), ("R",)], "No two of the most used tags are on one project."),
        ([("Sea", "R"), ("Maps",)], "Only R and Sea go together, on one project."),
        ([("Sea", "R"), ("R", "Sea", "Maps")], "R and Sea go together most often, on 2 projects."),
        ([("Sea", "R", "Maps")], "3 pairs go together most often, on 1 project each."),
        ([("Sea", "R", "Maps")] * 2, "3 pairs go together most often, on 2 projects each."),
    ],
)
def test_the_page_says_which_tags_go_together(told, tag_lists, says):
    assert told(*({"tags": tags} for tags in tag_lists))[2] == says


def test_what_has_no_date_is_told(page, book):
    shown = page(book(created="2026-01-01"), book(), book())
    assert "2 projects without a date are left out." in shown.text
    assert "One project without a date is left out." in page(book(created="2026-01-01"), book()).text
    assert "left out" not in page(book(created="2026-01-01")).text


def test_every_drawing_has_its_numbers_as_text(page, book):
    books = [
        book(tags=("Sea", "R"), created="2026-01-01"),
        book(tags=("Sea",), created="2026-03-02"),
        book(tags=("R", "Sea")),
    ]
    shown = page(*books)
    assert shown.one("svg", "growth").attributes.items() >= {
        ("role", "img"),
        ("aria-labelledby", "growth-title"),
        ("aria-describedby", "growth-says"),
    }
    names = {el.attributes.get("id") for el in shown.elements}
    for element in shown.elements:
        named = (element.attributes.get(name, "") for name in ("aria-labelledby", "aria-describedby", "headers"))
        assert {name for text in named for name in text.split()} <= names
    heads = ["Time", "New", "In all", "Jan 2026", "Feb 2026", "Mar 2026", "Tags: Sea", "Tags: R"]
    heads += ["Tags", "Projects", "Sea, R"]
    assert [" ".join(cell.text.split()) for cell in shown.all("th")] == heads
    cells = ["1", "1", "0", "1", "1", "2", "2", "2"]
    assert [cell.text.strip() for cell in shown.all("td")] == cells
    rows = [row.text.split() for row in shown.all("a", "tag-bars-row")]
    assert rows == [["Sea", "3", "projects"], ["R", "2", "projects"]]
    (meeting,) = (cell for cell in shown.all("td") if "headers" in cell.attributes)
    assert meeting.attributes["headers"] == "pair-1 pair-2"
    assert [cell.attributes["abbr"] for cell in shown.all("th") if "abbr" in cell.attributes] == ["Sea", "R"]
    hidden = [svg for svg in shown.all("svg") if svg.attributes.get("role") != "img"]
    assert {svg.attributes["aria-hidden"] for svg in hidden} == {"true"}


def test_tags_lead_to_their_pages_and_the_rest_to_the_index_of_tags(page, book):
    shown = page(*(book(tags=(f"Tag {n}",)) for n in range(84)))
    links = {link.attributes["href"] for link in shown.all("a", "tag-bars-row")}
    assert links == {f"../tags/tag-{n}/index.html" for n in sorted(map(str, range(84)))[:TAGS]}
    (rest,) = (link for link in shown.all("a") if link.text == "All 84 tags")
    assert rest.attributes["href"] == "../tags/index.html"


def test_an_empty_gallery_has_the_page_and_says_that_there_is_nothing(page):
    shown = page()
    assert "nothing to count" in shown.text
    assert shown.all("svg", "growth") == []


def test_every_page_leads_to_the_numbers(gallery, book, read):
    files = gallery(book(tags=("a",)), settings=Settings(social_cards="none")).files
    for path in files:
        if path.endswith(".html") and path not in ("404.html", "embed/index.html"):
            hrefs = [link.attributes["href"] for link in read(files[path]).all("a")]
            assert f"{'../' * path.count('/')}stats/index.html" in hrefs, path
