"""Long lists in pages."""

import pytest

from generator.gallery.pagination import pages_of, pagination


def test_sixty_projects_stand_on_a_page(gallery, book, read):
    files = gallery(*(book(f"Book {number}") for number in range(121))).files
    counts = [
        len(read(files[path]).all("article", "card"))
        for path in ("index.html", "page/2/index.html", "page/3/index.html")
    ]
    assert counts == [60, 60, 1]
    assert "page/4/index.html" not in files


def test_every_item_stands_on_one_page_in_order():
    pages = list(pages_of(range(7), 3))
    assert [(number, list(items)) for number, items in pages] == [(1, [0, 1, 2]), (2, [3, 4, 5]), (3, [6])]


def test_an_empty_list_has_one_empty_page():
    assert list(pages_of([], 60)) == [(1, [])]


@pytest.mark.parametrize("items", [0, 1, 60])
def test_a_list_that_fits_one_page_has_no_pagination(items):
    assert pagination("", 1, items, 60) is None


def test_a_full_last_page_is_followed_by_none():
    last = pagination("", 2, 120, 60)
    assert last
    assert (last.total, last.next) == (2, "")


def test_the_first_page_has_none_before_it():
    first = pagination("tags/maps/", 1, 61, 60)
    assert first
    assert (first.previous, first.next) == ("", "tags/maps/page/2/index.html")


def test_the_page_after_the_first_leads_back_to_the_index():
    second = pagination("", 2, 121, 60)
    assert second
    assert (second.previous, second.next) == ("index.html", "page/3/index.html")


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (1, [1, 2, None, 9]),
        (2, [1, 2, 3, None, 9]),
        (3, [1, 2, 3, 4, None, 9]),
        (4, [1, 2, 3, 4, 5, None, 9]),
        (5, [1, None, 4, 5, 6, None, 9]),
        (8, [1, None, 7, 8, 9]),
        (9, [1, None, 8, 9]),
    ],
)
def test_first_last_and_neighbours_are_shown_and_gaps_between_them(number, shown):
    found = pagination("", number, 90, 10)
    assert found
    assert [step.number for step in found.steps] == shown
    assert [step.number for step in found.steps if step.current] == [number]


def test_a_gap_leads_nowhere_and_every_number_to_its_page():
    found = pagination("", 5, 90, 10)
    assert found
    paths = {step.number: step.path for step in found.steps}
    assert paths[None] == ""
    assert paths[1] == "index.html"
    assert paths[9] == "page/9/index.html"
