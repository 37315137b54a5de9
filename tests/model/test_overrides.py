"""What the owner says of a project in site.yml, and what becomes of the project."""

import json

import pytest

from generator.model.overrides import Override
from generator.model.problems import dotted, errors
from generator.model.project import Project
from generator.model.schemas import schema_text
from generator.model.settings import Settings, check_references, decode_settings

URL = "https://books.example/tides/"
BOOK = Project(
    "Tides",
    URL,
    description="Of the sea.",
    author=("Ada", "Grace"),
    tags=("Maps", "oceans"),
    logo="https://books.example/tides/logo.png",
    updated="2026-01-02",
    custom=(("edition", 2),),
)
ALL = {
    "title": "The tides",
    "description": "Ours.\r\nTruly.",
    "body": "Long.",
    "author": ["Ines"],
    "tags": ["sea"],
    "logo": "logos/tides.svg",
    "hidden": True,
    "featured": True,
    "order": -3,
}


def decoded(content):
    settings, problems = decode_settings({"overrides": content})
    assert problems == []
    return settings.overrides


def test_all_that_can_be_said_is_read():
    assert decoded({URL: ALL}) == (
        Override(
            URL,
            title="The tides",
            description="Ours.\nTruly.",
            body="Long.",
            author=("Ines",),
            logo="logos/tides.svg",
            tags=("sea",),
            hidden=True,
            featured=True,
            order=-3,
        ),
    )
    assert decoded({URL: {}}) == (Override(URL),)


def test_what_is_said_stands_in_place_of_what_the_book_says_and_the_rest_stays():
    (override,) = decoded({URL: ALL})
    assert override.apply(BOOK) == Project(
        "The tides",
        URL,
        description="Ours.\nTruly.",
        body="Long.",
        author=("Ines",),
        tags=("Maps", "oceans", "sea"),
        logo="logos/tides.svg",
        updated="2026-01-02",
        custom=(("edition", 2),),
    )
    assert Override(URL, hidden=True, featured=True, order=1).apply(BOOK) == BOOK


def test_an_empty_text_takes_away_what_the_book_says():
    (override,) = decoded({URL: {"description": "", "author": ""}})
    shown = override.apply(BOOK)
    assert (shown.description, shown.author, shown.title) == ("", "", "Tides")


@pytest.mark.parametrize(
    ("added", "shown"),
    [
        (["maps", "OCEANS "], ("Maps", "oceans")),
        (["sea", "Sea", "maps"], ("Maps", "oceans", "Sea")),
        (["b", "a"], ("Maps", "oceans", "b", "a")),
    ],
)
def test_tags_are_added_behind_the_books_own_each_once(added, shown):
    (override,) = decoded({URL: {"tags": added}})
    assert [tag.casefold() for tag in override.apply(BOOK).tags] == [tag.casefold() for tag in shown]


def test_an_override_is_known_by_the_canonical_address():
    (override,) = decoded({"http://Books.example/tides/index.html": {"title": "T"}})
    assert (override.identity, override.url) == (BOOK.identity, "http://Books.example/tides/index.html")


@pytest.mark.parametrize(
    ("content", "pointer"),
    [
        ([], "overrides"),
        ({"tides": {}}, "overrides"),
        ({URL: None}, f'overrides["{URL}"]'),
        ({URL: {"titel": "x"}}, f'overrides["{URL}"].titel'),
        ({URL: {"url": URL}}, f'overrides["{URL}"].url'),
        ({URL: {"title": ""}}, f'overrides["{URL}"].title'),
        ({URL: {"tags": "a, b"}}, f'overrides["{URL}"].tags'),
        ({URL: {"logo": "../x.png"}}, f'overrides["{URL}"].logo'),
        ({URL: {"hidden": "yes"}}, f'overrides["{URL}"].hidden'),
        ({URL: {"order": 1.5}}, f'overrides["{URL}"].order'),
        ({URL: {}, "http://books.example/tides": {}}, 'overrides["http://books.example/tides"]'),
    ],
)
def test_a_mistake_is_named_where_it_stands_with_advice(content, pointer):
    settings, problems = decode_settings({"overrides": content})
    assert settings == Settings()
    assert [dotted(problem.pointer) for problem in errors(problems)] == [pointer]
    assert problems[0].advice


def test_the_fields_have_the_rules_of_a_projects_own():
    override = json.loads(schema_text("site"))["$defs"]["override"]["properties"]
    project = json.loads(schema_text("projects"))["$defs"]["project"]["properties"]
    assert {name: rules for name, rules in override.items() if name in project} == {
        name: project[name] for name in ("title", "description", "body", "author", "tags", "logo")
    }


def test_an_override_of_no_project_is_a_warning():
    settings, _ = decode_settings({"overrides": {URL: {}, "https://gone.example/": {}}})
    (problem,) = check_references(settings, {BOOK.identity})
    assert dotted(problem.pointer) == 'overrides["https://gone.example/"]'
