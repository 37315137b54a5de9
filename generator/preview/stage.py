"""The stage: builds come in, and what is shown now, or what went wrong, goes out to those who wait for it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.model.problems import Problem

RECENT = 4
"""How many pages are remembered as those that somebody looks at."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build has come to.

    Attributes:
        files: content by path; None when the build failed.
        problems: why it failed, or what it warns of.
        summary: a line about it.
    """

    files: Mapping[str, bytes] | None
    problems: Sequence[Problem]
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """What is shown.

    Attributes:
        number: differs from that of any other state of the files.
        files: content by path, of the last build that did not fail.
        is_whole: whether no further file is to be expected.
        problems: why the newest build failed; none when it did not.
    """

    number: int = 0
    files: Mapping[str, bytes] = field(default_factory=dict)
    is_whole: bool = False
    problems: Sequence[Problem] = ()


class Stage:
    """Holds the scene for one event loop."""

    def __init__(self) -> None:
        self.scene = Scene()
        self._good = self.scene
        self._recent: dict[str, None] = {}
        self._numbers = 0
        self._turned = asyncio.Event()

    @property
    def recent(self) -> tuple[str, ...]:
        """Paths of the pages that were asked for last, the newest first."""
        return tuple(reversed(self._recent))

    def visit(self, path: str) -> None:
        """Remember that somebody looks at a page."""
        self._recent.pop(path, None)
        self._recent[path] = None
        while len(self._recent) > RECENT:
            del self._recent[next(iter(self._recent))]

    def build_in_part(self, files: Mapping[str, bytes]) -> None:
        """Show the first files of a build that goes on, unless they are those that are shown."""
        if all(self.scene.files.get(path) == content for path, content in files.items()):
            return
        self._numbers += 1
        self._turn(Scene(self._numbers, files))

    def build(self, built: Built) -> None:
        """Show a build; one that failed leaves the last good one, and says why.

        What is shown gets a new number only where its files differ.
        """
        if built.files is None:
            self._turn(replace(self._good, is_whole=True, problems=tuple(built.problems)))
            return
        is_same = self.scene.number and _agree(self.scene, built.files)
        self._numbers += not is_same
        self._good = Scene(self.scene.number if is_same else self._numbers, built.files, is_whole=True)
        self._turn(self._good)

    async def after(self, seen: Scene) -> Scene:
        """The scene that comes after one that was seen."""
        while self.scene is seen:
            await self._turned.wait()
        return self.scene

    async def whole(self) -> Scene:
        """The scene, as soon as the build that it shows has come to its end."""
        while not self.scene.is_whole:
            await self._turned.wait()
        return self.scene

    def _turn(self, scene: Scene) -> None:
        self.scene = scene
        self._turned.set()
        self._turned = asyncio.Event()


def _agree(scene: Scene, files: Mapping[str, bytes]) -> bool:
    """Whether a scene is of these files, or of a part of them."""
    shown = scene.files
    return all(files.get(path) == shown[path] for path in shown) and (not scene.is_whole or len(shown) == len(files))
