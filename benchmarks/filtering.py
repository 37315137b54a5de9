"""How long the page's main thread is busy for a first choice, a key press and a tag, in galleries of any size.

`python benchmarks/filtering.py 1000 10000 100000` makes up galleries, opens each in Chromium (PORTFOLIO_CHROMIUM says
where it is), types and clicks, and prints how many milliseconds it took until the first results stood there.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from pathlib import Path
from threading import Thread

from markupsafe import Markup
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent))

from made_up import MadeUp  # type: ignore[import-not-found,unused-ignore]

from generator.gallery.cards import Cards
from generator.gallery.data_files import data_files
from generator.gallery.facets import Filters
from generator.gallery.logos import Logos
from generator.gallery.pages import Pages, render_pages
from generator.gallery.patterns import Patterns
from generator.gallery.pictures import Pictures
from generator.gallery.render import site_view
from generator.gallery.shelf import arrange
from generator.gallery.theme import Theme
from generator.model.catalog import Catalog
from generator.model.project import project_from_record
from generator.model.settings import Settings

QUERY = "tides mo"
TAGS = 3
FIRSTS = 3
HEAD = """\
| projects | first choice, at once | first choice, later | key press | tag click |
| --- | --- | --- | --- | --- |"""

# The results out of view come a little after the first ones; here they are held back until those have been weighed.
HOLD = """
  const later = window.setTimeout;
  window.held = [];
  window.setTimeout = (work, wait, ...rest) =>
    [30, 300].includes(wait) ? window.held.push(work) : later(work, wait, ...rest);
"""
SHOWN = "window.held.length > 0 || !document.querySelector('.results').hasAttribute('aria-busy')"
RELEASE = """
  async () => {
    while (window.held.length) window.held.pop()();
    const section = document.querySelector(".results");
    while (section.hasAttribute("aria-busy")) await new Promise((resolve) => setTimeout(resolve, 4));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
"""
MIDDLE = "box => [box.getBoundingClientRect()].flatMap((at) => [at.x + at.width / 2, at.y + at.height / 2])"
PATIENCE = 1000


@dataclass(frozen=True)
class Took:
    """Milliseconds of the main thread's work: until the first results stood there, and all of it."""

    first: float
    busy: float


def main() -> None:
    """Measure each size; what is printed is a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="+")
    print(HEAD, flush=True)
    for size in parser.parse_args().sizes:
        with tempfile.TemporaryDirectory() as folder:
            write_gallery(Path(folder), size)
            with served(Path(folder)) as address, chromium() as browser:
                print(f"| {size:,} | {' | '.join(map(told, measure(browser, address)))} |", flush=True)


def write_gallery(folder: Path, size: int) -> None:
    """The index page, its assets and data; the pages of projects and tags are not visited."""
    records = MadeUp(size).projects()
    shelf, _ = arrange(Catalog(tuple(project_from_record(record) for record in records)), Settings())
    theme, settings = Theme(), Settings()
    site = site_view(settings, size)
    assets = {f"assets/{path}": content for path, content in theme.assets(site).items()}
    logos = Logos(folder, shelf.projects)
    cards = Cards(shelf, settings, theme, logos)
    pictures = Pictures(shelf, site, cards, logos, theme.strings, None, each=False)
    patterns = Patterns(map(cards.view, shelf.projects), theme)
    filters = Filters(settings.fields, theme.strings)
    pages = Pages(shelf, site, cards, filters, patterns, pictures, theme.strings, settings, Markup()).all()
    index = render_pages(islice(pages, 1), theme)
    search = (file for file in data_files(shelf, cards, filters, settings) if file[0] == "search.json")
    for path, content in (*assets.items(), *index, *search):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder on a server, by its address."""
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser; without its sandbox for root, as in containers."""
    with sync_playwright() as playwright:
        options = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=os.environ.get("PORTFOLIO_CHROMIUM"), args=options)
        yield browser
        browser.close()


def measure(browser: Browser, address: str) -> Iterator[list[Took]]:
    """A tag as the first choice, of readers who press at once and of those who look first; then keys and tags."""
    yield [first_choice(browser, address, 0) for _ in range(FIRSTS)]
    yield [first_choice(browser, address, PATIENCE) for _ in range(FIRSTS)]
    with opened(browser, address) as (page, session):
        page.keyboard.press("/")
        page.locator("html.ready").wait_for(state="attached")
        took(page, session, partial(page.keyboard.press, "x"))
        took(page, session, partial(page.keyboard.press, "Escape"))
        yield [took(page, session, partial(page.keyboard.press, letter)) for letter in QUERY]
        took(page, session, partial(page.keyboard.press, "Escape"))
        yield [took(page, session, press_tag(page, place)) for place in range(TAGS)]


def first_choice(browser: Browser, address: str, wait: int) -> Took:
    """The first press on a tag, some milliseconds after the pointer has come to it."""
    with opened(browser, address) as (page, session):
        press = press_tag(page, 0)
        if wait:
            page.mouse.move(*middle_of(page, 0))
            page.wait_for_timeout(wait)
        return took(page, session, press)


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[tuple[Page, CDPSession]]:
    """The index in a browser that has cached nothing, when it has come to rest."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})  # what other programs do does not count
    page.add_init_script(HOLD)
    page.goto(address)
    page.wait_for_timeout(PATIENCE)
    yield page, session
    page.context.close()


def press_tag(page: Page, place: int) -> Callable[[], None]:
    """A press on one of the tags, with no more than a mouse does: a driver's checks beforehand would count too."""
    x, y = middle_of(page, place)
    return partial(page.mouse.click, x, y)


def middle_of(page: Page, place: int) -> tuple[float, float]:
    """Where a tag's checkbox is."""
    box = page.locator(".filters [data-facet=tag] input[type=checkbox]").nth(place)
    x, y = box.evaluate(MIDDLE)
    return x, y


def took(page: Page, session: CDPSession, act: Callable[[], object]) -> Took:
    """What an act of the reader costs."""
    before = _busy(session)
    act()
    page.wait_for_timeout(PATIENCE)
    while not page.evaluate(SHOWN):
        page.wait_for_timeout(PATIENCE)
    first = _busy(session) - before
    page.evaluate(RELEASE)
    return Took(first, _busy(session) - before)


def _busy(session: CDPSession) -> float:
    metrics = {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
    return float(metrics["TaskDuration"]) * 1000


def told(acts: list[Took]) -> str:
    """The middle and the worst until the first results, and the middle of all work."""
    first, busy = [act.first for act in acts], [act.busy for act in acts]
    return f"{statistics.median(first):.0f} (worst {max(first):.0f}), {statistics.median(busy):.0f} in all"


if __name__ == "__main__":
    main()
