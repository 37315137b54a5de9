"""The paper of a card: it never runs out of colours, and a mirrored one is the other way round."""

import pytest
from PIL import Image

from generator.gallery.social.sheet import WIDTH, Sheet


def test_once_all_colours_are_taken_the_most_alike_one_stands_in(seen):
    sheet = Sheet((255, 255, 255), mirrored=False)
    colours = [(number % 20 * 12, number // 20 * 12, 0) for number in range(400)]
    for number, colour in enumerate(colours):
        sheet.fill(number % 20, number // 20, 1, 1, colour)
    image = seen(sheet.png())
    drawn = [image.getpixel((number % 20, number // 20)) for number in range(400)]
    assert drawn[:255] == colours[:255]
    assert drawn[399] == max(colours[:255], key=lambda colour: colour[0] + colour[1])


def test_a_picture_has_to_do_with_the_colours_that_are_left(seen):
    sheet = Sheet((255, 255, 255), mirrored=False)
    for number in range(250):
        sheet.fill(number, 0, 1, 1, (number, 255, 0))
    sheet.paste(Image.linear_gradient("L").convert("RGB"), 10, 10, 128)
    image = seen(sheet.png())
    assert len({image.getpixel((20, 10 + y)) for y in range(256)}) == 5
    assert image.getpixel((249, 0)) == (249, 255, 0)


@pytest.mark.parametrize(("mirrored", "first"), [(False, 10), (True, WIDTH - 30)])
def test_a_mirrored_sheet_counts_from_the_right(seen, mirrored, first):
    sheet = Sheet((255, 255, 255), mirrored=mirrored)
    sheet.fill(10, 0, 20, 1, (0, 0, 0))
    image = seen(sheet.png())
    assert [x for x in range(WIDTH) if image.getpixel((x, 0)) == (0, 0, 0)] == list(range(first, first + 20))
