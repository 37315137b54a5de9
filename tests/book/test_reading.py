"""Of each field the first value that can be used counts; what cannot be used is told with its place."""

import pytest

from generator.book.reading import MAX_ITEMS, check_field
from generator.model.problems import Severity
from tests.book.conftest import told

NO_OBJECTS = "is an object, not a text, a number or a list: custom fields hold no objects"
NO_MOMENT = "is neither a date nor a time with its offset from UTC"


@pytest.mark.parametrize(
    ("config", "message"),
    [
        (f"title: {'x' * 201}", "title is 201 characters long, at most 200 are allowed"),
        (f"description: {'x' * 5001}", "description is 5,001 characters long, at most 5,000 are allowed"),
        ("title: {a: b}", "title is an object, not a text"),
        ("title: {{ title }}", "title is a template's placeholder, not a text"),
        ('author: "{{ author }}"', "author holds {{ author }}, a template's placeholder that nobody filled in"),
        ('title: "a\\u0007b"', "title holds the character U+0007, which no page can carry"),
        ("html: {baseurl: tides.example.org}", "html.baseurl is not an absolute address"),
        ("html: {baseurl: 'ftp://a.example'}", "html.baseurl starts with 'ftp:', only http: and https: are allowed"),
        ("repository: {url: 'git@github.com:a/b.git'}", "repository.url is not an absolute address"),
        ("logo: {light: a.png}", "logo is an object, not a text"),
        ("project_metadata: {edition: {number: 2}}", f"project_metadata.edition {NO_OBJECTS}"),
        ("project_metadata: {updated: 1 May}", f"project_metadata.updated '1 May' {NO_MOMENT}"),
        ("project_metadata: {created: 2020-01-01}", "project_metadata.created is not for a book to say"),
        ("project_metadata: {source: {commit: x}}", "project_metadata.source is not for a book to say"),
        ("project_metadata: {? [a, b] : c}", 'project_metadata["{…}"] is no text and cannot be the name of a field'),
        ("project_metadata: {'': x}", 'project_metadata[""] is empty'),
    ],
)
def test_what_cannot_be_used_is_left_out_with_a_warning(read, config, message):
    book = read({"_config.yml": f"copyright: x\n{config}\n"})
    assert book.record == {}
    assert book.logos == ()
    [problem] = book.problems
    assert problem.severity is Severity.WARNING
    assert problem.line == 2
    assert told([problem])[0].partition(" ")[2] == message


@pytest.mark.parametrize("name", ['"a\\nb"', "''", "x" * 101, '"\\u0007"'])
def test_a_name_that_no_field_can_have_is_told(read, name):
    book = read({"_config.yml": f"title: T\nproject_metadata: {{? {name} : x}}\n"})
    assert book.record == {"title": "T"}
    [problem] = book.problems
    assert (problem.line, len(problem.pointer)) == (2, 2)
    assert problem.advice == "Give the field a name of one line and at most 100 characters."


def test_the_next_best_value_takes_the_place_of_one_that_cannot_be_used(read):
    book = read({"_config.yml": "title: Tides\nproject_metadata:\n  title: {a: b}\n", "CITATION.cff": "title: Paper\n"})
    assert book.record == {"title": "Tides"}
    assert told(book.problems) == ["_config.yml:3:3 project_metadata.title is an object, not a text"]
    assert book.unusable["title"] == book.problems[0]


def test_of_a_value_that_is_not_needed_nothing_is_told(read):
    book = read({"_config.yml": "title: Tides\n", "CITATION.cff": "title: {a: b}\n"})
    assert book.problems == ()


def test_an_empty_value_is_passed_over_in_silence(read):
    book = read(
        {
            "_config.yml": "title:\nauthor: ''\nlogo:\nproject_metadata:\n  tags: []\n  created:\n",
            "CITATION.cff": "title: T\n",
        }
    )
    assert (book.record, book.logos, book.problems) == ({"title": "T"}, (), ())


def test_of_a_list_only_the_items_are_lost_that_cannot_be_used(read):
    config = f"""
project:
  authors:
    - name: Ada
    - orcid: 0000
    - name: Grace
  keywords:
    - oceans
    - time: series
    - {"x" * 101}
    - tides
  options:
    levels: [1, [2], {{a: b}}, 3]
"""
    book = read({"myst.yml": config})
    assert book.record == {"author": ["Ada", "Grace"], "tags": ["oceans", "tides"], "levels": [1, 3]}
    assert told(book.problems) == [
        "myst.yml:5:7 project.authors[1] names a person by none of the known keys, such as name",
        "myst.yml:9:7 project.keywords[1] is an object, not a text",
        "myst.yml:10:7 project.keywords[2] is 101 characters long, at most 100 are allowed",
        "myst.yml:13:17 project.options.levels[1] is a list, not a text or a number or true or false",
        f"myst.yml:13:22 project.options.levels[2] {NO_OBJECTS}",
    ]


def test_a_list_whose_items_are_too_much_together_is_told(read):
    book = read({"_config.yml": f"title: [{'x' * 150}, {'y' * 150}]\n"})
    assert told(book.problems) == ["_config.yml:1:1 title is 302 characters long, at most 200 are allowed"]


def test_lists_that_would_be_too_long_together_do_not_join(read):
    one, two = ([f"{name}{n}" for n in range(600)] for name in "ab")
    book = read(
        {"myst.yml": f"extends: b.yml\nproject: {{keywords: {one}}}\n", "b.yml": f"project: {{keywords: {two}}}\n"}
    )
    assert book.record == {"tags": one}
    assert told(book.problems) == ["b.yml:1:11 project.keywords has 1,200 entries, at most 1,000 are allowed"]


def test_a_list_that_is_too_long_is_told_once(read):
    tags = ", ".join(f"t{n}" for n in range(MAX_ITEMS + 1))
    book = read({"_config.yml": f"project_metadata: {{tags: [{tags}], edition: [{tags}, {{a: b}}]}}\n"})
    assert book.record == {}
    assert [problem.message for problem in book.problems] == [
        "has 1,001 entries, at most 1,000 are allowed",
        NO_OBJECTS,
    ]


def test_warnings_stand_in_the_files_order(read):
    book = read({"_config.yml": "author: {{a}}\nhtml: {baseurl: x}\ntitle: {{t}}\nproject_metadata:\n  created: 1\n"})
    assert [problem.line for problem in book.problems] == [1, 2, 3, 5]


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        ("figures/logo.png", ["figures/logo.png"]),
        ("' a  b.png '", ["a  b.png"]),
        ("R&amp;D <b>.png", ["R&amp;D <b>.png"]),
        ("[a.png, '', b.png, a.png]", ["a.png", "b.png"]),
        ("", []),
        ("''", []),
        ("No logo", []),
        ("none", []),
        ("2024", ["2024"]),
    ],
)
def test_a_logo_is_a_path_and_stays_as_it_is_written(read, value, texts):
    book = read({"_config.yml": f"logo: {value}\n"})
    assert [logo.text for logo in book.logos] == texts
    assert book.problems == ()


def test_a_logo_knows_where_it_is_written(read, folder):
    _, two = read({"_config.yml": "title: T\nproject_metadata:\n  logo: [a.png, b.png]\n"}).logos
    assert (two.file, two.line, two.column) == (str(folder / "_config.yml"), 3, 17)
    problem = two.problem("is odd", "Mend it.")
    assert told([problem]) == ["_config.yml:3:17 project_metadata.logo[1] is odd"]
    assert (problem.advice, problem.severity) == ("Mend it.", Severity.WARNING)


def test_the_logos_name_on_the_wire_is_understood(read):
    book = read({"_config.yml": "project_metadata: {logo_path: a.png}\n"})
    assert [logo.text for logo in book.logos] == ["a.png"]
    assert book.record == {}


def test_a_value_keeps_its_type_only_where_a_project_can_hold_it(read):
    book = read(
        {"_config.yml": "project_metadata: {a: .nan, b: !!float nan, c: !!float inf, d: 1e400, e: 1.50, f: 12}\n"}
    )
    assert book.record == {"a": ".nan", "b": "nan", "c": "inf", "d": "1e400", "e": "1.50", "f": 12}


def test_fields_are_checked_as_a_portfolio_will(read):
    assert check_field("title", "Tides") == []
    assert check_field("edition", 2) == []
    assert check_field("title", "x" * 201)[0].advice == "Write the book's title in 1 to 200 characters."
    assert check_field("tags", ["a", ""])[0].pointer == ("tags", 1)
    assert check_field("created", "2020-01-01")[0].advice == "The portfolio fills it in; leave it out."
