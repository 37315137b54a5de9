"""The GitHub Actions runner: what the environment says of it, and the files through which it is told things."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.errors import FileError


def is_actions(environ: Mapping[str, str]) -> bool:
    """Whether a workflow run started this program."""
    return environ.get("GITHUB_ACTIONS") == "true"


def append(environ: Mapping[str, str], variable: str, text: str) -> None:
    """Append to the file that a variable such as `GITHUB_OUTPUT` names; without the variable do nothing.

    Raises:
        FileError: the file cannot be written.
    """
    path = environ.get(variable)
    if not path:
        return
    try:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise FileError(f"${variable} cannot be written: {error.strerror}.", file=path) from error
