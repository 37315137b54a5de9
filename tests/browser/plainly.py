"""What should come out of a filter, by plain loops over the projects: slow, and easy to believe."""

import random
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.browser.galleries import LIBRARY_FIELDS, Record

FACETS = ("author", "category", "status", "difficulty", "year")


@dataclass(frozen=True)
class State:
    """What a reader has chosen."""

    q: str = ""
    tags: Sequence[str] = ()
    match: str = "all"
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    sort: str = "newest"

    @property
    def query(self) -> str:
        """The address's query."""
        chosen = [(name, value) for name, values in self.facets.items() for value in values]
        return urlencode(
            [("q", self.q), *(("tag", tag) for tag in self.tags), ("match", self.match), *chosen, ("sort", self.sort)]
        )


def results(projects: Sequence[Record], featured: Sequence[str], state: State) -> list[str]:
    """The titles, in order."""
    return [project["title"] for project in _ordered(projects, featured, state.sort) if passes(project, state)]


def passes(project: Record, state: State) -> bool:
    """Whether a project is among the results."""
    carried = [tag in project["tags"] for tag in state.tags]
    by_tags = not carried or (all(carried) if state.match == "all" else any(carried))
    by_facets = all(set(values_of(project, name)) & set(chosen) for name, chosen in state.facets.items() if chosen)
    return by_tags and by_facets and _has_words(project, state.q)


def values_of(project: Record, facet: str) -> list[str]:
    """What a project has of a facet."""
    if facet == "tag":
        return list(project["tags"])
    if facet == "author":
        return list(project["author"])
    value = project.get("updated", "")[:4] if facet == "year" else project.get(facet, "")
    return [value] if value else []


def some_state(chance: random.Random, projects: Sequence[Record]) -> State:
    """Any state, more often one that some project passes than not."""
    project = chance.choice(projects)
    words = re.findall(r"\w+", f"{project['title']} {project['description']}")
    query = " ".join(word[: chance.randint(1, len(word))] for word in chance.sample(words, chance.choice((0, 0, 1, 2))))
    tags = chance.sample(project["tags"], min(len(project["tags"]), chance.choice((0, 1, 2, 3))))
    facets = {
        name: chance.sample(values, chance.choice((0, 0, 0, 1, 2)))
        for name, values in {**LIBRARY_FIELDS, "author": project["author"], "year": values_of(project, "year")}.items()
        if len(values) > 1
    }
    match, sort = chance.choice(("all", "any")), chance.choice(("newest", "oldest", "title", "added"))
    return State(chance.choice((query, query.upper(), bare(query))), tags, match, facets, sort)


def bare(text: str) -> str:
    """Without case and diacritics."""
    return "".join(char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char))


def _has_words(project: Record, query: str) -> bool:
    texts = [project["title"], project["description"], *project["author"], *project["tags"]]
    words = [_plain(word) for text in texts for word in re.findall(r"[^\W_]+", bare(text))]
    return all(any(word.startswith(_plain(term)) for word in words) for term in re.findall(r"[^\W_]+", bare(query)))


def _plain(word: str) -> str:
    return word.replace("ł", "l")


def _ordered(projects: Sequence[Record], featured: Sequence[str], sort: str) -> list[Record]:
    dated = [project for project in projects if project.get("updated")]
    undated = sorted((p for p in projects if not p.get("updated")), key=lambda project: project["url"])
    by_address = sorted(dated, key=lambda project: project["url"])
    newest = sorted(by_address, key=lambda project: project["updated"], reverse=True) + undated
    if sort == "oldest":
        return [*reversed(newest[: len(dated)]), *undated]
    if sort == "added":
        return sorted(newest, key=lambda project: project["created"], reverse=True)
    if sort == "title":
        return newest
    return sorted(newest, key=lambda project: (*featured, project["url"]).index(project["url"]))
