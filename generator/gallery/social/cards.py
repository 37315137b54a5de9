"""The cards of a gallery: which there are, under which names, and whether the last build has drawn them already.

A card's name holds a digest of all that its drawing depends on. So a card of that name in the site of the last build is
this card, and nothing has to be drawn or kept anywhere else; and networks, which remember pictures by their addresses,
ask again when a card has changed.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from functools import cache, cached_property
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from generator.gallery import colour, paths
from generator.gallery.kept import Kept, is_whole
from generator.gallery.social.designs import Design
from generator.model.problems import Problem, Severity

if TYPE_CHECKING:
    from generator.gallery.social.drawing import Drawn

WIDTH, HEIGHT = 1200, 630

_LIBRARIES = {"PIL": "pillow", "bidi": "python-bidi", "arabic_reshaper": "arabic-reshaper"}
"""What draws, by the names to import and to install it with."""
_NAMED = 3


class SocialCards:
    """Plans cards as designs come in, and draws those that the last build has not left.

    Attributes:
        problems: warnings, complete once every file has been taken.
    """

    def __init__(self, fonts: Mapping[str, bytes], kept: Kept) -> None:
        self.problems: list[Problem] = []
        self._fonts = fonts
        self._kept = kept
        self._designs: dict[str, Design] = {}
        self._possible = all(find_spec(name) for name in _LIBRARIES)
        if not self._possible:
            self.problems.append(_missing())

    def plan(self, name: str, design: Design) -> str:
        """The path of a card, which `files` will have; empty when no card can be drawn here."""
        if not self._possible:
            return ""
        path = paths.social_card(name, self._digest(design))
        self._designs[path] = design
        return path

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Path and content of every card, drawn on all cores where it has to be drawn."""
        missing: dict[str, Design] = {}
        for path, design in self._designs.items():
            found = self._kept(path)
            if found is not None and is_whole(found):
                yield path, found
            else:
                missing[path] = design
        if missing:
            yield from self._drawn(missing)

    def _drawn(self, missing: Mapping[str, Design]) -> Iterator[tuple[str, bytes]]:
        # Only here, so that a build with nothing to draw does not load what draws.
        from generator.gallery.social.drawing import Artist

        lost: dict[str, None] = {}
        own = threading.local()  # threads cannot share a font

        def hire() -> None:
            own.artist = Artist(self._fonts)

        def draw(design: Design) -> Drawn:
            drawn: Drawn = own.artist.draw(design)
            return drawn

        with ThreadPoolExecutor(os.cpu_count(), initializer=hire) as threads:
            for path, drawn in zip(missing, threads.map(draw, missing.values()), strict=True):
                yield path, drawn.png
                lost |= dict.fromkeys(drawn.lost)
        if lost:
            self.problems.append(_undrawable(list(lost)))

    def _digest(self, design: Design) -> str:
        form = json.dumps([_program(), self._fonts_digest, type(design).__name__, asdict(design)], default=_digest)
        return hashlib.sha256(form.encode()).hexdigest()[:16]

    @cached_property
    def _fonts_digest(self) -> list[tuple[str, str]]:
        return [(path, _digest(content)) for path, content in sorted(self._fonts.items())]


@cache
def _program() -> tuple[str, ...]:
    """The versions of the libraries, and the digests of the files that tell them what to draw."""
    code = [*sorted(Path(__file__).parent.glob("*.py")), Path(colour.__file__)]
    return *map(version, _LIBRARIES.values()), *(_digest(file.read_bytes()) for file in code)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _missing() -> Problem:
    return Problem(
        (),
        "cards for social networks cannot be drawn: Pillow, python-bidi or arabic-reshaper is not installed",
        "Run python -m pip install pillow python-bidi arabic-reshaper, or write social_cards: none in the settings.",
        Severity.WARNING,
    )


def _undrawable(lost: list[str]) -> Problem:
    some = ", ".join(f"“{text[:40]}”" for text in lost[:_NAMED]) + (", …" if len(lost) > _NAMED else "")
    return Problem(
        (),
        f"no font has every letter of {_texts(len(lost))} on cards for social networks ({some}): parts are left out",
        "Put a font that has them into fonts/title/ of your theme; docs/theming.md tells more.",
        Severity.WARNING,
    )


def _texts(count: int) -> str:
    return f"{count:,} text{'s' if count != 1 else ''}"
