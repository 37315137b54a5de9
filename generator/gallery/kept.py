"""Pictures that the last build has left in the site: how they are asked for, and whether one is whole."""

from __future__ import annotations

import zlib
from collections.abc import Callable

Kept = Callable[[str], "bytes | None"]
"""What the last build wrote at a path of the site; None when it wrote nothing there."""

_PNG_START, _PNG_END = b"\x89PNG\r\n\x1a\n", b"\x00\x00\x00\x00IEND\xaeB`\x82"
_JPEG_START, _JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"


def is_whole(picture: bytes) -> bool:
    """Whether nothing is missing from a PNG, JPEG or WebP, and as far as its form can tell nothing was changed."""
    if picture.startswith(b"RIFF"):
        return picture[8:12] == b"WEBP" and int.from_bytes(picture[4:8], "little") == len(picture) - 8
    if picture.startswith(_JPEG_START):
        return picture.endswith(_JPEG_END)
    return _is_whole_png(picture)


def _is_whole_png(png: bytes) -> bool:
    if not (png.startswith(_PNG_START) and png.endswith(_PNG_END)):
        return False
    place = len(_PNG_START)
    while place < len(png):
        length = int.from_bytes(png[place : place + 4], "big")
        end = place + 8 + length
        if int.from_bytes(png[end : end + 4], "big") != zlib.crc32(png[place + 4 : end]):
            return False
        place = end + 4
    return place == len(png)
