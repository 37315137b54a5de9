"""The files that come with this package: names of its folders in, paths and contents out."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def templates(*folders: str) -> dict[Path, bytes]:
    """The files of some folders, each by the path that it is to have in a new repository."""
    files: dict[Path, bytes] = {}
    for folder in folders:
        root = _HERE / folder
        found = sorted(file for file in root.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
        files |= {file.relative_to(root): file.read_bytes() for file in found}
    return files
