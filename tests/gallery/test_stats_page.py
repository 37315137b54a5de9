"""The page of numbers: what it says, and that every drawing has its numbers as text."""

import pytest

from generator.gallery.stats import TAGS
from generator.model.settings import Settings


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
