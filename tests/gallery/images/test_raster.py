"""Pictures of pixels: what is made of them."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageDraw, PngImagePlugin

from generator.errors import FileError
from generator.gallery.images.raster import HEIGHT, MOST_PIXELS, WIDTH, check, encode, open_picture

RED, BLUE = (255, 0, 0), (0, 0, 255)


def saved(picture, form="PNG", **options):
    file = BytesIO()
    picture.save(file, form, **options)
    return file.getvalue()


def made(content):
    """The fallback and the WebP files, opened."""
    encoded = encode(open_picture(content))
    return [Image.open(BytesIO(data)) for data in (encoded.fallback, *encoded.webp)]


def halves(width, height):
    """Red on the left, blue on the right."""
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(BLUE, (width // 2, 0, width, height))
    return picture


def test_a_large_picture_is_made_for_two_densities_and_keeps_its_shape():
    fallback, one, two = made(saved(halves(3000, 1000)))
    assert (one.size, two.size, fallback.size) == ((400, 134), (800, 267), (800, 267))
    assert (one.format, two.format) == ("WEBP", "WEBP")
    assert made(saved(halves(100, 1000)))[1].size == (25, HEIGHT)


@pytest.mark.parametrize("size", [(WIDTH, HEIGHT), (32, 32), (1, 1)])
def test_a_small_picture_is_never_made_larger(size):
    fallback, one = made(saved(Image.new("RGB", size, RED)))
    assert fallback.size == one.size == size


def test_one_between_the_densities_has_its_own_size_for_the_second():
    _, one, two = made(saved(halves(500, 200)))
    assert (one.size, two.size) == ((400, 160), (500, 200))


@pytest.mark.parametrize("size", [(20_000, 1), (1, 20_000)])
def test_a_line_stays_a_line(size):
    assert 1 in made(saved(Image.new("RGB", size, RED)))[1].size


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "PA"])
def test_what_is_transparent_stays_so(mode):
    picture = Image.new("RGBA", (900, 600), (*RED, 0))
    ImageDraw.Draw(picture).ellipse((100, 100, 800, 500), fill=(*BLUE, 255))
    content = saved(picture.convert(mode) if mode != "PA" else picture.quantize(), "PNG")
    for shown in made(content):
        whole = shown.convert("RGBA")
        assert whole.getpixel((0, 0))[3] == 0
        assert whole.getpixel((whole.width // 2, whole.height // 2))[3] == 255
    assert made(content)[0].format == "PNG"


def test_one_without_anything_transparent_has_no_room_for_it():
    assert [shown.mode for shown in made(saved(Image.new("RGBA", (9, 9), (*RED, 255))))] == ["RGB", "RGB"]


def test_a_picture_lies_as_its_exif_data_say():
    exif = Image.Exif()
    exif[0x0112] = 6  # a quarter turn to the right
    _, one, _ = made(saved(halves(3000, 2000), "JPEG", exif=exif))
    assert one.size == (166, 250)
    red, _, blue = one.convert("RGB").getpixel((80, 20))
    assert red > 240 > 20 > blue
    red, _, blue = one.convert("RGB").getpixel((80, 230))
    assert blue > 240 > 20 > red


def test_metadata_go():
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    said = PngImagePlugin.PngInfo()
    said.add_text("Comment", "secret place")
    picture = Image.effect_noise((50, 50), 90).convert("RGB")
    for content in (
        saved(picture, "JPEG", exif=exif, comment=b"secret place", icc_profile=b"secret place"),
        saved(picture, "PNG", exif=exif, pnginfo=said, icc_profile=b"secret place"),
        saved(picture, "WEBP", exif=exif.tobytes(), xmp=b"secret place"),
    ):
        assert b"secret" in content or b"iCCP" in content
        encoded = encode(open_picture(content))
        for file in (encoded.fallback, *encoded.webp):
            assert not [word for word in (b"secret", b"iCCP", b"ICC", b"Exif", b"EXIF", b"XMP") if word in file]


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_of_what_moves_the_first_frame_is_shown(form):
    frames = [Image.new("RGB", (20, 20), colour) for colour in (RED, BLUE)]
    content = saved(
        frames[0], form, save_all=True, append_images=frames[1:], **{"lossless": True} if form == "WEBP" else {}
    )
    assert getattr(open_picture(content), "n_frames", 1) == 2
    for shown in made(content):
        assert getattr(shown, "n_frames", 1) == 1
        assert shown.convert("RGB").getpixel((5, 5)) == RED


def test_photographs_are_made_with_loss_and_drawings_without():
    noise = Image.merge("RGB", [Image.effect_noise((900, 600), 60) for _ in range(3)])
    encoded = encode(open_picture(saved(noise, "JPEG")))
    assert encoded.ending == "jpg"
    assert all(b"VP8 " in file for file in encoded.webp)
    drawn = encode(open_picture(saved(halves(900, 600))))
    assert drawn.ending == "png"
    assert all(b"VP8L" in file for file in drawn.webp)


@pytest.mark.parametrize("mode", ["L", "1", "CMYK", "I;16"])
def test_every_mode_is_shown(mode):
    picture = Image.new("I;16", (20, 20), 32768) if mode == "I;16" else Image.new("L", (20, 20), 128).convert(mode)
    shown = made(saved(picture, "JPEG" if mode == "CMYK" else "PNG"))[0].convert("L").getpixel((3, 4))
    assert shown in ((0, 255) if mode == "1" else range(120, 136))


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP", "AVIF"])
def test_every_format_is_read_and_the_same_comes_out_each_time(form):
    content = saved(halves(600, 400), form)
    assert encode(open_picture(content)) == encode(open_picture(content))
    check(open_picture(content))


def bomb(width, height):
    """A PNG of a few bytes that says it has so many pixels."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(99))) + chunk(b"IEND", b"")


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("size", [(5001, 5000), (12_000, 12_000), (60_000, 60_000)])
def test_a_picture_with_too_many_pixels_is_not_even_read(size):
    with pytest.raises(FileError, match=f"more than {MOST_PIXELS:,} pixels"):
        open_picture(bomb(*size))


JPEG, PNG = saved(Image.effect_noise((300, 300), 90), "JPEG"), saved(Image.effect_noise((300, 300), 90))
BROKEN = [
    b"",
    b"nonsense",
    b"<svg/>",
    JPEG[:2000],
    PNG[:2000],
    JPEG[:20],
    PNG[:40],
    bomb(50, 50),
    saved(halves(3, 3), "BMP"),
]


@pytest.mark.parametrize("content", BROKEN)
@pytest.mark.parametrize("use", [check, encode])
def test_what_is_broken_or_unknown_is_refused(content, use):
    with pytest.raises(FileError, match="broken"):
        use(open_picture(content))
