"""Rebuilding: a sign that files have changed comes in, and the stage is given a new build."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from contextlib import suppress

from generator.preview.stage import Built, Stage

Told = Callable[[str, bytes], None]
Build = Callable[[Collection[str], Told], Built]
"""Builds the gallery; is given the pages to make first, and tells of each file as it is made."""

DOUBT = 0.15
"""Seconds that a failure is kept back: whoever saves a file in two steps has written it by then."""


async def rebuild(stage: Stage, build: Build, changed: asyncio.Event, report: Callable[[Built], None]) -> None:
    """Build whenever `changed` is set, one build at a time; a change during a build leads to another one.

    A build whose pages in view are shown already is not carried on with then.
    """
    loop = asyncio.get_running_loop()
    while True:
        await changed.wait()
        changed.clear()
        part = _Part(stage.recent, lambda files: loop.call_soon_threadsafe(stage.build_in_part, files), changed.is_set)
        try:
            built = await asyncio.to_thread(build, stage.recent, part.take)
        except _OvertakenError:
            continue
        if built.files is None and await _comes(changed):
            continue
        stage.build(built)
        report(built)


async def _comes(changed: asyncio.Event) -> bool:
    with suppress(asyncio.TimeoutError):
        await asyncio.wait_for(changed.wait(), DOUBT)
    return changed.is_set()


class _OvertakenError(Exception):
    """Files have changed since the build began."""


class _Part:
    """Gathers the files of a build, and hands them on once, when the pages that somebody looks at are among them."""

    def __init__(
        self, pages: Collection[str], hand_on: Callable[[dict[str, bytes]], object], is_overtaken: Callable[[], bool]
    ) -> None:
        self._pages = frozenset(pages)
        self._missing = set(pages)
        self._files: dict[str, bytes] = {}
        self._hand_on = hand_on
        self._is_overtaken = is_overtaken

    def take(self, path: str, content: bytes) -> None:
        """Take the next file.

        Raises:
            _OvertakenError: the rest is not worth its while.
        """
        if not self._missing:
            if self._pages and self._is_overtaken():
                raise _OvertakenError
            return
        self._files[path] = content
        self._missing.discard(path)
        # Another page comes only after those that somebody looks at: what is still missing is no longer made.
        if path.endswith(".html") and path not in self._pages:
            self._missing.clear()
        if not self._missing:
            self._hand_on(self._files)
