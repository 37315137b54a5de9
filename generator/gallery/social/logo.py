"""A project's logo: the content of a file goes in, a picture as large as its place on a card comes out."""

from __future__ import annotations

import struct
import warnings
from io import BytesIO

from PIL import Image, ImageOps

from generator.gallery.colour import Rgb

_SIDE, _GROWTH = 320, 4
"""A logo's larger side, and how many times larger than it is a small one may become."""
_MOST_PIXELS = 40_000_000
"""A larger logo would take too much memory."""
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF")
_ERRORS = (OSError, ValueError, SyntaxError, EOFError, struct.error, Image.DecompressionBombError)


def logo_on(mat: Rgb, content: bytes) -> Image.Image | None:
    """A picture as large as its place, on its mat; None when it cannot be read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # its size is looked at below
            picture = Image.open(BytesIO(content), formats=_FORMATS)
        if picture.width * picture.height > _MOST_PIXELS:
            return None
        whole = ImageOps.exif_transpose(picture).convert("RGBA")
    except _ERRORS:
        return None
    side = min(_SIDE, _GROWTH * max(whole.size))
    shown = ImageOps.contain(whole, (side, side), Image.Resampling.LANCZOS)
    ground = Image.new("RGBA", shown.size, (*mat, 255))
    return Image.alpha_composite(ground, shown).convert("RGB")
