"""The galleries the browser looks at: made up, the same on every run."""

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

Record = dict[str, Any]

LONG_TITLE = ("On the Measurement of Everything That Holds Still, and Donaudampfschifffahrtsgesellschaft " * 3)[:200]
ARABIC = "مقدمة في علم البيانات: دليل عملي مع Python"
WIDE = "W" * 120
HEBREW = "מבוא לסטטיסטיקה לסקרנים"
CHINESE = "数据科学导论：从零开始学习统计与可视化"
EMOJI = "🦉🌊 🎻"
UNREACHABLE = "http://127.0.0.1:65533/logo.png"  # nobody listens above the ports that systems give out
BODY = """Opening words.

## A heading that begins low

A table, a list and code:

| A rather long column name | Another | And a third | Fourth |
|---|---:|---|---|
| a value | 1.25 | averyveryverylongwordthatcannotbreakanywherewithouthelp | x |

1. one
2. two

```python
result = a_function_with_a_name_that_does_not_end(first_argument=1, second_argument=2, third_argument="three")
```

> A quotation.

##### A heading far below

# A heading back at the top

https://example.org/an/address/that/is/longer/than/any/phone/is/wide/and/then/some/more/of/it
"""

OWN_CARD = """<section class="plate">
  <h3><a href="{{ root }}{{ card.path }}">{{ card.title }}</a></h3>
{% if card.authors %}
  <ul>
{% for author in card.authors %}
    <li>by <b>{{ author }}</b></li>
{% endfor %}
  </ul>
{% endif %}
{% if card.featured %}
  <p>We like this one.</p>
{% endif %}
{% for tag in card.tags %}
  <a class="{{ "archived " if card.archived }}tag" href="{{ root }}{{ tag.path }}">#{{ tag.name }}</a>
{% endfor %}
{% if card.date %}
  <footer title="{{ card.date.iso }}">{{ card.date.text }}, hue {{ card.hue }}</footer>
{% endif %}
</section>
"""

PAYLOADS = (
    "<script>window.__pwned=1</script>",
    '"><img src=x onerror="window.__pwned=1">',
    "' onmouseover='window.__pwned=1' x='",
    "</title><svg onload=window.__pwned=1>",
    "</script><script>window.__pwned=1</script>",
    "<!--<script>window.__pwned=1",
    "{{ 7 * 7 }}{% include 'base.html' %}",
    "javascript:window.__pwned=1",
    "&lt;b&gt; &amp;amp; ]]> <![CDATA[ x",
    "\\u003cscript\\u003e \\ ` ${window.__pwned=1}",
)


def edge(pictures: str) -> tuple[list[Record], Record]:
    """61 projects, so two pages; the odd ones come first. Remote pictures are asked for below `pictures`."""
    odd: list[Record] = [
        {"title": LONG_TITLE, "description": "Long. " * 60, "author": ["A Name of Some Length"] * 12, "body": BODY},
        {"title": "No description at all"},
        {"title": "Fifteen tags", "tags": [f"tag number {number}" for number in range(15)], "description": "Many."},
        {"title": ARABIC, "description": "نص قصير عن البيانات.", "author": "ليلى حداد", "tags": ["بيانات"]},
        {"title": HEBREW, "description": "ספר קצר.", "author": "נועה לוי", "tags": ["סטטיסטיקה"]},
        {"title": CHINESE, "description": "一本关于数据的书。", "author": "王小明", "tags": ["数据"]},
        {"title": EMOJI, "tags": ["🎻"]},
        {"title": "Missing picture", "logo": "logos/nowhere.svg"},
        {"title": "Unreachable picture", "logo": UNREACHABLE, "tags": ["pictures"]},
        {"title": "Very wide picture", "logo": f"{pictures}2000x100.svg", "tags": ["pictures"]},
        {"title": "Very tall picture", "logo": f"{pictures}100x2000.svg", "tags": ["pictures"]},
        {
            "title": "Archived",
            "status": "archived",
            "tags": ["W" * 100],
            "category": "Course",
            "repository": "https://git.example/a/b.git",
        },
        {"title": WIDE, "author": "W" * 200, "tags": ["W" * 100]},
    ]
    plain = [{"title": f"Plain book {number}", "tags": ["plain", f"shelf {number % 9}"]} for number in range(48)]
    return _dated([*odd, *plain]), {
        "title": "The edge of the shelf",
        "tagline": "Where the odd books stand.",
        "author": "A Keeper",
        "theme": {"accent": "#ffd400"},
        "featured": [_address(11)],
        "fields": [{"name": "category", "card": True}, {"name": "status", "label": "Status"}],
        "links": [{"label": "Elsewhere", "url": "https://example.org/"}],
    }


def hostile() -> tuple[list[Record], Record]:
    """Every text tries to become markup or script."""
    projects = [
        {
            "title": payload,
            "description": f"{payload}\n\n[press]({payload}) [me](javascript:window.__pwned=1) ![x]({payload})",
            "body": f"# {payload}\n\n{payload}\n\n```{payload}\n{payload}\n```\n\n<{payload}>",
            "author": payload,
            "tags": [payload, f"tag {payload}"],
            "category": payload,
            "logo": "logos/evil.svg",
            "custom": payload,
        }
        for payload in PAYLOADS
    ]
    return _dated(projects), {
        "title": f"Site {PAYLOADS[0]}",
        "tagline": PAYLOADS[1],
        "author": PAYLOADS[3],
        "links": [{"label": PAYLOADS[2], "url": "https://example.org/?%22onclick=window.__pwned=1"}],
        "fields": [{"name": "category", "label": PAYLOADS[4], "card": True}, {"name": "custom", "label": PAYLOADS[5]}],
    }


def thousand(pictures: str) -> tuple[list[Record], Record]:
    """A thousand believable projects; every third has a picture that comes late."""
    chance = random.Random(20_260_314)
    subjects = ("tides", "birds", "bread", "cities", "soil", "galaxies", "proteins", "rivers", "markets", "languages")
    forms = ("An introduction to", "Notes on", "Modelling", "A field guide to", "Statistics of", "Measuring", "Mapping")
    methods = ("Bayesian models", "Python", "remote sensing", "open data", "graph theory", "deep learning", "R", "maps")
    places = ("the north coast", "small towns", "the Alps", "a wet valley", "old archives", "the night sky")
    authors = ("Moor", "Okafor", "Lindqvist", "Sato", "Iyer")
    projects = []
    for number in range(1000):
        subject, method, place = chance.choice(subjects), chance.choice(methods), chance.choice(places)
        project: Record = {
            "title": f"{chance.choice(forms)} {subject} in {place}, volume {number + 1}",
            "author": f"{chance.choice('ABCDEFGHIJ')}. {chance.choice(authors)}",
            "tags": sorted({subject, method, chance.choice(methods), f"topic {int(chance.paretovariate(0.6)) % 60}"}),
            "repository": f"https://git.example/shelf/book-{number}",
        }
        if number % 4:
            seen = f"{chance.randint(2, 99)} seasons of readings from {place} with {method}"
            project["description"] = (
                f"A book about {subject}: {seen}, {chance.randint(5, 30)} *exercises*, all data included."
            )
        if number % 3 == 0:
            project["logo"] = f"{pictures}{chance.choice(('320x200', '64x64', '900x120', '90x400'))}.svg?{number}"
        projects.append(project)
    return _dated(projects), {"title": "A thousand books", "theme": {"accent": "#0b6e4f"}}


def with_own_fields() -> tuple[list[Record], Record]:
    """A few books with fields of their portfolio's own, on more than one page."""
    levels, topics = ("easy", "hard", "odd"), ("sea", "air", "land use", "C++ & co.")
    projects: list[Record] = [
        {
            "title": f"Book {number}",
            "tags": ["low" if number < 8 else "high"],
            "level": levels[number % 3],
            "topics": [topics[number % 4], topics[(number + 1) % 4]],
            "doi": f"https://doi.example/{number}",
            "made": f"{2020 + number % 3}-05-01",
            "pages": 1000 * number,
        }
        for number in range(12)
    ]
    fields = [
        {
            "name": "level",
            "label": "Level & <b>",
            "kind": "badge",
            "card": True,
            "filter": True,
            "colors": {"easy": "#2e7d32", "hard": "#ffcc00"},
        },
        {"name": "topics", "kind": "list", "filter": True},
        {"name": "doi", "label": "DOI", "kind": "link", "card": True},
        {"name": "made", "kind": "date", "filter": True, "card": True},
        {"name": "pages", "kind": "number", "card": True},
    ]
    return _dated(projects), {"title": "Fields", "fields": fields, "per_page": 5}


def grouped(count: int) -> tuple[list[Record], Record]:
    """So many books with tags that site.yml orders."""
    extra = [f"kind {number}" for number in range(10)]
    projects = [
        {
            "title": f"Book {number}",
            "tags": [
                *(f"place {place}" for place in range(9) if number % (place + 2) == 0),
                *{0: ["py"], 1: ["Python"], 2: ["C++"]}.get(number % 4, []),
                *(["tea"] if number % 3 else extra),
            ],
        }
        for number in range(count)
    ]
    places = [f"place {place}" for place in reversed(range(9))]
    tags = {
        "aliases": {"py": "Python", "snake": "py"},
        "groups": {"Place": places, "Nowhere": ["atlantis"], "Language": ["C++", "python"]},
        "descriptions": {"python": "A *language* and [a snake](https://books.example/snake)."},
    }
    return _dated(projects), {"title": "Books in order", "tags": tags}


def write(folder: Path, projects: Sequence[Record], settings: Record) -> None:
    """Put a gallery's data where `build` finds it; JSON is YAML too."""
    (folder / "logos").mkdir(parents=True)
    (folder / "projects.json").write_text(json.dumps({"projects": projects}, ensure_ascii=False), encoding="utf-8")
    (folder / "site.yml").write_text(json.dumps(settings), encoding="utf-8")
    script = "<script>window.top.__pwned=1</script>"
    evil = f'<svg xmlns="http://www.w3.org/2000/svg" onload="window.top.__pwned=1">{script}</svg>'
    (folder / "logos" / "evil.svg").write_text(evil, encoding="utf-8")


def _dated(projects: Sequence[Record]) -> list[Record]:
    """Give each an address and a day, the first the newest."""
    return [
        {
            "url": _address(number),
            "updated": f"{2026 - number // 336}-{12 - number // 28 % 12:02}-{28 - number % 28:02}",
        }
        | project
        for number, project in enumerate(projects)
    ]


def _address(number: int) -> str:
    return f"https://books.example/{number}/"


def library(count: int) -> tuple[list[Record], Record]:
    """So many books with everything that can be filtered by, and words that are spelt in several ways."""
    chance = random.Random(20_261_124)
    words = [
        "Zürich",
        "café",
        "Ångström",
        "naïve",
        "tide",
        "tides",
        "Straße",
        "résumé",
        "Łódź",
        "maps",
        "map",
        "bread",
        "birds",
        "soil",
        "R",
        "C++",
        "#data",
    ]
    tags = [
        "maps",
        "Python",
        "time series",
        "C++",
        "C#",
        "café",
        "R&D",
        "50% off",
        "a+b",
        "日本",
        "soil",
        "birds",
        "ΑΒΓ",
    ]
    authors = ["Käthe Möllenbrink", "Tomasz Brzęczyszczykiewicz", "Ines Halloway", "José Núñez", "李明"]
    projects = []
    for number in range(count):
        project: Record = {
            "title": f"{' '.join(chance.sample(words, 2))} {number + 1}",
            "description": " ".join(chance.choices(words, k=8)),
            "tags": chance.sample(tags, chance.randint(0, 5)),
            "author": chance.sample(authors, chance.randint(0, 2)),
            "created": f"20{chance.randint(10, 26)}-01-{number % 28 + 1:02}",
        }
        for field, values in LIBRARY_FIELDS.items():
            if chance.random() < 0.8:
                project[field] = chance.choice(values)
        if number % 5:
            project["updated"] = f"{2026 - number // 12 % 4}-{12 - number // 28 % 12:02}-{28 - number % 28:02}"
        projects.append(project)
    addressed = [{"url": _address(number)} | project for number, project in enumerate(projects)]
    return addressed, {"title": "A library", "featured": [_address(7), _address(3)]}


LIBRARY_FIELDS = {
    "category": ["Course", "Textbook", "Research"],
    "status": ["complete", "in progress", "archived"],
    "difficulty": ["Beginner", "Advanced"],
}
