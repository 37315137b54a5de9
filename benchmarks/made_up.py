"""Galleries of any size, made up, the same on every run: summaries of 200 characters, few busy tags and many rare ones.

`python benchmarks/made_up.py 10000 FOLDER` writes projects.json, which `build --data` and the benchmarks read.
"""

from __future__ import annotations

import argparse
import json
import random
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

Record = dict[str, Any]

SUMMARY = 200
_TODAY = date(2026, 3, 14)

_WORDS = {
    kind: [word.strip() for word in text.replace("\n", "|").split("|") if word.strip()]
    for kind, text in {
        "subject": """
            tides|birds|bread|cities|soil|galaxies|proteins|rivers|markets|languages|glaciers|forests|earthquakes
            epidemics|orbits|traffic|fisheries|vaccines|genomes|batteries|crystals|clouds|volcanoes|elections|museums
            harbours|pollen|neurons|satellites|wetlands|archives|coral|dialects|railways|rainfall|muscles|auctions
        """,
        "method": """
            Bayesian models|remote sensing|graph theory|deep learning|time series|survey sampling|linear algebra
            cellular automata|causal inference|optimisation|signal processing|text mining|agent-based simulation
            Monte Carlo methods|spatial statistics|image segmentation|hypothesis tests|mixed effects
            differential equations|principal components|reproducible workflows
        """,
        "tool": """
            Python|R|Julia|pandas|NumPy|xarray|PyTorch|scikit-learn|JAX|Polars|DuckDB|Stan|QGIS|C++|Jupyter|Observable
        """,
        "place": """
            the north coast|small towns|the Alps|a wet valley|old archives|the night sky|West Africa|the Baltic Sea
            public records|a single laptop|hospital wards|school classrooms|the deep ocean|city centres|the last ice age
        """,
        "noun": """
            chapter|exercise|dataset|notebook|figure|model|measurement|map|catalogue|season|reading|question|lecture
            example|result|assumption|mistake|instrument|reader|student|field|laboratory|week|budget|proof|simulation
            estimate|uncertainty|baseline|story|interview|sample|sensor|residual|outlier|forecast|station|table
            derivation|solution|appendix|glossary
        """,
        "verb": """
            explains|compares|measures|rebuilds|collects|questions|visualises|simulates|repeats|introduces|revisits
            estimates|documents|follows|predicts|corrects|summarises|teaches|checks|derives|explores|maps|connects
        """,
        "quality": """
            careful|short|open|noisy|surprising|practical|complete|interactive|reproducible|modern|historical|forgotten
            simple|gentle|rigorous|hands-on|messy|seasonal|regional|annotated|bilingual|quiet|large|honest|unfinished
        """,
        "first": "Ana|José|Zoë|Łukasz|Mei|Priya|Amara|Björn|Chloé|Dmitri|Elif|Fatima|Ivan|Kwame|Léa|Mateo|Olga|Ravi",
        "last": "Moor|Okafor|Lindqvist|Sato|Iyer|García|Müller|Dvořák|Rossi|Haddad|Silva|Jensen|Novák|O'Brien|Kowalski",
        "syllable": "ba|dor|el|fin|gra|hu|is|kal|lo|mar|ne|or|pes|qui|ru|sta|tol|un|ver|wyn|xi|yar|zo|ch|th|ke|li|sen",
    }.items()
}
_TITLES = (
    "{subject} with {tool}",
    "{method}: a {quality} guide",
    "the {quality} {noun} of {subject}",
    "{subject} in {place}",
    "learning {method} from {subject}",
    "{tool} for {subject} and {subject}",
    "the {rare} {noun}",
)
_OPENINGS = (
    "A {quality} introduction to {method} for people who study {subject} in {place}",
    "Notes from {number} {quality} lectures on {subject}, with {tool} and {method}",
    "This book {verb} what {number} seasons of data from {place} say about {subject}",
    "How {method} changed the way we think about {subject}",
    "Everything about {subject} that fits into one {quality} {noun}",
    "From the first {noun} to a {quality} {noun}: {method} in {tool}",
    "The {rare} {noun}, as {rare} left it in {number} {quality} {noun}s",
)
_SENTENCES = (
    "Each {noun} {verb} one {quality} {noun} and ends with {number} exercises",
    "All code is written in {tool}, all data comes from {place}",
    "It {verb} every {noun} twice, once by hand and once with {tool}",
    "Readers need no more than a {quality} {noun} and some patience",
    "The second part {verb} the {quality} {noun}s of {rare}",
    "A {quality} appendix {verb} {method} and the most common {noun}s",
    "Where the {noun} fails, the text says so and {verb} the {rare} {noun}",
    "Solutions, a {noun} for teachers and {number} {quality} {noun}s are included",
)
_FACETS = (
    ("category", ("Course", "Analysis", "Research", "Tutorial", "Reference"), 0.9),
    ("difficulty", ("Beginner", "Intermediate", "Advanced"), 0.7),
    ("status", ("archived", "draft", "complete"), 0.3),
)


class MadeUp:
    """A source of projects: what `number` projects would plausibly look like."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._chance = random.Random(20_260_314)  # noqa: S311 - the same on every run
        self._tags = _tags(number)
        self._tag_weights = list(accumulate(1 / (rank + 2) for rank in range(len(self._tags))))

    def projects(self) -> list[Record]:
        """All of them, in no order."""
        return [self._project(place) for place in range(self._number)]

    def _project(self, place: int) -> Record:
        chance = self._chance
        project: Record = {
            "title": self._text(chance.choice(_TITLES)),
            "url": f"https://books.example/{place}/",
            "description": self._summary(),
            "author": [self._author() for _ in range(1 if chance.random() < 0.8 else 2)],
            "tags": list(
                dict.fromkeys(chance.choices(self._tags, cum_weights=self._tag_weights, k=chance.randint(1, 6)))
            ),
            "updated": str(_TODAY - timedelta(days=int(chance.expovariate(1 / 500)))),
            "created": f"{_TODAY - timedelta(days=500 + chance.randrange(2000))}T{chance.randrange(24):02}:00:00Z",
        }
        for name, values, share in _FACETS:
            if chance.random() < share:
                project[name] = chance.choice(values)
        return project

    def _summary(self) -> str:
        text = self._text(self._chance.choice(_OPENINGS)) + "."
        while len(text) < SUMMARY:
            text += f" {self._text(self._chance.choice(_SENTENCES))}."
        return text[: SUMMARY - 1] + "…"

    def _text(self, form: str) -> str:
        while "{" in form:
            before, _, rest = form.partition("{")
            kind, _, after = rest.partition("}")
            form = f"{before}{self._word(kind)}{after}"
        return form[:1].upper() + form[1:]

    def _word(self, kind: str) -> str:
        if kind == "number":
            return str(self._chance.randint(2, 99))
        return self._rare() if kind == "rare" else self._chance.choice(_WORDS[kind])

    def _rare(self) -> str:
        """A name: a few are everywhere, most stand in one text only."""
        which = 729 + int(min(self._chance.paretovariate(0.3), 1e9))
        name = ""
        while which:
            which, syllable = divmod(which, 27)
            name += _WORDS["syllable"][syllable]
        return name.capitalize()

    def _author(self) -> str:
        """One of about three for every five projects, some far busier than others."""
        who = int(min(self._chance.paretovariate(0.4), self._number * 0.6))
        first, last = _WORDS["first"], _WORDS["last"]
        initials = chr(65 + who // 270 % 26) + (chr(65 + who // 7020 % 26) if who >= 7020 else "")
        return f"{first[who % 18]} {initials}. {last[who // 18 % 15]}"


def _tags(number: int) -> list[str]:
    """About 400 for a thousand projects, some thousands for a hundred thousand."""
    plain = [*_WORDS["subject"], *_WORDS["method"], *_WORDS["tool"]]
    joined = (f"{quality} {noun}" for quality in _WORDS["quality"] for noun in [*_WORDS["subject"], *_WORDS["noun"]])
    return [*plain, *joined][: int(12 * number**0.5) + 10]


def main() -> None:
    """Write a gallery."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", type=int)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    content = {"projects": MadeUp(options.number).projects()}
    (options.folder / "projects.json").write_text(json.dumps(content, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
