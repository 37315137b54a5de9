"""Jupyter Book 1: what each key of a _config.yml means."""

import pytest

OVERRIDDEN = """
title: Tides
logo: one.png
html:
  baseurl: https://one.example.org/
sphinx:
  config:
    html_baseurl: https://two.example.org/
    html_logo: two.png
    html_title: Short
"""


def test_every_key_that_tells_of_the_book_is_read(read):
    book = read(
        {
            "_config.yml": """
                title: Reading the Tides
                description: A year of harbour readings.
                author: Ines Halloway
                logo: figures/logo.png
                exclude_patterns: [drafts, "**.tmp"]
                html: {baseurl: "https://tides.example.org"}
                repository: {url: https://github.com/halloway/tides, branch: main}
                project_metadata:
                  tags: [time series, oceans]
                  category: Course
                  edition: 2
                  open: true
                  levels: [beginner, 1]
            """
        }
    )
    assert book.record == {
        "title": "Reading the Tides",
        "description": "A year of harbour readings.",
        "author": "Ines Halloway",
        "url": "https://tides.example.org",
        "repository": "https://github.com/halloway/tides",
        "tags": ["time series", "oceans"],
        "category": "Course",
        "edition": 2,
        "open": True,
        "levels": ["beginner", 1],
    }
    assert [logo.text for logo in book.logos] == ["figures/logo.png"]
    assert book.excluded == ("drafts", "**.tmp")
    assert book.problems == ()


def test_nothing_else_is_taken_for_a_field(read):
    assert read({"_config.yml": "copyright: '2024'\nemail: ada@example.org\nonly_build_toc_files: true\n"}).record == {}


@pytest.mark.parametrize("name", ["title", "description", "author"])
def test_what_was_written_for_a_portfolio_comes_first(read, name):
    config = f"{name}: For the book\nproject_metadata:\n  {name}: For the gallery\n"
    assert read({"_config.yml": config}).record == {name: "For the gallery"}


def test_what_sphinx_is_told_directly_overrides_the_address_and_the_logo_but_not_the_title(read):
    book = read({"_config.yml": OVERRIDDEN})
    assert book.record == {"title": "Tides", "url": "https://two.example.org/"}
    assert [logo.text for logo in book.logos] == ["two.png", "one.png"]


@pytest.mark.parametrize(
    ("config", "title"),
    [
        ("html_title: One\n    project: Two", "One"),
        ("project: Two\n    html_theme_options: {logo: {text: Three}}", "Two"),
        ("html_theme_options: {logo: {text: Three}}", "Three"),
    ],
)
def test_without_a_title_sphinxs_own_is_taken(read, config, title):
    assert read({"_config.yml": f"sphinx:\n  config:\n    {config}\n"}).record == {"title": title}


def test_options_of_the_theme_tell_the_repository_and_the_logos(read):
    options = "{repository_url: https://github.com/a/b, logo: {image_light: a.png, image_dark: b.png, alt: x}}"
    book = read({"_config.yml": f"sphinx: {{config: {{exclude_patterns: x, html_theme_options: {options}}}}}"})
    assert book.record == {"repository": "https://github.com/a/b"}
    assert [logo.text for logo in book.logos] == ["a.png", "b.png"]
    assert book.excluded == ("x",)


@pytest.mark.parametrize("section", ["", "text", "[a, b]", "7", "{}", "null"])
@pytest.mark.parametrize(
    "key", ["html", "repository", "sphinx", "sphinx: {config", "sphinx: {config: {html_theme_options"]
)
def test_sections_may_be_empty_or_something_else(read, key, section):
    config = f"title: Tides\n{key}: {section}{'}' * key.count('{')}\n"
    assert read({"_config.yml": config}).record == {"title": "Tides"}


@pytest.mark.parametrize(("value", "kind"), [("text", "a text"), ("[a, b]", "a list"), ("7", "a number")])
def test_metadata_that_is_no_object_is_told(read, value, kind):
    [problem] = read({"_config.yml": f"title: Tides\nproject_metadata: {value}\n"}).problems
    assert (problem.pointer, problem.line) == (("project_metadata",), 2)
    assert problem.message == f"is {kind}, not keys with values"
