"""Watching: the places of a gallery's sources come in, and a sign goes out when something in them has changed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from watchfiles import Change, awatch

from generator.errors import PreviewError

QUIET, LONGEST = 40, 400
"""Milliseconds without a further change after which a burst of changes is over, and those it may last."""

SETTLED = 0.2
"""Seconds after which a new watch stands; what changes before counts as changed then."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What is watched: single files, and folders with all that lies in them; neither need be there yet."""

    files: frozenset[Path]
    folders: frozenset[Path]
    ignored: frozenset[Path]

    def holds(self, path: Path) -> bool:
        """Whether a change at a path matters; hidden files do not, nor what the preview itself writes."""
        if any(path.is_relative_to(folder) for folder in self.ignored):
            return False
        if any(_lies_openly_in(folder, path) for folder in self.folders):
            return True
        return any(source.is_relative_to(path) for source in (*self.files, *self.folders))

    def deep(self) -> frozenset[Path]:
        """The folders to watch with those in them."""
        return frozenset(folder for folder in self.folders if folder.is_dir())

    def shallow(self) -> frozenset[Path]:
        """The folders to watch by themselves: where single files are, and where what is missing may appear."""
        missing = self.folders - self.deep()
        return frozenset(_existing(source.parent) for source in (*self.files, *missing))


def sources(files: Iterable[Path], folders: Iterable[Path], ignored: Iterable[Path] = ()) -> Sources:
    """The sources at some paths, and where links lead from there."""
    return Sources(_with_targets(files), _with_targets(folders), _with_targets(ignored))


async def watch(look: Callable[[], Sources], changed: asyncio.Event) -> None:
    """Set `changed` when something changes; `look` is asked after each change where the sources are now.

    Raises:
        PreviewError: the system does not let the files be watched.
    """
    while True:
        places = _places(look())
        watches = [
            asyncio.create_task(_until_moved(folders, is_deep, places, look, changed))
            for folders, is_deep in zip(places, (True, False), strict=True)
            if folders
        ]
        try:
            done, _ = await asyncio.wait(watches, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            for task in watches:
                task.cancel()
            await asyncio.gather(*watches, return_exceptions=True)
        asyncio.get_running_loop().call_later(SETTLED, changed.set)


Places = tuple[frozenset[Path], frozenset[Path]]


def _places(found: Sources) -> Places:
    return found.deep(), found.shallow()


async def _until_moved(
    folders: frozenset[Path], is_deep: bool, places: Places, look: Callable[[], Sources], changed: asyncio.Event
) -> None:
    """Watch some folders for as long as they are the ones to watch."""
    found = look()

    def matters(_change: Change, path: str) -> bool:
        return found.holds(Path(path))

    try:
        async for _ in awatch(
            *folders, watch_filter=matters, recursive=is_deep, step=QUIET, debounce=LONGEST, rust_timeout=1000
        ):
            changed.set()
            found = look()
            if _places(found) != places:
                return
    except FileNotFoundError:
        return  # a folder went while it was looked for
    except (OSError, RuntimeError) as error:
        advice = "Set WATCHFILES_FORCE_POLLING=1, or let the system watch more files (fs.inotify.max_user_watches)."
        raise PreviewError(f"The files cannot be watched: {error}.", advice=advice) from error


def _lies_openly_in(folder: Path, path: Path) -> bool:
    return path.is_relative_to(folder) and not any(step.startswith(".") for step in path.relative_to(folder).parts)


def _existing(folder: Path) -> Path:
    return next(one for one in (folder, *folder.parents) if one.is_dir())


def _with_targets(paths: Iterable[Path]) -> frozenset[Path]:
    return frozenset(form for path in paths for form in (path.absolute(), path.resolve()))
