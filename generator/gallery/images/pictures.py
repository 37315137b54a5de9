"""Pictures of pixels, made once: which files stand for each, and whether the last build has made them already.

A file's name says what it was made from and how: a digest of the picture's own content, of the version of Pillow and of
the code that makes it, and behind it how many densities there are. So nothing has to be read to know what lies beside
`owl-0123456789abcdef-2x.png`: the same picture as WebP for density 1, `…-1x.webp`, and for density 2, `…-2x.webp`.
"""

from __future__ import annotations

import hashlib
import os
import re
import warnings
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import FileError
from generator.gallery.kept import Kept, is_whole
from generator.gallery.paths import logo_start

if TYPE_CHECKING:
    from generator.gallery.images.raster import Encoded

_MADE = re.compile(r"(?P<start>assets/logos/.*-)(?P<densities>[12])x\.(?:png|jpg)", re.DOTALL)
_DENSITIES = (1, 2)
_MOST_AT_ONCE = 4


def can_make() -> bool:
    """Whether Pillow is installed."""
    return find_spec("PIL") is not None


def candidates(path: str) -> list[tuple[int, str]]:
    """The WebP files beside a made picture, each with its density; none beside a file that was copied."""
    found = _MADE.fullmatch(path)
    if not found:
        return []
    return [(density, f"{found['start']}{density}x.webp") for density in range(1, int(found["densities"]) + 1)]


def srcset(path: str, root: str) -> str:
    """The same for the attribute `srcset` of a page whose way to the site's root is `root`."""
    return ", ".join(f"{root}{file} {density}x" for density, file in candidates(path))


def make_pictures(contents: Mapping[str, bytes], kept: Kept) -> dict[str, dict[str, bytes] | FileError]:
    """For each logo the files that stand for it, the fallback first; or why there are none.

    Args:
        contents: of the pictures, by their paths below the data folder.
        kept: what the last build wrote: a picture that it made is not even decoded.
    """
    starts = {name: _start(name, content) for name, content in contents.items()}
    found: dict[str, dict[str, bytes] | FileError] = {}
    found |= {name: files for name, start in starts.items() if (files := _kept_files(start, kept))}
    missing = {name: content for name, content in contents.items() if name not in found}
    if missing:
        found |= {name: _named(starts[name], made) for name, made in _encoded(missing).items()}
    return found


def check_pictures(contents: Mapping[str, bytes]) -> dict[str, FileError]:
    """Why pictures cannot be used, by their paths; they are read, but nothing is made of them."""
    if not contents:
        return {}
    from generator.gallery.images.raster import check, open_picture

    def why_not(content: bytes) -> FileError | None:
        try:
            check(open_picture(content))
        except FileError as error:
            return error
        return None

    with _silence():
        return {name: error for name, content in contents.items() if (error := why_not(content))}


def _encoded(contents: Mapping[str, bytes]) -> dict[str, Encoded | FileError]:
    # Only here, so that a build with nothing to make does not load what makes it.
    from generator.gallery.images.raster import encode, open_picture

    def make(content: bytes) -> Encoded | FileError:
        try:
            return encode(open_picture(content))
        except FileError as error:
            return error

    with _silence(), ThreadPoolExecutor(min(os.cpu_count() or 1, _MOST_AT_ONCE)) as threads:
        return dict(zip(contents, threads.map(make, contents.values()), strict=True))


@contextmanager
def _silence() -> Iterator[None]:
    """Pillow warns of files that it reads all the same; for all threads at once, as they share what is ignored."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _named(start: str, made: Encoded | FileError) -> dict[str, bytes] | FileError:
    if isinstance(made, FileError):
        return made
    webp = {f"{start}{density}x.webp": content for density, content in enumerate(made.webp, start=1)}
    return {f"{start}{len(webp)}x.{made.ending}": made.fallback, **webp}


def _kept_files(start: str, kept: Kept) -> dict[str, bytes]:
    """What the last build made, if it is all there and whole."""
    for path in (f"{start}{density}x.{ending}" for density in _DENSITIES for ending in ("png", "jpg")):
        fallback = kept(path)
        if fallback is None:
            continue
        files = {path: fallback, **{file: kept(file) or b"" for _, file in candidates(path)}}
        return files if all(map(is_whole, files.values())) else {}
    return {}


def _start(logo: str, content: bytes) -> str:
    digest = hashlib.sha256(repr((_program(), hashlib.sha256(content).hexdigest())).encode())
    return f"{logo_start(logo)}{digest.hexdigest()[:16]}-"


@cache
def _program() -> tuple[str, ...]:
    code = (Path(__file__), Path(__file__).with_name("raster.py"))
    return version("pillow"), *(hashlib.sha256(file.read_bytes()).hexdigest() for file in code)
