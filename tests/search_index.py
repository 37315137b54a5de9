"""Another reader of search.json than the one that readers' browsers run, made after docs/search.md alone."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from generator.model.slugs import slugify

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


@dataclass(frozen=True)
class Row:
    """One project of the index."""

    title: str
    slug: str
    summary: str
    logo: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    updated: str
    hue: int
    facts: tuple[tuple[str, str, bool], ...]
    facets: dict[str, str]


@dataclass(frozen=True)
class Index:
    """The whole of it.

    Attributes:
        tags: each tag's slug by its name.
        aliases: the tag by each other word for it.
        groups: each tag's heading by its name; empty for none.
        usual: each author's usual spelling.
    """

    rows: Sequence[Row]
    tags: dict[str, str]
    aliases: dict[str, str]
    groups: dict[str, str]
    usual: dict[str, str]
    added: Sequence[int]
    featured: Sequence[int]
    ordered: Sequence[int]


def read_index(content: bytes) -> Index:
    data = json.loads(content)
    total = data["total"]
    names = _lines(data["tags"]["names"])
    slugs = _lines(data["tags"]["slugs"], len(names))
    tags = {name: slug or slugify(name) for name, slug in zip(names, slugs, strict=True)}
    targets = numbers(data["tags"]["targets"])
    words = _lines(data["tags"]["aliases"], len(targets))
    aliases = {word: names[place] for word, place in zip(words, targets, strict=True)}
    headings = ["", *_lines(data["tags"]["headings"])]
    places = numbers(data["tags"]["groups"]) or [0] * len(names)
    groups = {name: headings[place] for name, place in zip(names, places, strict=True)}
    authors = _lines(data["authors"]["names"])
    variants = numbers(data["authors"]["variants"])
    usual = {authors[n]: authors[m] for n, m in zip(variants[::2], variants[1::2], strict=True)}
    columns: dict[str, Any] = {
        "title": _lines(data["titles"], total),
        "summary": _lines(data["summaries"], total),
        "logo": _lines(data["logos"], total),
        "authors": list(_authors(data["authors"], authors, total)),
        "tags": [tuple(list(tags)[place] for place in row) for row in lists(data["tags"]["rows"], total)],
        "updated": list(_days(numbers(data["updated"]), total)),
        "hue": numbers(data["hues"]),
        "facts": list(_facts(data["facts"], total)),
        "facets": list(_facets(data["facets"], total)),
    }
    slugs = [slug or slugify(title) for slug, title in zip(_lines(data["slugs"], total), columns["title"], strict=True)]
    columns = {"slug": slugs, **columns}
    rows = [Row(**{name: column[row] for name, column in columns.items()}) for row in range(total)]
    first = (numbers(data["featured"]), numbers(data["ordered"]))
    return Index(rows, tags, aliases, groups, usual, numbers(data["added"]), *first)


def numbers(text: str) -> list[int]:
    found, number, shift = [], 0, 0
    for char in text:
        digit = DIGITS.index(char)
        number += (digit % 32) << shift
        shift += 5
        if digit < 32:
            found.append(number)
            number = shift = 0
    assert shift == 0, "a number has no end"
    return found


def lists(text: str, total: int) -> Iterator[list[int]]:
    rest = numbers(text)
    for _ in range(total):
        end = rest[0] + 1
        yield rest[1:end]
        rest = rest[end:]
    assert not rest


def _lines(text: str, number: int = 0) -> list[str]:
    return text.split("\n") if text else [""] * number


def _authors(column: dict[str, str], names: list[str], total: int) -> Iterator[tuple[str, ...]]:
    unnamed = iter(names)
    for row in lists(column["rows"], total):
        yield tuple(names[code - 1] if code else next(unnamed) for code in row)


def _days(steps: list[int], total: int) -> Iterator[str]:
    day = date.min
    for row in range(total):
        if row >= len(steps):
            yield ""
        else:
            day += timedelta(days=steps[row] - 1 if row == 0 else -steps[row])
            yield day.isoformat()


def _facts(column: dict[str, str], total: int) -> Iterator[tuple[tuple[str, str, bool], ...]]:
    if not column:
        yield from [()] * total
        return
    labels, values = column["labels"].split("\n"), column["values"].split("\n")
    kinds = numbers(column["kinds"])
    for row in lists(column["rows"], total):
        yield tuple((labels[kinds[place] // 2], values[place], kinds[place] % 2 == 1) for place in row)


def _facets(columns: dict[str, Any], total: int) -> Iterator[dict[str, str]]:
    codes = {name: numbers(column["rows"]) for name, column in columns.items()}
    names = {name: ["", *column["names"].split("\n")] for name, column in columns.items()}
    for row in range(total):
        yield {name: names[name][codes[name][row]] for name in columns if codes[name][row]}
