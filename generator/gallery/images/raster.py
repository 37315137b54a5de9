"""A picture of pixels: its file's content goes in, the files that pages offer in its place come out."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

from generator.errors import FileError

WIDTH, HEIGHT = 400, 250
"""Room for a logo at density 1: the tile of a project's page is up to 480 pixels wide, 82 of 100 within its padding."""
MOST_PIXELS = 25_000_000
"""A larger picture would take hundreds of megabytes of memory."""

_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF")
_ERRORS = (OSError, ValueError, SyntaxError, EOFError, struct.error, Image.DecompressionBombError)
_SIXTEEN_BITS = "I"
_QUALITY = 84


@dataclass(frozen=True, slots=True)
class Encoded:
    """What is offered in place of a picture.

    Attributes:
        fallback: a file that everything can show, as large as the largest of the others.
        ending: `png` or `jpg`, the fallback's.
        webp: for each density from 1 the picture as WebP.
    """

    fallback: bytes
    ending: str
    webp: tuple[bytes, ...]


def open_picture(content: bytes) -> Image.Image:
    """A picture of which no more than the head has been read.

    Raises:
        FileError: it is none, or one with too many pixels.
    """
    try:
        picture = Image.open(BytesIO(content), formats=_FORMATS)  # warns of many pixels; they are counted below
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except _ERRORS as error:
        raise _unreadable() from error
    if picture.width * picture.height > MOST_PIXELS:
        raise _too_large()
    return picture


def encode(picture: Image.Image) -> Encoded:
    """Make a picture's files: upright, without metadata, its first frame alone, and never larger than it is.

    Raises:
        FileError: it is broken.
    """
    picture.draft("RGB", (4 * WIDTH, 4 * HEIGHT))  # spares the decoding of most of a large JPEG
    large = _within(_decoded(picture), 2 * WIDTH, 2 * HEIGHT)
    small = _within(large, WIDTH, HEIGHT)
    densities = [small] if large.size == small.size else [small, large]
    fallback, ending = _fallback(large)
    return Encoded(fallback, ending, tuple(map(_webp, densities)))


def check(picture: Image.Image) -> None:
    """Read all of a picture.

    Raises:
        FileError: it is broken.
    """
    picture.draft("RGB", (WIDTH, HEIGHT))
    try:
        picture.load()
    except _ERRORS as error:
        raise _unreadable() from error


def _decoded(picture: Image.Image) -> Image.Image:
    """The picture as RGB, or as RGBA where some of it shows what is beneath."""
    try:
        picture.load()
        ImageOps.exif_transpose(picture, in_place=True)
        if picture.mode.startswith(_SIXTEEN_BITS):
            picture = picture.convert("I").point(lambda value: value / 256).convert("L")
        mode = "RGBA" if picture.has_transparency_data else "RGB"
        whole = picture if picture.mode == mode else picture.convert(mode)
    except _ERRORS as error:
        raise _unreadable() from error
    if whole.mode == "RGBA" and whole.getchannel("A").getextrema() == (255, 255):
        whole = whole.convert("RGB")
    whole.info = {}  # else comments and colour profiles would come along
    return whole


def _within(picture: Image.Image, width: int, height: int) -> Image.Image:
    if picture.width <= width and picture.height <= height:
        return picture
    scale = min(width / picture.width, height / picture.height)
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    return picture.resize(size, Image.Resampling.LANCZOS)


def _webp(picture: Image.Image) -> bytes:
    """The smaller of two: drawings are smaller without loss, photographs with."""
    return _smaller(
        _saved(picture, "WEBP", lossless=True, method=4),
        _saved(picture, "WEBP", quality=_QUALITY, method=4),
    )


def _fallback(picture: Image.Image) -> tuple[bytes, str]:
    png = _saved(picture, "PNG", optimize=True)
    if picture.mode == "RGBA":
        return png, "png"
    chosen = _smaller(png, _saved(picture, "JPEG", quality=_QUALITY, optimize=True))
    return chosen, "png" if chosen is png else "jpg"


def _smaller(one: bytes, other: bytes) -> bytes:
    return one if len(one) <= len(other) else other


def _saved(picture: Image.Image, form: str, **options: int) -> bytes:
    file = BytesIO()
    picture.save(file, form, **options)
    return file.getvalue()


def _too_large() -> FileError:
    return FileError(f"It has more than {MOST_PIXELS:,} pixels.")


def _unreadable() -> FileError:
    return FileError("It is broken, or no PNG, JPEG, GIF, WebP or AVIF.")
