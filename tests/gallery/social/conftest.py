"""What the tests of the cards share: the shipped fonts, an artist, and a look at what was drawn."""

from io import BytesIO

import pytest
from PIL import Image

from generator.gallery.social.drawing import Artist
from generator.gallery.social.lettering import chains
from generator.gallery.theme import Theme


@pytest.fixture(scope="session")
def fonts():
    """The theme's fonts by their paths."""
    return Theme().fonts()


@pytest.fixture(scope="session")
def titles(fonts):
    """What titles are lettered with."""
    return chains(fonts)[0]


@pytest.fixture(scope="session")
def artist(fonts):
    """Draws with them."""
    return Artist(fonts)


@pytest.fixture(scope="session")
def seen():
    """The picture in a file."""

    def opened(png: bytes) -> Image.Image:
        return Image.open(BytesIO(png)).convert("RGB")

    return opened
