"""Tags that go together, as a staircase and as a list."""

from generator.gallery.figures import pair_rows, ranked
from generator.gallery.stats import stats
from tests.gallery.test_stats import tagged


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
