"""Writing the site: only what differs, pruning what is no longer made, and only in a folder that is ours.

A folder is ours when it holds the marker. The marker says `unfinished` from before the first change until after the
last one, so that a site whose build died can be told from a whole one.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.errors import OutputError

MARKER = ".portfolio-site"
FINISHED = b"This folder is written by `python -m generator build`, which removes whatever it did not make.\n"
UNFINISHED = b"unfinished: the last build did not come to its end; build again.\n"

_TEMPORARY = ".portfolio-tmp-"


@dataclass(frozen=True, slots=True)
class Written:
    """How many files were written because they are new or differ, and how many were removed."""

    changed: int
    removed: int


def write_site(out: Path, files: Mapping[str, bytes]) -> Written:
    """Make the folder hold exactly these files. A file is replaced whole, or left alone when its bytes are the same.

    What starts with `.git` in the folder itself stays: the folder may be a checkout.

    Raises:
        OutputError: the folder holds something else, or cannot be written (it is then marked unfinished).
    """
    check_output(out)
    was_finished = is_finished(out)
    try:
        out.mkdir(parents=True, exist_ok=True)
        strays = list(_strays(out, frozenset(files), _folders(files)))
        if strays:
            _replace(out / MARKER, UNFINISHED)
        for stray in strays:
            _remove(stray)
        differing = [path for path, content in files.items() if not _holds(out / path, content)]
        if differing:
            _replace(out / MARKER, UNFINISHED)
        for folder in sorted(_folders(differing)):
            (out / folder).mkdir(exist_ok=True)
        for path in differing:
            _replace(out / path, files[path])
        if not _holds(out / MARKER, FINISHED):
            _replace(out / MARKER, FINISHED)
    except OSError as error:
        message = f"The site cannot be written: {error.strerror}."
        state = "Nothing was written" if was_finished and is_finished(out) else "It is marked unfinished"
        raise OutputError(message, advice=f"{state}. Mend the cause and build again.", file=str(out)) from error
    return Written(len(differing), len(strays))


def earlier(out: Path, path: str) -> bytes | None:
    """What an earlier build has written at a path; None when it wrote nothing there."""
    file = out / path
    try:
        if not (out / MARKER).is_file() or file.is_symlink():
            return None
        return file.read_bytes()
    except OSError:
        return None


def check_output(out: Path, sources: Iterable[Path] = ()) -> None:
    """Make sure that the folder may be written to: it is new, empty, or marked by an earlier build.

    Raises:
        OutputError: it holds somebody's files or one of the sources, or is no folder.
    """
    if not out.exists():
        return
    try:
        names = sorted(entry.name for entry in os.scandir(out) if not _is_kept(entry.name))
    except OSError as error:
        message = f"The output folder cannot be used: {error.strerror}."
        raise OutputError(message, advice=_OUTPUT_ADVICE, file=str(out)) from error
    if MARKER not in names and not all(name.startswith(_TEMPORARY) for name in names):
        some = ", ".join(names[:3]) + (", …" if len(names) > 3 else "")
        message = f"The output folder holds files that no build made ({some})."
        raise OutputError(message, advice=_OUTPUT_ADVICE, file=str(out))
    for source in sources:
        if source.is_dir() and out.resolve() != source.resolve() and out.resolve().is_relative_to(source.resolve()):
            message = f"The output folder lies in {source}, which it is made from."
            raise OutputError(message, advice=_OUTPUT_ADVICE, file=str(out))
        if source.resolve().is_relative_to(out.resolve()):
            raise OutputError(
                f"The output folder holds {source}, which it would replace.", advice=_OUTPUT_ADVICE, file=str(out)
            )


_OUTPUT_ADVICE = "Nothing was written. Name a new or empty folder with --out."


def is_finished(out: Path) -> bool:
    """Whether the last build into the folder came to its end."""
    return _holds(out / MARKER, FINISHED)


def _is_kept(name: str) -> bool:
    return name.startswith(".git")


def _folders(files: Iterable[str]) -> frozenset[str]:
    parents = {str(parent) for path in files for parent in PurePosixPath(path).parents}
    return frozenset(parents - {"."})


def _strays(folder: Path, files: frozenset[str], folders: frozenset[str], prefix: str = "") -> Iterator[Path]:
    """What the build did not make, contents before their folder. Links are never followed and never ours."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        path = f"{prefix}{entry.name}"
        if not prefix and (entry.name == MARKER or _is_kept(entry.name)):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _strays(Path(entry), files, folders, f"{path}/")
            if path not in folders:
                yield Path(entry)
        elif path not in files or entry.is_symlink():
            yield Path(entry)


def _remove(stray: Path) -> None:
    if stray.is_dir() and not stray.is_symlink():
        stray.rmdir()
    else:
        stray.unlink()


def _holds(file: Path, content: bytes) -> bool:
    try:
        return file.stat().st_size == len(content) and file.read_bytes() == content
    except OSError:
        return False


def _replace(file: Path, content: bytes) -> None:
    temporary = file.with_name(f"{_TEMPORARY}{os.getpid()}")
    try:
        temporary.write_bytes(content)
        temporary.replace(file)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
