"""The rules of filtering and search once more, as plain loops over projects, for the scripts to be compared with."""

import random
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from generator.gallery.cards import Cards
from generator.gallery.shelf import Shelf
from generator.gallery.views import ProjectView
from generator.model.catalog import moment_of
from generator.model.dates import UTC
from generator.model.project import Project
from generator.model.text import fold
from tests.scripts.folding import fold as fold_for_search

State = dict[str, Any]
LAST = datetime.max.replace(tzinfo=UTC)
FACETS = ("author", "category", "status", "difficulty", "year")
UNSPACED = (
    "CJK ",
    "HIRAGANA ",
    "KATAKANA",
    "COMBINING KATAKANA",
    "IDEOGRAPHIC ",
    "THAI ",
    "LAO ",
    "KHMER ",
    "MYANMAR ",
)


@dataclass(frozen=True)
class Book:
    """A project with everything that can be asked of it."""

    row: int
    project: Project
    tags: frozenset[str]
    facets: dict[str, frozenset[str]]
    words: frozenset[str]


class PlainLoop:
    """A gallery that is searched project by project."""

    def __init__(self, shelf: Shelf, cards: Cards) -> None:
        self.books = [_book(row, project, cards.view(project)) for row, project in enumerate(shelf.projects)]
        self._places = {project.identity: place for place, project in enumerate(shelf.featured_first())}

    def search(self, state: State) -> list[Book]:
        """What a state lets through, in its order (by row when by title: that order is the browser's language's)."""
        terms = list(words_of(state["q"]))
        chosen = {name: set(map(fold, values)) for name, values in state["facets"].items() if values}
        found = (
            book
            for book in self.books
            if _has_tags(book, state) and _is_one_of(book, chosen) and _has_words(book, terms)
        )
        return sorted(found, key=self._orders[state["sort"]])

    def tag_counts(self, state: State) -> Counter[str]:
        """How many projects choosing each tag gives; with `any`, how many that pass all other filters have it."""
        found = self.search({**state, "tags": []} if state["match"] == "any" else state)
        return Counter(tag for book in found for tag in book.tags)

    def facet_counts(self, state: State, name: str) -> Counter[str]:
        """How many of those that pass all other filters have each value."""
        others = {**state, "facets": {**state["facets"], name: []}}
        return Counter(value for book in self.search(others) for value in book.facets[name])

    def values(self, name: str) -> set[str]:
        """All values of a facet, folded."""
        return {value for book in self.books for value in book.facets[name]}

    @property
    def _orders(self) -> dict[str, Callable[[Book], Any]]:
        return {
            "newest": lambda book: self._places[book.project.identity],
            "oldest": lambda book: (
                (moment_of(book.project.updated), -book.row) if book.project.updated else (LAST, book.row)
            ),
            "title": lambda book: book.row,
            "added": lambda book: (
                -moment_of(book.project.created).timestamp() if book.project.created else 0,
                book.row,
            ),
        }


def random_state(loop: PlainLoop, tags: list[str], facets: dict[str, list[str]], chance: random.Random) -> State:
    """A state such as readers come to: words that exist, cut short, and a few choices."""
    words = [word for book in loop.books for word in sorted(book.words)] or ["word"]
    query = " ".join(_as_typed(chance.choice(words), chance) for _ in range(chance.choice((0, 0, 1, 1, 2, 3))))
    chosen = {
        name: chance.sample(facets[name], min(len(facets[name]), chance.choice((0, 0, 0, 1, 2)))) for name in facets
    }
    return {
        "q": query,
        "tags": chance.sample(tags, min(len(tags), chance.choice((0, 0, 1, 2, 3)))),
        "match": chance.choice(("all", "any")),
        "facets": {name: chosen.get(name, []) for name in dict.fromkeys((*FACETS, *facets))},
        "sort": chance.choice(("newest", "oldest", "title", "added")),
        "view": "cards",
    }


def _as_typed(word: str, chance: random.Random) -> str:
    part = word[: chance.randint(1, len(word))]
    return chance.choice((part, part.upper(), f"“{part}”", f"{part},", part.title()))


def _book(row: int, project: Project, view: ProjectView) -> Book:
    texts = (view.title, view.summary, *project.authors, *(tag.name for tag in view.tags))
    facets = {name: frozenset({fold(getattr(project, name))} - {""}) for name in ("category", "status", "difficulty")}
    facets["author"] = frozenset(map(fold, project.authors))
    facets["mood"] = frozenset(fold(_line(value)) for value in _listed(dict(project.custom).get("mood", ())))
    facets["year"] = frozenset({view.updated.iso[:4]} if view.updated else ())
    words = frozenset(word for text in texts for word in words_of(text))
    return Book(row, project, frozenset(tag.name for tag in view.tags), facets, words)


def _listed(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


def _line(value: Any) -> str:
    return "yes" if value is True else " ".join(str(value).split())


def _has_tags(book: Book, state: State) -> bool:
    has = [tag in book.tags for tag in state["tags"]]
    return any(has) if state["match"] == "any" and has else all(has)


def _is_one_of(book: Book, chosen: Mapping[str, set[str]]) -> bool:
    return all(values & book.facets[name] for name, values in chosen.items())


def _has_words(book: Book, terms: Iterable[str]) -> bool:
    return all(
        any(word.startswith(term) or (term in word and _kind(term[0]) != "letter") for word in book.words)
        for term in terms
    )


def words_of(text: str) -> Iterator[str]:
    """Runs of letters (with + and # behind them), of letters of scripts without spaces, and of signs."""
    word = last = ""
    for char in fold_for_search(text):
        kind = _kind(char)
        if kind == "" and char in "+#" and last in ("letter", "tail"):
            kind = "tail"
        if word and kind != last and not (last == "letter" and kind == "tail"):
            yield word
            word = ""
        word, last = (word + char, kind) if kind else ("", "")
    if word:
        yield word


def _kind(char: str) -> str:
    category = unicodedata.category(char)
    if category[0] in "LMN":
        return "unspaced" if unicodedata.name(char).startswith(UNSPACED) else "letter"
    return "sign" if category[0] == "S" and not char.isascii() else ""
