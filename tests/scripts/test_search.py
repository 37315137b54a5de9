"""The engine of the scripts against plain loops: what it finds, how it counts, and what it puts on cards."""

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks.made_up import MadeUp
from generator.gallery.cards import Cards
from generator.gallery.facets import Filters
from generator.gallery.logos import Logos
from generator.gallery.search_index import search_index
from generator.gallery.shelf import Shelf, arrange
from generator.gallery.theme import Theme
from generator.model.catalog import Catalog
from generator.model.fields import FieldSetting
from generator.model.overrides import Override
from generator.model.project import Project, project_from_record
from generator.model.settings import Settings
from generator.model.text import fold
from generator.stores.json_store import JsonStore
from generator.stores.settings_file import load_settings
from tests.conftest import REPOSITORY
from tests.scripts.plain_loop import FACETS, PlainLoop, random_state

pytestmark = pytest.mark.slow

STATES = 200
PIECES = (
    *(
        "Data",
        "data-driven",
        "Straße",
        "STRASSE",
        "Łódź",
        "İstanbul",
        "ısı",
        "naïve",
        "nai\u0308ve",
        "O’Brien",
        "l'eau",
    ),
    *(
        "C++",
        "C#",
        "C",
        ".NET",
        "node.js",
        "#tag",
        "R&D",
        "3D",
        "🎻",
        "🌊🦉",
        "👩🏽‍🔬",
        "数据科学",
        "用Python写",
        "データ",
        "ガイド",
    ),
    *("한국어", "مُقَدِّمة", "إحصاء", "مقـــدمة", "שָׁלוֹם", "ภาษาไทย", "हिन्दी", "Ελλάδος", "Ἀθῆναι", "ﬁnal", "Ｐｙｔｈｏｎ"),
    *(
        "a+b=c",
        "«quoted»",
        "x_y",
        "e.g.",
        "100 %",
        "½",
        "½-life",
        "soft\u00adhyphen",
        "<b>bold</b>",
        "&amp;",
        "æon",
        "ﬀ",
    ),
)
FIELDS = (
    FieldSetting("category", "Kind", card=True),
    FieldSetting("doi", "DOI", card=True),
    FieldSetting("mood", "Kind", card=True, filter=True),
)


@dataclass(frozen=True)
class Stock:
    """A gallery in both forms: for the plain loop, and as the scripts get it."""

    shelf: Shelf
    cards: Cards
    index: bytes
    loop: PlainLoop


def stock(catalog: Catalog, settings: Settings, folder: Path) -> Stock:
    shelf, _ = arrange(catalog, settings)
    cards = Cards(shelf, settings, Theme(), Logos(folder, shelf.projects))
    index = json.dumps(search_index(shelf, cards, Filters(settings.fields, Theme().strings))).encode()
    return Stock(shelf, cards, index, PlainLoop(shelf, cards))


def odd_books(number: int) -> Sequence[Project]:
    """Projects in all scripts, with every field there or not."""
    chance = random.Random(5)

    def some(most: int) -> list[str]:
        return chance.choices(PIECES, k=chance.randint(0, most))

    def moment() -> str:
        day = f"20{chance.randint(23, 26)}-0{chance.randint(1, 3)}-1{chance.randint(0, 3)}"
        return chance.choice(("", day, f"{day}T{chance.randint(10, 23)}:00:00+02:00"))

    return [
        Project(
            title=" ".join(some(4)) or "Untitled",
            url=f"https://books.example/{place}/",
            description=" ".join(some(9)),
            author=tuple(
                chance.choices(
                    ("Ada", "ada", "José", "Jose", "王小明", "O’Brien", "C. Moor", "ADA"), k=chance.randint(0, 3)
                )
            ),
            tags=tuple(some(4)),
            updated=moment(),
            created=moment(),
            category=chance.choice(("", "Course", "course", "Übung")),
            status=chance.choice(("", "Archived", " archived ", "draft")),
            difficulty=chance.choice(("", "Beginner")),
            logo=chance.choice(("", f"https://cdn.example/{place}.png")),
            custom=tuple(
                (name, value)
                for name, value in (
                    ("doi", f"https://doi.example/{place}"),
                    ("mood", ("a", 1.5, True)),
                    ("mood", "x\ny"),
                )
                if chance.random() < 0.4
            ),
        )
        for place in range(number)
    ]


@pytest.fixture(scope="module")
def stocks(tmp_path_factory):
    """The sample, odd books, made-up ones, one book and none."""
    nowhere = tmp_path_factory.mktemp("data")
    sample = JsonStore(REPOSITORY / "data" / "projects.json").load().catalog
    settings, _ = load_settings(REPOSITORY / "data" / "site.yml")
    odd = odd_books(250)
    featured = tuple(odd[place].identity for place in (17, 3, 200))
    by_hand = (
        Override(odd[9].url, title="Corrected", tags=("by hand",), order=3),
        Override(odd[4].url, order=-1),
        Override(odd[80].url, featured=True, order=5),
    )
    made_up = Catalog(tuple(map(project_from_record, MadeUp(400).projects())))
    return {
        "sample": stock(sample, settings, REPOSITORY / "data"),
        "odd": stock(Catalog(tuple(odd)), Settings(featured=featured, fields=FIELDS, overrides=by_hand), nowhere),
        "made up": stock(made_up, Settings(), nowhere),
        "one": stock(Catalog((odd[0],)), Settings(), nowhere),
        "none": stock(Catalog(), Settings(), nowhere),
    }


NAMES = ("sample", "odd", "made up", "one", "none")


@pytest.mark.parametrize("name", NAMES)
def test_a_card_holds_what_the_page_shows(engine, stocks, name):
    shelf, cards = stocks[name].shelf, stocks[name].cards
    (found,) = engine([["cards"]], stocks[name].index)
    views = [cards.view(project) for project in shelf.projects]
    assert found == [
        {
            "title": view.title,
            "path": view.path,
            "summary": view.summary,
            "authors": list(view.authors),
            "author": view.author,
            "date": {"iso": view.date.iso} if view.date else None,
            "tags": [{"name": tag.name, "path": tag.path} for tag in view.tags],
            "letters": view.letters,
            "hue": view.hue,
            "logo": view.logo,
            "featured": view.featured,
            "archived": view.archived,
            "facts": [
                {"label": fact.label, "value": fact.value.replace("\n", " "), "url": fact.url, "badge": fact.badge}
                for fact in view.card_facts
            ],
        }
        for view in views
    ]


@pytest.mark.parametrize("name", NAMES)
def test_what_there_is_to_choose_from(engine, stocks, name):
    shelf, loop = stocks[name].shelf, stocks[name].loop
    (facts,) = engine([["facts"]], stocks[name].index)
    assert facts["total"] == len(shelf.projects)
    assert facts["tags"] == [
        {"name": tag.name, "slug": tag.path.split("/")[1], "count": tag.count} for tag in shelf.tags.values()
    ]
    names = {name for name in (*FACETS, "mood") if len(loop.values(name)) > 1}
    assert {facet["name"] for facet in facts["facets"]} == (names if name == "odd" else names - {"mood"})
    for facet in facts["facets"]:
        assert {fold(value["name"]) for value in facet["values"]} == loop.values(facet["name"])
        for value in facet["values"]:
            assert value["count"] == sum(fold(value["name"]) in book.facets[facet["name"]] for book in loop.books)
    for facet in facts["facets"]:
        if facet["name"] == "year":
            assert [value["name"] for value in facet["values"]] == sorted(loop.values("year"), reverse=True)
        else:
            counts = [value["count"] for value in facet["values"]]
            assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize("name", NAMES)
def test_200_states_find_and_count_what_a_plain_loop_does(engine, stocks, name):
    loop = stocks[name].loop
    tags, facets, states = states_for(engine, stocks[name])
    answers = engine([["search", state] for state in states], stocks[name].index)
    for state, answer in zip(states, answers, strict=True):
        expected = [book.row for book in loop.search(state)]
        assert (sorted(answer["ids"]) if state["sort"] == "title" else answer["ids"]) == expected, state
        tag_counts = loop.tag_counts(state)
        assert answer["counts"]["tags"] == [tag_counts[tag] for tag in tags], state
        assert answer["counts"]["facets"].keys() == facets.keys()
        for facet, values in facets.items():
            counts = loop.facet_counts(state, facet)
            assert answer["counts"]["facets"][facet] == [counts[fold(value)] for value in values], (facet, state)


def test_the_states_tried_are_worth_trying(engine, stocks):
    """Most of them let some projects through and not all."""
    loop = stocks["odd"].loop
    _, _, states = states_for(engine, stocks["odd"])
    some = [state for state in states if 0 < len(loop.search(state)) < len(loop.books)]
    assert len(some) > STATES / 3
    for part in ("q", "tags"):
        assert {bool(state[part]) for state in some} == {True, False}
    assert {state["sort"] for state in some} == {"newest", "oldest", "title", "added"}


def states_for(engine, stock):
    """The tags and the facets of a gallery, and random states made of them, the same on every run."""
    (facts,) = engine([["facts"]], stock.index)
    tags = [tag["name"] for tag in facts["tags"]]
    facets = {facet["name"]: [value["name"] for value in facet["values"]] for facet in facts["facets"]}
    chance = random.Random(len(tags))
    return tags, facets, [random_state(stock.loop, tags, facets, chance) for _ in range(STATES)]
