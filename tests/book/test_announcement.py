"""What a book announces is a valid event, whatever the book says; and what is missing is told."""

from datetime import datetime, timezone

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.book.announcement import announce, with_settings
from generator.book.config import Book, read_book
from generator.book.find import Kind, config_at
from generator.book.pages import BuiltPages
from generator.errors import DocumentError
from generator.model.catalog import Catalog
from generator.model.dispatch import check_dispatch, encode
from generator.model.merge import merge
from generator.model.payload import Event, EventType, decode
from generator.model.problems import MAX_SHOWN, Severity, errors
from generator.model.project import Project, Source, Tombstone, project_to_record
from tests.book.conftest import told
from tests.book.contents import configs

NOW = datetime(2026, 11, 12, 9, 30, tzinfo=timezone.utc)
URL = "https://ada.example.org/tides/"
RUNNER = {"GITHUB_REPOSITORY": "halloway/tide-tables", "GITHUB_SHA": "4b825dc642cb6eb9a060e54bf8d69288fbee4904"}
WHOLE = {"title": "Tides", "description": "About.", "author": "Ada", "tags": ["a"]}


def announced(book, kind=EventType.UPDATED, *, url=URL, pages=None, environ=None):
    return announce(book, kind, url=url, pages=pages, environ=environ or {}, now=NOW)


def messages(announcement):
    return [problem.message for problem in announcement.problems]


def test_what_a_book_says_becomes_one_event(tmp_path):
    book = Book(tmp_path, record={**WHOLE, "category": "Course", "edition": 2, "doi": "10.1/2"})
    announcement = announced(book, EventType.CREATED, environ=RUNNER)
    assert announcement.event == Event(
        EventType.CREATED,
        Project(
            title="Tides",
            url=URL,
            description="About.",
            author="Ada",
            tags=("a",),
            updated="2026-11-12",
            repository="https://github.com/halloway/tide-tables",
            category="Course",
            custom=(("edition", 2), ("doi", "10.1/2")),
            source=Source("halloway/tide-tables", RUNNER["GITHUB_SHA"], deployed_at="2026-11-12T09:30:00Z"),
        ),
    )


def test_what_the_book_says_of_its_repository_and_its_date_comes_first(tmp_path):
    record = {"repository": "https://git.example.org/a/b", "updated": "2025-01-01"}
    project = announced(Book(tmp_path, record=record), environ=RUNNER).event.subject
    assert (project.repository, project.updated) == (record["repository"], record["updated"])


def test_a_logo_is_looked_up_in_the_pages(read, folder):
    book = read({"_config.yml": "logo: a.png\n", "html/index.html": "", "html/_static/a.png": ""})
    project = announced(book, pages=BuiltPages(folder / "html")).event.subject
    assert project.logo == f"{URL}_static/a.png"


def test_a_deletion_tells_where_and_when_and_nothing_else(read):
    announcement = announced(read({"_config.yml": "title: {a: b}\nlogo: gone.png\n"}), EventType.DELETED)
    source = Source(deployed_at="2026-11-12T09:30:00Z")
    assert announcement.event == Event(EventType.DELETED, Tombstone(URL, "2026-11-12", source=source))
    assert announcement.problems == ()


# The address


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://ada.example.org", "https://ada.example.org/"),
        ("https://ada.example.org/tides", "https://ada.example.org/tides/"),
        ("https://ada.example.org/tides.html", "https://ada.example.org/tides.html"),
    ],
)
def test_the_address_is_the_deployed_one(tmp_path, url, address):
    said = Book(tmp_path, record={"url": "https://other.example.org/"})
    assert announced(said, url=url).event.subject.url == address
    assert announced(Book(tmp_path, record={"url": url}), url="").event.subject.url == address


def test_without_an_address_nothing_is_announced(tmp_path):
    with pytest.raises(DocumentError, match=r"^Nobody says where the book is\.$") as caught:
        announced(Book(tmp_path), url="")
    assert "html.baseurl" in caught.value.advice
    assert "argument" in caught.value.advice


def test_an_address_in_the_configuration_that_cannot_be_used_is_named(read):
    book = read({"_config.yml": "title: T\nhtml:\n  baseurl: tides.example.org\n"})
    with pytest.raises(DocumentError) as caught:
        announced(book, url="")
    error = caught.value
    assert error.message == "Nobody says where the book is: html.baseurl is not an absolute address."
    assert (error.file.endswith("_config.yml"), error.line, error.column) == (True, 3, 3)
    assert announced(book).event.subject.url == URL


@pytest.mark.parametrize("kind", [EventType.UPDATED, EventType.DELETED])
@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ada.example.org/tides", "is not an absolute address"),
        ("ftp://ada.example.org/", "only http: and https: are allowed"),
        ("https://ada.example.org/a b", "a space"),
        ("https://ada.example.org/".ljust(2000, "x"), "is 2,001 characters long"),
        ("https://[::1", "IPv6"),
    ],
)
def test_an_argument_that_is_no_address_is_refused(tmp_path, url, reason, kind):
    with pytest.raises(DocumentError, match=f"^The book's address 'http.*{reason}" if "http" in url else reason):
        announced(Book(tmp_path), kind, url=url)


# The title


@pytest.mark.parametrize(
    ("environ", "record", "title"),
    [
        ({"GITHUB_REPOSITORY": "halloway/tide-tables"}, {"repository": "https://github.com/a/b"}, "tide-tables"),
        ({}, {"repository": "https://github.com/a/b"}, "b"),
        ({}, {"repository": "https://github.com/a/b.git/"}, "b"),
        ({}, {"repository": "https://github.com/"}, "github.com"),
        ({}, {}, "my-tides"),
        ({"GITHUB_REPOSITORY": "a/\x07"}, {}, "my-tides"),
    ],
)
def test_a_book_without_a_title_is_called_as_its_repository(tmp_path, environ, record, title):
    announcement = announced(Book(tmp_path / "my-tides", record=record), environ=environ)
    assert announcement.event.subject.title == title
    assert messages(announcement)[0] == f"The book is announced as {title!r}, for want of a title"


@pytest.mark.parametrize("name", ["a\nb", "x" * 250, "a\x07", "\udcff"])
def test_a_folder_whose_name_cannot_be_printed_gives_no_title(tmp_path, name):
    (tmp_path / name).mkdir()
    announcement = announced(Book(tmp_path / name))
    assert announcement.event.subject.title == "Untitled"
    assert check_dispatch(encode(announcement.event)) == []


def test_without_a_configuration_the_way_to_name_one_is_told(tmp_path):
    assert "--config" in announced(Book(tmp_path)).problems[0].advice
    assert "--config" not in announced(Book(tmp_path, Kind.MYST)).problems[0].advice


# Warnings


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        (["description", "author", "tags", "logo"], "a description, an author, tags and a logo"),
        (["tags", "logo"], "tags and a logo"),
        (["author"], "an author"),
        ([], ""),
    ],
)
def test_one_warning_tells_what_a_card_would_show_and_the_book_does_not_say(read, folder, missing, words):
    record = {name: value for name, value in WHOLE.items() if name not in missing}
    files = {"_config.yml": yaml.safe_dump({"project_metadata": record, "logo": "a.png"}), "index.html": ""}
    book = read(files if "logo" in missing else {**files, "_static/a.png": ""})
    announcement = announced(book, pages=BuiltPages(folder))
    assert messages(announcement)[len(announcement.problems) - bool(words) :] == (
        [f"The book is announced without {words}"] if words else []
    )
    assert all(problem.severity is Severity.WARNING and problem.advice for problem in announcement.problems)


@pytest.mark.parametrize(
    ("kind", "words"),
    [(Kind.JUPYTER_BOOK_1, "project_metadata"), (Kind.MYST, "keywords"), (None, "--set")],
)
def test_the_warning_tells_where_such_things_are_said(tmp_path, kind, words):
    assert words in announced(Book(tmp_path, kind)).problems[-1].advice


def test_a_complete_book_needs_no_warning(tmp_path):
    book = with_settings(Book(tmp_path, record=WHOLE), [("logo", "https://cdn.example.org/x.png")])
    assert announced(book).problems == ()


def test_warnings_of_the_files_come_before_those_of_the_logo(read):
    announcement = announced(read({"_config.yml": "logo: gone.png\ntitle: {a: b}\n"}))
    assert told(announcement.problems)[:2] == [
        "_config.yml:2:1 title is an object, not a text",
        "_config.yml:1:1 logo names 'gone.png', where no file is",
    ]


def test_nobody_reads_a_thousand_warnings(read):
    entries = "".join(f"  k{n}: {{a: b}}\n" for n in range(1000))
    announcement = announced(read({"_config.yml": f"project_metadata:\n{entries}"}))
    assert len(announcement.problems) == MAX_SHOWN + 1
    assert announcement.problems[-1].message == "has 952 further problems"


# Fields from the command line


def set_fields(book, *settings):
    return with_settings(book, settings).record


def test_a_field_from_the_command_line_counts_more_than_the_files(tmp_path):
    book = Book(tmp_path, record={"title": "File", "author": "Ada"})
    assert set_fields(book, ("title", " Set "), ("tags", "a, b")) == {
        "author": "Ada",
        "title": "Set",
        "tags": ["a", "b"],
    }
    assert book.record["title"] == "File"


@pytest.mark.parametrize("text", ["", " ", "N/A"])
def test_an_empty_field_takes_away_what_the_files_say(tmp_path, text):
    assert set_fields(Book(tmp_path, record={"title": "File", "author": "Ada"}), ("author", text)) == {"title": "File"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2", 2),
        ("-1.5", -1.5),
        ("0", 0),
        ("true", True),
        ("false", False),
        *(
            (text, text)
            for text in ("1.10", "007", "True", "NaN", "nan", "inf", "-inf", "Infinity", "null", "[1]", "1e400")
        ),
        ("[" * 100_000 + "x", None),
    ],
)
def test_only_a_custom_field_may_be_a_number_or_a_truth(tmp_path, text, value):
    if value is None:
        with pytest.raises(ValueError, match="is 100,001 characters long"):
            set_fields(Book(tmp_path), ("edition", text))
        return
    found = set_fields(Book(tmp_path), ("edition", text))
    assert found == {"edition": value}
    assert type(found["edition"]) is type(value)
    assert set_fields(Book(tmp_path), ("title", text)) == {"title": text}


@pytest.mark.parametrize("name", ["logo", "logo_path"])
def test_a_logo_from_the_command_line_is_looked_up_in_place_of_the_files(read, folder, name):
    book = read({"_config.yml": "logo: a.png\n", "index.html": "", "_static/a.png": "", "_static/b.png": ""})
    pages = BuiltPages(folder)
    assert announced(with_settings(book, [(name, "x/b.png")]), pages=pages).event.subject.logo == f"{URL}_static/b.png"
    assert announced(with_settings(book, [(name, " ")]), pages=pages).event.subject.logo == ""
    gone = announced(with_settings(book, [(name, "c.png")]), pages=pages)
    assert gone.event.subject.logo == ""
    assert told(gone.problems)[0].startswith("--set:0:0 logo names 'c.png', where no file is")


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("url", "https://ada.example.org/", "an argument of its own"),
        ("source", "x", "source is not for a book to say"),
        ("created", "2020-01-01", "created is not for a book to say"),
        ("title", "x" * 201, "title is 201 characters long"),
        ("title", "{{ x }}", "a template's placeholder"),
        ("updated", "yesterday", "updated 'yesterday' is neither a date"),
        ("repository", "javascript:x", "repository starts with 'javascript:'"),
        ("title", "\udcff", r"title holds the character U\+DCFF"),
        ("a\nb", "x", "a line break"),
        ("x" * 101, "x", "101 characters"),
    ],
)
def test_a_field_that_cannot_be_used_is_refused(tmp_path, name, text, reason):
    with pytest.raises(ValueError, match=reason):
        with_settings(Book(tmp_path), [(name, text)])


@pytest.mark.parametrize("logo", ["\udcff.png", "a\0b", "javascript:x", "x" * 5000])
def test_a_logo_that_cannot_be_used_is_a_warning(tmp_path, logo):
    announcement = announced(with_settings(Book(tmp_path), [("logo", logo)]))
    assert announcement.event.subject.logo == ""
    assert announcement.problems[0].pointer == ("logo",)


# Everything


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    return tmp_path_factory.mktemp("books")


@pytest.mark.parametrize("name", ["_config.yml", "myst.yml"])
@settings(max_examples=20)  # each writes, reads and often explains
@given(
    configs("project", "site", "project_metadata", "html", "sphinx", "repository"),
    st.dictionaries(st.sampled_from(sorted(RUNNER)), st.text(max_size=20)),
)
def test_whatever_a_book_says_is_taken_by_github_and_by_a_portfolio_as_it_was_meant(shelf, name, content, environ):
    for file in shelf.iterdir():
        file.unlink()
    (shelf / name).write_text(yaml.safe_dump(content), "utf-8")
    announcement = announced(read_book(shelf, config_at(shelf / name)), environ=environ)
    dispatch = encode(announcement.event)
    assert errors(announcement.problems) == []
    assert check_dispatch(dispatch) == []
    decoded = decode({"action": dispatch.type.value, "client_payload": dispatch.payload})
    assert decoded.event == announcement.event
    catalog, _ = merge(Catalog(), announcement.event, NOW)
    [project] = catalog.projects
    assert project_to_record(project) == {"created": "2026-11-12T09:30:00Z"} | project_to_record(
        announcement.event.subject
    ) | {
        "updated": project.updated  # what lies ahead is taken as now
    }
