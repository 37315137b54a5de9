"""Questions on a terminal: the fields of a project, one by one, each answer checked at once."""

from __future__ import annotations

from collections.abc import Callable

import click

from generator.book.typed import typed_fields
from generator.model.catalog import Catalog
from generator.model.edits import is_there
from generator.model.problems import Problem
from generator.model.urls import canonical_url
from generator.reports.problems import as_text

_QUESTIONS = {
    "title": "Title",
    "url": "Address of the book",
    "description": "Description, a sentence or two",
    "author": "Author (several: with semicolons)",
    "tags": "Tags (with commas)",
    "logo": "Logo (an address, or a path below the data folder)",
    "repository": "Address of the repository",
    "updated": "Last updated (empty: today)",
}
_REQUIRED = ("title", "url")


def ask(catalog: Catalog) -> list[tuple[str, str]]:
    """Ask for each field until the answer can be used; an empty one skips a field that need not be there."""
    click.echo("Enter skips a question that is in brackets; Ctrl-C ends, and nothing is written.")
    return [(name, _answer(name, catalog)) for name in _QUESTIONS]


def _answer(name: str, catalog: Catalog) -> str:
    question = _QUESTIONS[name] if name in _REQUIRED else f"[{_QUESTIONS[name]}]"
    answer: str = click.prompt(question, default="", show_default=False, value_proc=_check(name, catalog))
    return answer


def _check(name: str, catalog: Catalog) -> Callable[[str], str]:
    def checked(text: str) -> str:
        values, problems = typed_fields([(name, text)])
        if not problems and name in _REQUIRED and values[name] is None:
            problems = [Problem((name,), "is missing", "A project needs it.")]
        if not problems and name == "url" and is_there(catalog, canonical_url(values[name])):
            problems = [Problem((name,), "is the address of a project that is there", "Change that one with set.")]
        if problems:
            raise click.UsageError(as_text(problems[0]))  # click shows it and asks again
        return text

    return checked
