"""A look with Safari's engine: what Chromium does, WebKit does too."""

import shutil

import pytest

from tests.browser.sites import Site
from tests.browser.webkit import becomes_true

pytestmark = pytest.mark.browser

# WebDriver cannot run anything before a page does, so the page itself listens.
LISTEN = """
window.__complaints = [];
window.addEventListener("error", (event) =>
  window.__complaints.push(event.message || `not loaded: ${event.target.outerHTML}`), true);
window.addEventListener("unhandledrejection", (event) => window.__complaints.push(String(event.reason)));
document.addEventListener("securitypolicyviolation", (event) =>
  window.__complaints.push(`${event.violatedDirective}: ${event.blockedURI}`));
for (const level of ["error", "warn"]) console[level] = (...words) => window.__complaints.push(words.join(" "));
"""
CARDS = "[...document.querySelectorAll('.results .card')]"
BOXES = f"{CARDS}.map((card) => card.getBoundingClientRect()).map((box) => [box.left, box.top, box.right, box.bottom])"
COUNT = f"{CARDS}.filter((card) => card.checkVisibility()).length"
PAPER = "getComputedStyle(document.documentElement).backgroundColor"
READY = "document.documentElement.classList.contains('ready')"  # the scripts come when a reader is about to need them
COMPLAINTS = "window.__complaints"


@pytest.fixture(scope="module")
def site(sample, ground, server) -> Site:
    """The sample, listening."""
    copy = Site(ground / "some" / "webkit", f"{server}some/webkit/")
    shutil.copytree(sample.folder, copy.folder)
    (copy.folder / "listen.js").write_text(LISTEN)
    first = '<meta charset="utf-8">'
    for path in copy.pages:
        page = (copy.folder / path).read_text("utf-8")
        assert page.count(first) == 1
        page = page.replace(first, f'{first}<script src="/some/webkit/listen.js"></script>')
        (copy.folder / path).write_text(page, "utf-8")
    return copy


@pytest.fixture
def tab(webkit):
    with webkit() as opened:
        yield opened


def _brightness_of_paper(tab) -> float:
    return float(tab.evaluate(PAPER).removeprefix("oklch(").split()[0])


def test_the_index_opens_whole_and_without_complaint(site, tab):
    tab.see(site.address)
    assert tab.evaluate("navigator.userAgent.includes('AppleWebKit') && !navigator.userAgent.includes('Chrome')")
    assert tab.evaluate("document.querySelector('h1').textContent") == "The Notebooks of Ines Halloway"
    assert tab.evaluate(COUNT) == 14
    assert becomes_true(tab, "[...document.images].slice(0, 3).every((image) => image.naturalWidth > 0)")
    assert tab.evaluate(COMPLAINTS) == []


def test_a_complaint_would_be_heard(site, tab):
    tab.see(site.address)
    tab.evaluate("void setTimeout(() => nobody.knows())")
    tab.evaluate("void document.body.append(Object.assign(new Image(), {src: 'nowhere.png'}))")
    assert becomes_true(tab, f"{COMPLAINTS}.length === 2")
    assert "nobody" in " ".join(tab.evaluate(COMPLAINTS))


def test_every_page_is_without_complaint(site, tab):
    for path in ("tags/index.html", "tags/teaching/index.html", site.projects["Reading the Tides"], "404.html"):
        tab.see(f"{site.address}{path}")
        assert tab.evaluate(COMPLAINTS) == [], path
        assert tab.evaluate("getComputedStyle(document.body).display") == "flex", "the style sheet must have been found"


def test_cards_stand_in_rows_and_columns_and_nothing_sticks_out(site, tab):
    tab.see(site.address)
    boxes = tab.evaluate(BOXES)
    assert len({left for left, *_ in boxes}) == 3
    assert len({round(right - left) for left, _, right, _ in boxes}) == 1
    for number, (left, top, right, bottom) in enumerate(boxes):
        assert bottom - top > 200
        for other in boxes[:number]:
            assert other[2] <= left or right <= other[0] or other[3] <= top or bottom <= other[1]
    assert tab.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_card_leads_to_its_project(site, tab):
    tab.see(site.address)
    tab.click(".card-link")
    assert becomes_true(tab, "location.pathname.includes('/projects/') && document.readyState === 'complete'")
    assert tab.evaluate("document.querySelector('h1').textContent") == "Reading the Tides"


def test_an_address_filters(site, tab):
    tab.see(f"{site.address}?q=data&tag=teaching")
    assert becomes_true(tab, f"{COUNT} === 3")
    assert tab.evaluate(COMPLAINTS) == []


def test_a_tag_of_a_card_filters_in_place_and_back_leads_back(site, tab):
    tab.see(site.address)
    tab.click(".toolbar [type=search]")
    assert becomes_true(tab, READY)
    tab.click(".card .tag")
    assert becomes_true(tab, f"location.search === '?tag=oceans' && {COUNT} === 2")
    tab.evaluate("history.back()")
    assert becomes_true(tab, f"location.search === '' && {COUNT} === 14")
    assert tab.evaluate(COMPLAINTS) == []


def test_the_theme_is_switched_and_remembered(site, tab):
    tab.see(site.address)
    light = _brightness_of_paper(tab)
    tab.click(".theme-switch")
    tab.click(".theme-switch")
    assert light > 0.9 > 0.3 > _brightness_of_paper(tab)
    tab.see(f"{site.address}{site.projects['Reading the Tides']}")
    assert _brightness_of_paper(tab) < 0.3
    assert tab.evaluate("document.querySelector('.theme-switch').textContent.trim()") == "Theme: dark"


def test_a_dark_system_is_followed(site, webkit):
    with webkit(dark=True) as tab:
        tab.see(site.address)
        assert _brightness_of_paper(tab) < 0.3
        assert tab.evaluate(COMPLAINTS) == []
