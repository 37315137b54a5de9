"""What writing some files would change in a folder, shown as a difference, and then done or not."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.errors import FileError
from generator.files import read_bytes, save_bytes
from generator.model.text import printable


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file as it is, None when it is not there yet, and as it is to be."""

    path: Path
    before: bytes | None
    after: bytes

    @property
    def is_needed(self) -> bool:
        """Whether the file is not yet as it is to be."""
        return self.before != self.after

    @property
    def overwrites(self) -> bool:
        """Whether something else would be lost."""
        return self.before is not None and self.is_needed

    def difference(self) -> list[str]:
        """The lines of a unified diff, safe to print."""
        before, after = (content.decode("utf-8", "backslashreplace") for content in (self.before or b"", self.after))
        names = (f"{self.path} (there)", f"{self.path} (new)")
        lines = difflib.unified_diff(before.split("\n"), after.split("\n"), *names, lineterm="")
        return [printable(line) for line in lines]


def compare(folder: Path, files: Mapping[Path, bytes]) -> list[FileChange]:
    """What it takes for a folder to hold these files.

    Raises:
        FileError: a file stands where a folder should be, or the other way round, or one cannot be read.
    """
    for path in files:
        _refuse_file_as_folder(folder, path)
    return [FileChange(folder / path, _content(folder / path), content) for path, content in files.items()]


def write(changes: Iterable[FileChange]) -> None:
    """Write the files that are not yet as they are to be.

    Raises:
        FileError: one cannot be written.
    """
    for change in changes:
        if change.is_needed:
            _make_folder(change.path.parent)
            save_bytes(change.path, change.after)


def _refuse_file_as_folder(folder: Path, path: Path) -> None:
    for above in (folder, *(folder / part for part in reversed(path.parents))):
        if above.exists() and not above.is_dir():
            raise FileError("A file stands where a folder is needed.", advice="Move it away.", file=str(above))


def _content(path: Path) -> bytes | None:
    if path.is_symlink() and not path.exists():
        raise FileError("The file is a link to nowhere.", advice="Remove the link.", file=str(path))
    return read_bytes(path) if path.exists() else None


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(f"The folder cannot be made: {error.strerror}.", file=str(folder)) from error
