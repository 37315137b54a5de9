"""Which files say something about a book, and in which order they count."""

import os

import pytest

from generator.book.config import read_book
from generator.book.find import ConfigFile, Kind, config_at, find_config
from generator.book.sources import MAX_EXTENDED
from generator.errors import DocumentError, FileError
from tests.book.conftest import told


@pytest.mark.parametrize("config", [{"_config.yml": "title: Book\n"}, {"myst.yml": "project: {title: Book}\n"}])
def test_a_citation_beside_the_configuration_fills_in_what_is_missing(read, config):
    book = read({**config, "CITATION.cff": "title: Paper\nkeywords: [a]\nabstract: About.\n"})
    assert book.record == {"title": "Book", "tags": ["a"], "description": "About."}


def test_a_citation_where_the_program_was_started_will_do(read):
    book = read({"docs/_config.yml": "title: Book\n", "CITATION.cff": "doi: 10.1/2\n"})
    assert book.record == {"title": "Book", "doi": "10.1/2"}


def test_the_citation_beside_the_configuration_is_the_nearer_one(read):
    files = {"docs/myst.yml": "project: {}\n", "docs/CITATION.cff": "title: Near\n", "CITATION.cff": "title: Far\n"}
    assert read(files).record == {"title": "Near"}


def test_without_any_file_nothing_is_said(read):
    book = read({"README.md": "# Tides\n"})
    assert (book.kind, book.record, book.logos, book.problems) == (None, {}, (), ())


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("title: [\n", "CITATION.cff:2:1  The file is not YAML"),
        (b"title: M\xfcller\n", "CITATION.cff:1:9  The file is not UTF-8: byte 0xfc"),
        ("- a\n", "CITATION.cff:1:1  The file holds a list, not keys with values."),
    ],
)
def test_a_citation_that_cannot_be_read_is_a_warning_with_its_place(read, content, problem):
    book = read({"_config.yml": "title: Book\n", "CITATION.cff": content})
    assert book.record == {"title": "Book"}
    [line] = told(book.problems)
    assert line.startswith(problem)


@pytest.mark.parametrize("content", ["", "# nothing\n", "---\n"])
@pytest.mark.parametrize("name", ["_config.yml", "myst.yml", "CITATION.cff"])
def test_an_empty_file_says_nothing(read, name, content):
    book = read({name: content})
    assert (book.record, book.problems) == ({}, ())


@pytest.mark.parametrize(
    ("content", "message", "place"),
    [
        ("title: [\n", "is not YAML", (2, 1)),
        ("a: 1\n\tb: 2\n", "is not YAML", (2, 1)),
        (b"title: M\xfcller\n", "is not UTF-8", (1, 9)),
        ("title: x\n".encode("utf-16"), "is not UTF-8", (1, 1)),
        ("{% if x %}\ntitle: x\n", "is not YAML", (1, 2)),
        ("just words\n", "holds a text, not keys", (1, 1)),
        ("[a, b]\n", "holds a list, not keys", (1, 1)),
        ("42\n", "holds a number, not keys", (1, 1)),
    ],
)
@pytest.mark.parametrize("name", ["_config.yml", "myst.yml"])
def test_a_configuration_that_cannot_be_read_is_an_error_with_its_place(write, name, content, message, place):
    folder = write({name: content})
    with pytest.raises((DocumentError, FileError), match=message) as caught:
        read_book(folder, config_at(folder / name))
    error = caught.value
    assert (error.file, error.line, error.column) == (str(folder / name), *place)


def test_line_ends_and_a_byte_order_mark_do_not_matter(read):
    assert read({"_config.yml": b"\xef\xbb\xbftitle: Tides\r\nauthor: Ada\r\n"}).record == {
        "title": "Tides",
        "author": "Ada",
    }


@pytest.mark.parametrize("key", ["extends", "extend"])
@pytest.mark.parametrize("value", ["base.yml", "[base.yml]", "./base.yml"])
def test_local_files_that_a_myst_file_extends_fill_in_what_it_does_not_say(read, key, value):
    files = {
        "myst.yml": f"{key}: {value}\nproject: {{title: Own}}\n",
        "base.yml": "project: {title: Base, description: D}\nsite: {options: {logo: l.png}}\n",
    }
    book = read(files)
    assert book.record == {"title": "Own", "description": "D"}
    assert [logo.text for logo in book.logos] == ["l.png"]


def test_of_several_files_the_later_counts_more_and_each_counts_more_than_what_it_extends(read):
    files = {
        "myst.yml": "extends: [one.yml, two.yml]\n",
        "one.yml": "project: {title: One, description: One, license: One, doi: One}\n",
        "two.yml": "extends: three.yml\nproject: {title: Two}\n",
        "three.yml": "project: {title: Three, description: Three}\n",
    }
    assert read(files).record == {"title": "Two", "description": "Three", "license": "One", "doi": "One"}


def test_a_path_starts_at_the_file_that_extends(read):
    files = {
        "myst.yml": "extends: lab/base.yml\n",
        "lab/base.yml": "extends: more/base.yml\nproject: {title: Lab}\n",
        "lab/more/base.yml": "extends: ../../other.yml\nproject: {description: More}\n",
        "other.yml": "project: {doi: 10.1/2}\n",
    }
    book = read(files)
    assert book.problems == ()
    assert book.record == {"title": "Lab", "description": "More", "doi": "10.1/2"}


def test_keywords_of_extended_files_join_the_books_own_as_in_myst(read):
    files = {
        "myst.yml": "extends: base.yml\nproject: {keywords: [tides, oceans]}\n",
        "base.yml": "project: {keywords: Oceans, tags: [lab]}\n",
        "CITATION.cff": "keywords: [paper]\n",
    }
    assert read(files).record == {"tags": ["tides", "oceans", "lab"]}


def test_keywords_do_not_join_tags_that_were_written_for_a_portfolio(read):
    files = {
        "myst.yml": "extends: base.yml\nproject: {keywords: [a], options: {tags: [mine]}}\n",
        "base.yml": "project: {keywords: [b]}\n",
    }
    assert read(files).record == {"tags": ["mine"]}


@pytest.mark.parametrize(
    "files",
    [
        {"myst.yml": "extends: myst.yml\nproject: {title: T}\n"},
        {"myst.yml": "extends: [a.yml]\nproject: {title: T}\n", "a.yml": "extends: myst.yml\n"},
        {
            "myst.yml": "extends: a.yml\nproject: {title: T}\n",
            "a.yml": "extends: ./sub/../b.yml\n",
            "b.yml": "extends: a.yml",
        },
        {"myst.yml": "extends: [a.yml, a.yml]\nproject: {title: T}\n", "a.yml": ""},
    ],
)
def test_files_that_extend_each_other_have_an_end(read, write, files):
    write({"sub/x": ""})
    book = read(files)
    assert (book.record, book.problems) == ({"title": "T"}, ())


def test_too_many_files_are_not_read_and_told_once(read):
    files = {f"{n}.yml": f"extends: {n + 1}.yml\nproject: {{options: {{n{n}: 1}}}}\n" for n in range(30)}
    book = read({"myst.yml": "extends: 0.yml\n", **files})
    assert len(book.record) == MAX_EXTENDED
    assert told(book.problems) == [f"{MAX_EXTENDED - 1}.yml:1:1 extends is not read: {MAX_EXTENDED} files were"]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("https://example.org/base.yml", "is an address and is not read: only local files are"),
        ("missing.yml", "names 'missing.yml', where no file is"),
        ("folder", "names 'folder', where no file is"),
        (".", "names '.', where no file is"),
        ("''", "names '', where no file is"),
        ("pipe", "names 'pipe', where no file is"),
        ("/dev/zero", "names '/dev/zero', where no file is"),
        ('"a\\0b"', "names 'a\\x00b', where no file is"),
        ("x" * 5000, f"names '{'x' * 79}…', where no file is"),
        ("loop", "names 'loop', where no file is"),
        ("{a: b}", "is an object, not the path of a file"),
        ("7", "is a number, not the path of a file"),
    ],
)
def test_what_cannot_be_extended_is_told_and_the_rest_is_read(read, folder, value, message):
    (folder / "folder").mkdir()
    (folder / "loop").symlink_to("loop")
    os.mkfifo(folder / "pipe")
    book = read({"myst.yml": f"version: 1\nextends:\n  - {value}\n  - base.yml\n", "base.yml": "project: {title: T}"})
    assert book.record == {"title": "T"}
    assert told(book.problems) == [f"myst.yml:3:5 extends[0] {message}"]


def test_nothing_to_extend_is_nothing_to_tell(read):
    assert read({"myst.yml": "extends:\nproject: {title: T}\n"}).problems == ()


def test_an_extended_file_that_cannot_be_read_is_a_warning_with_its_own_place(read):
    book = read({"myst.yml": "extends: base.yml\n", "base.yml": "project: {title: T}\nsite: [\n"})
    [line] = told(book.problems)
    assert line.startswith("base.yml:3:1  The file is not YAML")


def test_a_jupyter_book_extends_nothing(read):
    assert read({"_config.yml": "extends: base.yml\ntitle: T\n", "base.yml": "title: B\nauthor: A\n"}).record == {
        "title": "T"
    }


def test_a_pipe_is_no_configuration(folder):
    os.mkfifo(folder / "_config.yml")
    assert find_config(folder) is None
    with pytest.raises(FileError, match="no file"):
        config_at(folder / "_config.yml")


def test_a_configuration_is_read_by_the_kind_it_was_found_to_have(write):
    folder = write({"book.yml": "title: T\nproject: {title: P}\n"})
    file = folder / "book.yml"
    assert read_book(folder, ConfigFile(file, Kind.MYST)).record == {"title": "P"}
    assert read_book(folder, ConfigFile(file, Kind.JUPYTER_BOOK_1)).record == {"title": "T"}
