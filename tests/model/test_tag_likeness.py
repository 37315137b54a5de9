"""Which tags are taken for one and the same, and which must not be."""

import pytest

from generator.model.tag_likeness import Kind, kind_of_likeness, same_tags, slips
from generator.model.tag_words import tag_words
from generator.model.text import fold

ALIKE = [
    ("time-series", "time series", Kind.SPACING),
    ("time_series", "Time Series", Kind.SPACING),
    ("timeseries", "time series", Kind.SPACING),
    ("covid-19", "COVID19", Kind.SPACING),
    ("A.I.", "AI", Kind.SPACING),
    ("map", "maps", Kind.PLURAL),
    ("library", "libraries", Kind.PLURAL),
    ("analysis", "analyses", Kind.PLURAL),
    ("box", "boxes", Kind.PLURAL),
    ("neural-network", "Neural Networks", Kind.PLURAL),
    ("colour", "color", Kind.SPELLING),
    ("visualisation", "Visualization", Kind.SPELLING),
    ("modelling", "modeling", Kind.SPELLING),
    ("archaeology", "archeology", Kind.SPELLING),
    ("R&D", "R and D", Kind.SPELLING),
    ("ml", "Machine Learning", Kind.NAME),
    ("NLP", "natural-language processing", Kind.NAME),
    ("a.i.", "artificial intelligence", Kind.NAME),
    ("js", "JavaScript", Kind.NAME),
    ("viz", "visualisations", Kind.NAME),
    ("stats", "statistics", Kind.NAME),
    ("maths", "math", Kind.PLURAL),
    ("math", "mathematics", Kind.NAME),
    ("cpp", "C++", Kind.NAME),
]
DIFFERENT = [
    *(("C", "R"), ("c", "C++"), ("C", "C#"), ("C++", "C#"), ("ml", "nlp"), ("R", "Rs"), ("ui", "ux"), ("go", "Godot")),
    *(("python2", "python3"), ("python 2", "python3"), ("l1 regularization", "l2 regularization"), ("1-2", "12")),
    *(("news", "new"), ("pandas", "panda"), ("Windows", "window"), ("https", "http"), ("physics", "physiology")),
    *(("causal inference", "casual inference"), ("neural", "neutral"), ("simulation", "stimulation")),
    *(("microeconomics", "macroeconomics"), ("petrology", "metrology"), ("symmetric", "asymmetric")),
    *(("mathematics", "Mathematica"), ("optics", "topics"), ("country", "county"), ("sharing", "sharding")),
    *(("tracking", "tracing"), ("project", "protect"), ("", "")),
]
SLIPS = [
    ("statistics", "statistcs", True),
    ("statistics", "statisitcs", True),
    ("Python", "pyhton", True),
    ("occurrences", "ocurrences", True),
    ("machine learning", "machine learninng", True),
    ("deep-learning methods", "deep learning methdos", True),
    ("independence", "independance", False),
]


@pytest.mark.parametrize(("one", "other", "kind"), ALIKE)
def test_tags_that_are_one(one, other, kind):
    assert same_tags([one, "x", other]) == [[one, other]]
    assert kind_of_likeness(one, other) is kind_of_likeness(other, one) is kind


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_tags_that_are_two(one, other):
    if fold(one) != fold(other):
        assert same_tags([one, other]) == []
        assert list(slips([one, other])) == []


@pytest.mark.parametrize(("one", "other", "is_likely"), SLIPS)
def test_slips_of_the_pen(one, other, is_likely):
    (slip,) = slips([one, "something else", other])
    assert ({slip.one, slip.other}, slip.is_likely) == ({one, other}, is_likely)


def test_known_names_lead_to_no_other_known_name():
    names = tag_words().names
    assert [word for word, name in names.items() if name in names] == []
    assert all(word == fold(word) and name == fold(name) for word, name in names.items())
