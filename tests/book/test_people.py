"""The names of people, however a configuration writes them."""

import pytest

from generator.book.people import known_people, name_of, with_known
from generator.documents.lenient_yaml import PLACEHOLDER


@pytest.mark.parametrize(
    ("person", "name"),
    [
        ("Ada Lovelace", "Ada Lovelace"),
        ("<b>Ada</b>", "Ada"),
        (None, ""),
        (7, "7"),
        ({"name": "Ada Lovelace", "email": "ada@example.org"}, "Ada Lovelace"),
        ({"name": {"given": "Ada", "family": "Lovelace"}}, "Ada Lovelace"),
        ({"name": {"literal": "Ada L."}}, "Ada L."),
        ({"name": {"first": "Ada", "last": "Lovelace"}}, "Ada Lovelace"),
        ({"given-names": "Ada", "family-names": "Lovelace", "orcid": "0000"}, "Ada Lovelace"),
        (
            {"family-names": "Beethoven", "name-particle": "van", "given-names": "Ludwig", "name-suffix": "Jr."},
            "Ludwig van Beethoven Jr.",
        ),
        ({"given": "Ludwig", "non_dropping_particle": "van", "family": "Beethoven"}, "Ludwig van Beethoven"),
        ({"forename": "Ada", "surname": "Lovelace"}, "Ada Lovelace"),
        (
            {"name": {"given": "Ludwig", "particle": "van", "family": "Beethoven", "suffix": "Jr."}},
            "Ludwig van Beethoven Jr.",
        ),
        ({"given": "Ludwig", "non-dropping-particle": "van", "family": "Beethoven"}, "Ludwig van Beethoven"),
        ({"family-names": "Lovelace"}, "Lovelace"),
        ({"given-names": None, "family-names": "Lovelace"}, "Lovelace"),
        ({"alias": "ada"}, "ada"),
        ({"id": "ada"}, "ada"),
        ({"ref": "ada"}, "ada"),
        ({"name": "The Tide Society", "website": "https://tides.example"}, "The Tide Society"),
    ],
)
def test_a_person_is_called_by_the_name_they_go_by(person, name):
    assert name_of(person) == name


@pytest.mark.parametrize(
    ("person", "reason"),
    [
        ({"email": "ada@example.org"}, "none of the known keys"),
        ({"name": ""}, "none of the known keys"),
        ({}, "none of the known keys"),
        ({"name": {"nick": "ada"}}, "none of the known keys"),
        ({PLACEHOLDER: None}, "a template's placeholder"),
        ({"name": "{{ author }}"}, "a template's placeholder"),
        ({"given": {"x": 1}}, "is an object"),
    ],
)
def test_who_is_named_by_nothing_known_is_refused(person, reason):
    with pytest.raises(ValueError, match=reason):
        name_of(person)


def test_an_id_stands_for_the_person_it_was_given_to():
    known = known_people([{"id": "al", "name": "Ada Lovelace"}, {"ref": "gh", "name": "Grace Hopper"}, "Joan"])
    assert with_known(["al", {"id": "gh"}, {"ref": "al"}, "Joan", {"id": "al", "name": "Al"}], known) == [
        {"id": "al", "name": "Ada Lovelace"},
        {"ref": "gh", "name": "Grace Hopper"},
        {"id": "al", "name": "Ada Lovelace"},
        "Joan",
        {"id": "al", "name": "Al"},
    ]
    assert with_known("al", known) == {"id": "al", "name": "Ada Lovelace"}


def test_of_two_people_with_an_id_the_first_is_meant():
    known = known_people([{"id": "al", "name": "Ada"}, {"id": "al", "name": "Al"}])
    assert name_of(with_known("al", known)) == "Ada"


def test_an_id_alone_makes_nobody_known():
    assert known_people([{"id": "al"}, {"id": 7, "name": "Seven"}, None]) == {}


@pytest.mark.parametrize("value", [None, 7, "nobody", {"id": ["x"]}, {"id": 7}, {"id": None}, {}, [None, [7]]])
def test_who_is_not_known_stays_as_written(value):
    assert with_known(value, {"al": {"name": "Ada"}}) == value
