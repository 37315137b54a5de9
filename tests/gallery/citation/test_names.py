"""Who wrote it: the ways in which books say that."""

import pytest

from generator.gallery.citation.names import OTHERS, Name, names_of


def people(*texts):
    return [Name(text) for text in texts]


@pytest.mark.parametrize(
    "text", ["Ines Halloway", "Ludwig van Beethoven", "bell hooks", "ליאה כהן", "J. R. R. Tolkien"]
)
def test_a_person_keeps_the_order_of_the_name(text):
    assert names_of((text,)) == people(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Halloway, Ines", Name("Halloway", "Ines")),
        ("van der Berg, Jan", Name("van der Berg", "Jan")),
        ("de la Cruz, María Elena", Name("de la Cruz", "María Elena")),
        ("Martin Luther King Jr.", Name("King", "Martin Luther", "Jr.")),
        ("Martin Luther King, Jr.", Name("King", "Martin Luther", "Jr.")),
        ("King, Jr., Martin Luther", Name("King", "Martin Luther", "Jr.")),
        ("Cornelis van der Berg III", Name("van der Berg", "Cornelis", "III")),
        ("Ines Halloway, PhD", Name("Ines Halloway")),
    ],
)
def test_family_names_that_stand_first_and_suffixes_are_told_apart(text, name):
    assert names_of((text,)) == [name]


@pytest.mark.parametrize(
    "text",
    [
        *("The Turing Way Community", "Project Pythia Community", "Microsoft Corporation", "EBP Developers"),
        *("ARM Development Team", "University of Bristol", "Department of Birds and Bees", "UNESCO", "QuantEcon"),
        *("Institut für Meereskunde", "Université de Genève", "Friends of the Tide", "Data 8", "Kurs-Verein e.V."),
        *("University of Oslo, Department of Physics", "王小明", "others"),
    ],
)
def test_what_may_be_an_organisation_is_one_piece(text):
    assert names_of((text,)) == [Name(text, is_organisation=True)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sam Lau, Joey Gonzalez, and Deb Nolan", ["Sam Lau", "Joey Gonzalez", "Deb Nolan"]),
        ("Timo Heimovaara, Lot van der Graaf, Ajit Ahlawat", ["Timo Heimovaara", "Lot van der Graaf", "Ajit Ahlawat"]),
        ("Ines Halloway and Tom Berg", ["Ines Halloway", "Tom Berg"]),
        ("Ines Halloway & Tom Berg", ["Ines Halloway", "Tom Berg"]),
        ("Ines Halloway; Tom Berg", ["Ines Halloway", "Tom Berg"]),
        ("Ines Halloway und Tom Berg", ["Ines Halloway", "Tom Berg"]),
        ("Rand Anderson", ["Rand Anderson"]),
    ],
)
def test_several_people_in_one_text_are_taken_apart(text, names):
    assert names_of((text,)) == people(*names)


def test_family_names_first_are_taken_apart_at_semicolons_and_and():
    names = [Name("Lau", "Sam"), Name("Nolan", "Deb")]
    assert names_of(("Lau, Sam; Nolan, Deb",)) == names
    assert names_of(("Lau, Sam and Nolan, Deb",)) == names


def test_people_and_organisations_may_stand_together():
    expected = [Name("Ada King"), Name("Royal Society", is_organisation=True)]
    assert names_of(("Ada King, Royal Society",)) == expected
    assert names_of(("Ada King", "Royal Society")) == expected


@pytest.mark.parametrize("text", ["Ines Halloway et al.", "Ines Halloway, et al", "Ines Halloway and others"])
def test_those_who_are_not_named_come_last(text):
    assert names_of((text, "Tom Berg")) == [Name("Ines Halloway"), Name("Tom Berg"), OTHERS]


def test_nobody_is_named_twice_and_nobody_is_nobody():
    assert names_of(("Ines Halloway", "Ines Halloway", " ")) == people("Ines Halloway")
    assert names_of(()) == []
