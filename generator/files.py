"""Files, read and written whole or not at all."""

from __future__ import annotations

import codecs
import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from generator.errors import FileError

MAX_BYTES = 1 << 30
_PIECE = 1 << 20


def read_text(path: Path, max_bytes: int = MAX_BYTES) -> str:
    """Read a UTF-8 file; a byte order mark is dropped.

    Raises:
        FileError: there is no such file, it cannot be read, is larger than `max_bytes`, or is not UTF-8.
    """
    data = read_bytes(path, max_bytes).removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").split("\n")
        raise FileError(
            f"The file is not UTF-8: byte 0x{data[error.start]:02x} cannot stand here.",
            advice="Save the file with the encoding UTF-8.",
            file=str(path),
            line=len(before),
            column=len(before[-1]) + 1,
        ) from error


def read_bytes(path: Path, max_bytes: int = MAX_BYTES) -> bytes:
    """Read a file of at most `max_bytes`.

    Raises:
        FileError: there is no such file, it cannot be read, or it is larger.
    """
    try:
        with path.open("rb") as file:
            # Piece by piece, since asking for so much at once takes as much memory for the smallest file.
            data = bytearray()
            while len(data) <= max_bytes and (piece := file.read(_PIECE)):
                data += piece
    except FileNotFoundError as error:
        raise FileError("There is no such file.", advice="Check the path.", file=str(path)) from error
    except OSError as error:
        raise FileError(f"The file cannot be read: {error.strerror}.", file=str(path)) from error
    if len(data) > max_bytes:
        raise FileError(f"The file is larger than {max_bytes:,} bytes.", file=str(path))
    return bytes(data)


def is_file(path: Path) -> bool:
    """Whether a regular file lies there; a folder or a pipe is none, nor is what no file can be called."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def save_bytes(path: Path, data: bytes) -> None:
    """Replace a file so that a crash at any moment leaves the old content or the new one, on the disk too.

    Raises:
        FileError: it cannot be written; the old content stands.
    """
    target = path.resolve()  # a link stays a link: the file it leads to is replaced
    try:
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        _replace(target, data, mode)
    except OSError as error:
        advice = "The file is as it was. Free some space or mend its permissions and try again."
        raise FileError(f"The file cannot be written: {error.strerror}.", advice=advice, file=str(path)) from error


def save_folder(path: Path, contents: Mapping[str, bytes]) -> None:
    """Make a folder with some files in it, so that a crash at any moment leaves all of it or nothing.

    Raises:
        FileError: it cannot be written; there is no such folder then.
    """
    temporary: Path | None = None
    try:
        temporary = Path(tempfile.mkdtemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent))
        for name, data in contents.items():
            with (temporary / name).open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        temporary.chmod(0o777 & ~_umask())
        _sync_folder(temporary)
        temporary.rename(path)
        _sync_folder(path.parent)
    except OSError as error:
        if temporary:
            shutil.rmtree(temporary, ignore_errors=True)
        advice = "Free some space or mend the permissions and try again."
        raise FileError(f"The folder cannot be written: {error.strerror}.", advice=advice, file=str(path)) from error


def _replace(target: Path, data: bytes, mode: int) -> None:
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
