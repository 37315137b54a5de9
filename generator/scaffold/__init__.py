"""Files that `new` copies into a repository of one's own."""

from __future__ import annotations

from pathlib import Path

from generator.errors import FileError
from generator.files import save_bytes

_PORTFOLIO = Path(__file__).parent / "portfolio"


def copy_portfolio(target: Path) -> list[Path]:
    """Copy the files of a new portfolio into a folder and return them; what is there already is never replaced.

    Raises:
        FileError: one of the files is there already (nothing is written then), or cannot be written.
    """
    files = _files(_PORTFOLIO)
    for path in files:
        if (target / path).exists():
            message = "The file is there already, and was left as it is."
            raise FileError(message, advice="Name a folder without a portfolio.", file=str(target / path))
    for path, content in files.items():
        _write(target / path, content)
    return [target / path for path in files]


def _files(folder: Path) -> dict[Path, bytes]:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder): file.read_bytes() for file in files}


def _write(file: Path, content: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(f"The folder cannot be made: {error.strerror}.", file=str(file.parent)) from error
    save_bytes(file, content)
