"""CITATION.cff: what each key means for the book beside it."""

CITATION = """
cff-version: 1.2.0
message: Please cite it.
title: Reading the Tides
abstract: A year of harbour readings.
authors:
  - given-names: Ines
    family-names: Halloway
    orcid: https://orcid.org/0000-0001-2345-6789
  - name: The Tide Society
keywords: [time series, oceans]
repository-code: https://github.com/halloway/tides
repository: https://elsewhere.example.org/
doi: 10.5281/zenodo.1234
license: CC-BY-4.0
url: https://landing.example.org/
references:
  - title: Another book
"""


def test_every_key_that_a_project_has_a_field_for_is_read(read):
    book = read({"CITATION.cff": CITATION})
    assert book.kind is None
    assert book.problems == ()
    assert book.record == {
        "title": "Reading the Tides",
        "description": "A year of harbour readings.",
        "author": ["Ines Halloway", "The Tide Society"],
        "tags": ["time series", "oceans"],
        "repository": "https://github.com/halloway/tides",
        "doi": "10.5281/zenodo.1234",
        "license": "CC-BY-4.0",
    }


def test_a_repository_of_another_kind_is_better_than_none(read):
    book = read({"CITATION.cff": "repository: https://elsewhere.example.org/\n"})
    assert book.record == {"repository": "https://elsewhere.example.org/"}
