"""Jupyter Book 2 and MyST: what each key of a myst.yml means."""

import pytest

from tests.book.conftest import told


def test_every_key_that_tells_of_the_book_is_read(read):
    book = read(
        {
            "myst.yml": """
                version: 1
                project:
                  title: Reading the Tides
                  description: A year of harbour readings.
                  authors:
                    - name: Ines Halloway
                      affiliations: [Harbour College]
                    - name: {given: Joan, family: Clarke}
                  keywords: [time series, oceans]
                  thumbnail: images/cover.png
                  github: halloway/tides
                  doi: https://doi.org/10.5281/zenodo.1234
                  license: {content: CC-BY-4.0, code: MIT}
                  exclude: [drafts/**]
                  options: {category: Course, edition: 2}
                site:
                  template: book-theme
                  options: {logo: images/logo.svg, logo_dark: images/dark.svg, folders: true}
            """
        }
    )
    assert book.problems == ()
    assert book.record == {
        "title": "Reading the Tides",
        "description": "A year of harbour readings.",
        "author": ["Ines Halloway", "Joan Clarke"],
        "tags": ["time series", "oceans"],
        "repository": "https://github.com/halloway/tides",
        "doi": "10.5281/zenodo.1234",
        "license": "CC-BY-4.0, MIT",
        "category": "Course",
        "edition": 2,
    }
    assert [logo.text for logo in book.logos] == ["images/logo.svg", "images/dark.svg", "images/cover.png"]
    assert book.excluded == ("drafts/**",)


@pytest.mark.parametrize(
    "config",
    [
        "project_metadata: {title: T, edition: 2}",
        "project: {title: x, project_metadata: {title: T, edition: 2}}",
        "project: {title: x, options: {title: T, edition: 2}}",
    ],
)
def test_what_was_written_for_a_portfolio_comes_first(read, config):
    assert read({"myst.yml": config}).record == {"title": "T", "edition": 2}


@pytest.mark.parametrize(
    ("project", "name", "value"),
    [
        ("author: Ada", "author", "Ada"),
        ("authors: Ada", "author", "Ada"),
        ("authors: [Ada, Grace]", "author", ["Ada", "Grace"]),
        ("authors: {name: Ada}", "author", "Ada"),
        ("keywords: a, b; c", "tags", ["a", "b", "c"]),
        ("tags: [a]", "tags", ["a"]),
        ("{keywords: [a], tags: [b, A]}", "tags", ["a", "b"]),
        ("license: MIT", "license", "MIT"),
    ],
)
def test_each_form_of_a_field_is_understood(read, project, name, value):
    assert read({"myst.yml": f"project:\n  {project}\n"}).record == {name: value}


def test_authors_may_be_named_by_the_ids_of_people_who_are_told_elsewhere(read):
    files = {
        "myst.yml": """
            extends: people.yml
            project:
              authors: [ada, gh, {id: jc}, Mary]
              contributors: [{id: gh, name: Grace Hopper}]
        """,
        "people.yml": "project: {contributors: [{id: ada, name: Ada Lovelace}, {id: jc, name: Joan Clarke}]}",
    }
    assert read(files).record == {"author": ["Ada Lovelace", "Grace Hopper", "Joan Clarke", "Mary"]}


def test_the_site_tells_what_the_project_does_not(read):
    site = "site: {title: S, description: D, authors: [Ada], keywords: [k], logo: old.png, options: {logo_text: L}}"
    book = read({"myst.yml": f"project: {{}}\n{site}\n"})
    assert book.record == {"title": "S", "description": "D", "author": "Ada", "tags": ["k"]}
    assert [logo.text for logo in book.logos] == ["old.png"]
    book = read({"myst.yml": f"project: {{title: P, keywords: [p]}}\n{site}\n"})
    assert (book.record["title"], book.record["tags"]) == ("P", ["p"])


def test_the_text_beside_the_logo_is_a_title_where_there_is_no_other(read):
    assert read({"myst.yml": "site: {options: {logo_text: L}}"}).record == {"title": "L"}


def test_the_image_is_another_name_of_the_thumbnail(read):
    assert [logo.text for logo in read({"myst.yml": "project: {image: a.png}"}).logos] == ["a.png"]


@pytest.mark.parametrize("value", ["", "text", "[a, b]", "7", "{}", "null"])
@pytest.mark.parametrize("key", ["project", "site", "site: {options"])
def test_sections_may_be_empty_or_something_else(read, key, value):
    book = read({"myst.yml": f"{key}: {value}{'}' * key.count('{')}\n"})
    assert book.record == {}
    assert book.problems == ()


def test_options_that_are_no_object_are_told(read):
    book = read({"myst.yml": "project:\n  options: [a]\n"})
    assert told(book.problems) == ["myst.yml:2:3 project.options is a list, not keys with values"]
