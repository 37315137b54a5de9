"""What a merge did, told to people and to the next job."""

import re

import pytest
from markdown import Markdown

from generator.model.merge import Change, ChangeKind
from generator.model.problems import Problem
from generator.model.project import Project
from generator.reports.changes import change_as_text, difference, outputs, summary

IDENTITY = "https://ada.example.org/book"
OLD = Project("Old", f"{IDENTITY}/", description="Same.", tags=("a",), custom=(("pages", 7),))
NEW = Project("New", f"{IDENTITY}/", description="Same.", tags=("a", "潮"), status="archived")


@pytest.fixture
def evil(hostile):
    """A project that is hostile in every field."""
    text = hostile.replace("\ud800", "")
    return Project(text, f"{IDENTITY}/", text, text, (text, "x"), (text,), custom=((text, text), ("n", (text,))))


@pytest.mark.parametrize("kind", list(ChangeKind))
def test_every_change_is_told_in_one_line(kind):
    assert change_as_text(Change(kind, IDENTITY)).startswith(f"{kind.value}: {IDENTITY} ")
    assert change_as_text(Change(kind)).startswith(f"{kind.value}: the event ")


def test_outputs_are_fixed_words_and_a_slug():
    assert outputs(Change(ChangeKind.ADDED, IDENTITY, None, NEW), changed=True, slug="new") == (
        "changed=true\nchange=added\nslug=new\n"
    )
    assert outputs(Change(ChangeKind.REJECTED), changed=False, slug="") == "changed=false\nchange=rejected\nslug=\n"


def test_the_summary_is_a_table_of_what_differs():
    assert summary(Change(ChangeKind.UPDATED, IDENTITY, OLD, NEW), []).splitlines() == [
        "### Project updated: New",
        "",
        r"https\://ada.example.org/book was updated.",
        "",
        "| field | before | after |",
        "| --- | --- | --- |",
        "| title | Old | New |",
        r'| tags | \["a"\] | \["a", "潮"\] |',
        "| status |  | archived |",
        "| pages | 7 |  |",
        "",
    ]


def test_the_summary_of_a_rejected_event_lists_the_problems():
    text = summary(Change(ChangeKind.REJECTED), [Problem(("client_payload", "url"), "is missing", "Write it.")])
    assert text.startswith("### Event rejected\n")
    assert r"| client\_payload.url\: error\: is missing. Write it. |" in text


def test_a_summary_renders_hostile_text_as_that_text(evil, hostile):
    text = summary(Change(ChangeKind.UPDATED, IDENTITY, OLD, evil), [Problem((hostile,), hostile)])
    html = Markdown(extensions=["tables"]).convert(text)
    assert set(re.findall(r"<(\w+)", html)) <= {"h3", "p", "table", "thead", "tbody", "tr", "th", "td"}
    assert "潮🌊" in html


def test_a_summary_has_no_line_that_outside_text_began(evil, hostile):
    text = summary(Change(ChangeKind.UPDATED, IDENTITY, OLD, evil), [Problem((hostile,), hostile)])
    rows = [line for line in text.split("\n") if line]
    assert all(line.startswith(("### ", "https", "| ")) for line in rows)
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in rows if line.startswith("| ")} == {2, 4}
    assert len(text.splitlines()) == len(text.split("\n")) - 1


def test_a_summary_is_readable_however_long_the_texts(evil):
    long = Project("x" * 200, f"{IDENTITY}/", body="word " * 10_000)
    assert len(summary(Change(ChangeKind.ADDED, IDENTITY, None, long), [])) < 2000


def test_the_difference_is_a_unified_diff_of_the_stored_form():
    lines = difference(Change(ChangeKind.UPDATED, IDENTITY, OLD, NEW))
    assert lines[:2] == ["--- before", "+++ after"]
    assert '-  "title": "Old",' in lines
    assert '+  "title": "New",' in lines
    assert '   "description": "Same.",' in lines
    assert difference(Change(ChangeKind.UNCHANGED, IDENTITY, NEW, NEW)) == []


def test_a_difference_commands_nothing(evil, commands_in):
    for change in (
        Change(ChangeKind.ADDED, IDENTITY, None, evil),
        Change(ChangeKind.REMOVED, IDENTITY, evil, None),
        Change(ChangeKind.UPDATED, IDENTITY, OLD, evil),
    ):
        lines = difference(change)
        assert lines
        assert not commands_in("\n".join(lines))
        assert all(line.isprintable() for line in lines)


def test_a_difference_keeps_a_text_with_unusual_line_separators_on_its_line():
    strange = Project("a\u2028b", f"{IDENTITY}/")
    assert r'+  "title": "a\u2028b",' in difference(Change(ChangeKind.ADDED, IDENTITY, None, strange))
