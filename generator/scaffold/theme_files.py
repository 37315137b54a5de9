"""Files of the shipped theme, to be changed in a theme of one's own: names in, contents and a README out."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from generator.files import read_bytes
from generator.scaffold.filling import ORIGIN, filled
from generator.scaffold.templates import templates

FIRST = ("assets/css/11-colour.css", "partials/card.html")
"""What most people change first."""
README = Path("README.md")

_LIST = "## What was copied\n"


def theme_names(shipped: Path) -> list[str]:
    """The paths of everything in the shipped theme."""
    files = (file.relative_to(shipped) for file in shipped.rglob("*") if file.is_file())
    return sorted(path.as_posix() for path in files if not any(part.startswith(".") for part in path.parts))


def theme_files(shipped: Path, names: Iterable[str]) -> dict[Path, bytes]:
    """The shipped files of these names."""
    return {Path(name): read_bytes(shipped / name) for name in names}


def nearest_name(name: str, known: Sequence[str]) -> str:
    """The shipped file that was probably meant; empty when none is near."""
    same = [path for path in known if PurePosixPath(path).stem == PurePosixPath(name).stem]
    return next(iter(same or difflib.get_close_matches(name, known, n=1)), "")


def theme_readme(before: bytes | None, names: Iterable[str], origin: str, version: str) -> bytes:
    """The README with a line for each file that was copied now; one that its owner wrote stays as it is.

    Args:
        before: the README as it stands, None without one.
        origin: the generator's repository.
        version: what the files were copied from.
    """
    text = (before or filled(templates("theme")[README], {ORIGIN: origin})).decode("utf-8", "surrogateescape")
    if _LIST not in text:
        return before or b""
    starts = tuple(f"- `{name}`" for name in names)
    kept = [line for line in text.splitlines() if not line.startswith(starts)]
    return "\n".join([*kept, *(f"{start} from {version}" for start in starts), ""]).encode("utf-8", "surrogateescape")
