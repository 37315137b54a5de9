"""The review of tags: counts, near-duplicates, and aliases that settle them once and for all."""

from collections import Counter

import hypothesis.strategies as st
import pytest
from hypothesis import given

from generator.model.project import Project
from generator.model.settings import decode_settings
from generator.model.tag_likeness import Kind
from generator.model.tag_review import review_tags
from generator.model.tag_settings import TagSettings


def projects(**counts):
    """A project for each use of a tag; an underscore in a name stands for a space."""
    used = Counter({name.replace("_", " "): count for name, count in counts.items()})
    return [Project("x", f"https://x.example/{number}/", tags=(tag,)) for number, tag in enumerate(used.elements())]


def tagged(*rows):
    return [Project("x", f"https://x.example/{number}/", tags=tags) for number, tags in enumerate(rows)]


def ordered(**tags):
    settings, problems = decode_settings({"tags": tags})
    assert problems == []
    return settings.tags


def test_every_tag_is_counted_once_for_a_project_under_its_own_name():
    review = review_tags(
        tagged(("Maps", "maps", " maps "), ("maps", "gis"), ("soil",)), ordered(aliases={"GIS": "maps"})
    )
    assert review.projects == 3
    assert [(tag.name, tag.count, tag.spellings) for tag in review.tags] == [
        ("maps", 2, {"maps": 2, "Maps": 1, "gis": 1}),
        ("soil", 1, {"soil": 1}),
    ]
    assert [tag.name for tag in review.once] == ["soil"]


def test_case_is_told_and_needs_no_alias():
    review = review_tags(tagged(("ML",), ("ml",), ("ml",)), TagSettings())
    (alike,) = review.alike
    assert (alike.kinds, alike.tags, alike.is_proposed) == ((Kind.CASE,), (("ml", 2), ("ML", 1)), False)
    assert review.proposals == {}


def test_the_more_used_tag_wins_and_with_as_many_the_whole_name():
    assert review_tags(projects(ml=3, machine_learning=2), TagSettings()).proposals == {"machine learning": "ml"}
    assert review_tags(projects(ml=2, machine_learning=2), TagSettings()).proposals == {"ml": "machine learning"}


def test_all_ways_to_write_a_tag_become_one():
    review = review_tags(
        tagged(("time series",), ("time series",), ("time-series",), ("timeseries",), ("time_series",)), TagSettings()
    )
    assert set(review.proposals) == {"time-series", "timeseries", "time_series"}
    assert set(review.proposals.values()) == {"time series"}
    (alike,) = review.alike
    assert (alike.kinds, alike.tags[0], alike.is_proposed) == ((Kind.SPACING,), ("time series", 2), True)


def test_a_slip_is_mended_where_it_is_rare():
    assert review_tags(projects(statistics=3, statistcs=1), TagSettings()).proposals == {"statistcs": "statistics"}
    review = review_tags(projects(statistics=3, statistcs=3), TagSettings())
    assert (review.proposals, review.alike[0].is_proposed) == ({}, False)
    assert review_tags(projects(independence=5, independance=1), TagSettings()).proposals == {}


@pytest.mark.parametrize(
    "tags",
    [
        {"groups": {"Method": ["ML"]}},
        {"descriptions": {"ml": "Learning."}},
        {"vocabulary": ["ml"]},
        {"aliases": {"mlearn": "ml"}},
        {"aliases": {"ml": "ml"}},
    ],
)
def test_a_tag_that_the_settings_name_is_kept(tags):
    proposals = review_tags(projects(ml=1, machine_learning=5), ordered(**tags)).proposals
    assert {key.lower(): value.lower() for key, value in proposals.items()} == {"machine learning": "ml"}


def test_two_tags_that_the_settings_name_are_two():
    review = review_tags(projects(ml=1, machine_learning=5), ordered(vocabulary=["ml", "machine learning"]))
    assert (review.alike, review.proposals) == ((), {})
    review = review_tags(projects(statistics=3, statistcs=1), ordered(vocabulary=["statistics", "statistcs"]))
    assert (review.alike, review.proposals) == ((), {})


def test_tags_outside_of_the_vocabulary_are_told():
    review = review_tags(projects(ml=1, soil=2, gis=1), ordered(vocabulary=["maps", "soil"], aliases={"GIS": "maps"}))
    assert [tag.name for tag in review.unknown] == ["ml"]


WORDS = st.sampled_from(
    (
        *("ml", "ML", "machine learning", "Machine-Learning", "machine_learnings", "machine lerning", "nlp", "R", "c"),
        *("statistics", "statistcs", "stats", "Statistic", "map", "Maps", "mapp", "viz", "visualisation", "C++"),
    )
)


@given(st.lists(st.lists(WORDS, max_size=4).map(tuple), max_size=12), st.booleans())
def test_what_is_proposed_is_valid_and_settles_everything(rows, is_grouped):
    groups, aliases = ({"Method": ["Statistic", "map"]}, {"viz": "Visualisation"}) if is_grouped else ({}, {})
    review = review_tags(tagged(*rows), ordered(groups=groups, aliases=aliases))
    assert not review.proposals.keys() & set(review.proposals.values())
    after = ordered(groups=groups, aliases={**aliases, **review.proposals})
    assert review_tags(tagged(*rows), after).proposals == {}
