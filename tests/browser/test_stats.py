"""The page of statistics: for every reader, at every width, in light and dark, with nothing but HTML and CSS."""

from itertools import pairwise

import pytest

from tests.browser.galleries import ARABIC, HEBREW
from tests.browser.test_accessibility import _faults

pytestmark = pytest.mark.browser

SITES = ["sample", "edge", "hostile", "empty", "single", "right_to_left"]
PATH = "stats/"


@pytest.fixture(scope="module")
def right_to_left(make):
    """A gallery whose language, titles and tags are written from right to left."""
    tags = ("بيانات", "تعلم الآلة والذكاء الاصطناعي", "סטטיסטיקה", "Python", "W" * 100)
    projects = [
        {
            "title": (ARABIC, HEBREW)[number % 2],
            "url": f"https://books.example/{number}/",
            "tags": list(tags[: number % 6]),
            "created": f"{2006 + number}-02-03",
        }
        for number in range(21)
    ]
    return make("right-to-left", projects, {"title": "رف الكتب", "language": "ar", "theme": {"accent": "#ffffff"}})


@pytest.fixture(params=SITES)
def site(request):
    """Each gallery."""
    return request.getfixturevalue(request.param)


def test_axe_finds_nothing(site, visitor):
    assert list(_faults(visitor(), f"{site.address}{PATH}")) == []


def test_axe_finds_nothing_when_the_tables_are_unfolded(sample, visitor):
    visit = visitor()
    page = visit.see(f"{sample.address}{PATH}")
    for summary in page.locator(".figure-data summary").all():
        summary.click()
    assert page.locator(".figures").count() == 2
    assert list(_faults(visit, f"{sample.address}{PATH}")) == []


@pytest.mark.parametrize("width", [320, 480, 768, 1000, 1280, 2000])
def test_it_fits_every_width_also_with_its_tables_unfolded(site, visitor, width):
    visit = visitor(width=width)
    page = visit.see(f"{site.address}{PATH}")
    assert visit.shifts() == []
    for summary in page.locator(".figure-data summary").all():
        summary.click()
    assert visit.overflow() == []


def test_it_is_whole_without_script(site, visitor):
    visit = visitor(java_script_enabled=False)
    page = visit.see(f"{site.address}{PATH}")
    assert page.locator("h1").text_content() == "The gallery in numbers"
    assert visit.complaints == []
    assert visit.failed == []


def test_the_policy_forbids_nothing_that_it_needs(sample, visitor):
    visit = visitor()
    visit.see(f"{sample.address}{PATH}")
    assert visit.refused() == []


def test_letters_keep_their_size_and_labels_keep_apart_at_every_width(sample, visitor):
    visit = visitor()
    page = visit.see(f"{sample.address}{PATH}")
    for width in (320, 640, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        labels = page.locator(".growth text[dy='1.4em']").all()
        boxes = [box for label in labels if label.is_visible() and (box := label.bounding_box())]
        assert len(boxes) >= 3
        assert all(box["height"] >= 14 for box in boxes)
        assert all(one["x"] + one["width"] < other["x"] for one, other in pairwise(boxes))
        assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)


def test_columns_are_as_high_as_their_numbers(sample, visitor):
    page = visitor().see(f"{sample.address}{PATH}")
    totals = [int(text) for text in page.locator(".figures").first.locator("td:nth-child(3)").all_text_contents()]
    tops = [box["y"] for column in page.locator(".growth-added").all() if (box := column.bounding_box())]
    base = page.locator(".growth-base").bounding_box()["y"]
    shares = [(base - top) / (base - tops[-1]) for top in tops]
    grown = [total for before, total in zip([0, *totals], totals, strict=False) if total > before]
    assert shares == pytest.approx([total / totals[-1] for total in grown], abs=0.01)


def test_bars_are_as_long_as_their_numbers(sample, visitor):
    page = visitor().see(f"{sample.address}{PATH}")
    rows = page.locator(".tag-bars-row").all()
    counts = [int(row.locator(".count").text_content().split()[0]) for row in rows]
    lengths = [row.locator("rect").bounding_box()["width"] for row in rows]
    assert [length / lengths[0] for length in lengths] == pytest.approx([n / counts[0] for n in counts], abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_number_can_be_read_on_the_deepest_square(sample, visitor, scheme):
    page = visitor(scheme=scheme).see(f"{sample.address}{PATH}")
    contrast = page.evaluate(
        """() => {
          const context = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
          const colour = (paints) => {
            context.globalAlpha = 1;
            for (const [paint, alpha] of paints) {
              context.globalAlpha = alpha;
              context.fillStyle = paint;
              context.fillRect(0, 0, 1, 1);
            }
            return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
          };
          const light = (rgb) => rgb.map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const squares = [...document.querySelectorAll(".tag-pairs-square rect")];
          const deepest = Math.max(...squares.map((rect) => Number(rect.getAttribute("fill-opacity"))));
          const svg = getComputedStyle(squares[0].parentElement);
          const ink = light(colour([[getComputedStyle(document.querySelector(".tag-pairs-count")).color, 1]]));
          const ground = light(colour([[svg.backgroundColor, 1], [svg.fill, deepest]]));
          return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
        }"""
    )
    assert contrast >= 4.5


def test_each_number_of_the_staircase_is_announced_with_its_two_tags(sample, visitor):
    page = visitor().see(f"{sample.address}{PATH}")
    cell = page.locator(".tag-pairs td", has_text="4")
    heads = [page.locator(f"#{name}").get_attribute("abbr") for name in cell.get_attribute("headers").split()]
    assert heads == ["teaching", "Python"]


def test_on_a_phone_the_last_name_of_the_staircase_has_room_for_a_long_word(sample, visitor):
    page = visitor(width=360).see(f"{sample.address}{PATH}")
    name = page.locator("#pair-8 bdi").last
    name.evaluate("name => { name.textContent = 'Miscellaneous'; }")
    assert name.evaluate("name => name.getClientRects().length") == 1


def test_print_is_black_on_white_and_draws_everything(sample, visitor):
    visit = visitor(scheme="dark")
    page = visit.see(f"{sample.address}{PATH}")
    page.emulate_media(media="print")
    assert visit.brightness("html", "background-color") == 1
    assert visit.brightness(".growth-added", "fill") == 0
    assert page.locator(".growth").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_the_readers_own_palette_draws_columns_bars_and_squares(sample, visitor):
    visit = visitor(forced_colors="active")
    visit.see(f"{sample.address}{PATH}")
    for drawn in (".growth-added", ".tag-bars-bar"):
        assert visit.style(drawn, "fill") != visit.style("html", "background-color")
    assert float(visit.style(".tag-pairs td", "border-top-width")[:-2]) >= 1


def test_a_tag_leads_to_its_page_and_every_page_leads_here(sample, visitor):
    page = visitor().see(sample.address)
    page.get_by_role("link", name="The gallery in numbers").click()
    assert page.url == f"{sample.address}stats/index.html"
    page.locator(".tag-bars").get_by_role("link", name="teaching").click()
    assert page.url == f"{sample.address}tags/teaching/index.html"
