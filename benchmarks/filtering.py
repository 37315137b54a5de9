"""How long the page's main thread is busy for a key press and for a tag, in galleries of any size.

`python benchmarks/filtering.py 1000 10000 100000` makes up galleries, opens each in Chromium (PORTFOLIO_CHROMIUM says
where it is), types and clicks, and prints what it took until the first results stood there.
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
from playwright.sync_api import CDPSession, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent))

from made_up import MadeUp  # type: ignore[import-not-found,unused-ignore]

from generator.gallery.cards import Cards
from generator.gallery.data_files import data_files
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

# The results out of view come a little after the first ones; here they wait until those have been weighed.
HOLD = """
  const later = window.setTimeout;
  window.setTimeout = (work, wait, ...rest) => later(work, [30, 300].includes(wait) ? 1500 : wait, ...rest);
"""
PATIENCE = 1000
SETTLED = """
  async () => {
    const section = document.querySelector(".results");
    while (section.hasAttribute("aria-busy")) await new Promise((resolve) => setTimeout(resolve, 4));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return document.querySelector("#results-title").textContent;
  }
"""


@dataclass(frozen=True)
class Took:
    """Milliseconds of the main thread's work: until the first results stood there, and all of it."""

    first: float
    busy: float


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="+")
    for size in parser.parse_args().sizes:
        with tempfile.TemporaryDirectory() as folder:
            write_gallery(Path(folder), size)
            with served(Path(folder)) as address:
                for line in measure(address):
                    print(f"{size:>7,} projects: {line}", flush=True)


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
    pages = Pages(shelf, site, cards, patterns, pictures, theme.strings, settings, Markup()).all()
    index = render_pages(islice(pages, 1), theme)
    search = (file for file in data_files(shelf, cards, "") if file[0] == "search.json")
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


def measure(address: str) -> Iterator[str]:
    """Lines about the first interaction, about key presses and about tags."""
    with sync_playwright() as playwright:
        options = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=os.environ.get("PORTFOLIO_CHROMIUM"), args=options)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})  # what other programs do does not count
        page.add_init_script(HOLD)
        page.goto(address)
        field, boxes = page.locator(".search-field"), page.locator(".filters [data-facet=tag] input[type=checkbox]")
        field.focus()
        page.locator("html.ready").wait_for(state="attached")
        yield f"first tag  {told([took(page, session, boxes.first.check)])}"
        page.evaluate(SETTLED)
        boxes.first.uncheck()
        page.evaluate(SETTLED)
        presses = [took(page, session, partial(field.press_sequentially, letter)) for letter in QUERY]
        yield f"key press  {told(presses)}  {page.locator('#results-title').text_content()}"
        field.fill("")
        page.evaluate(SETTLED)
        clicks = [took(page, session, boxes.nth(place).check) for place in range(TAGS)]
        yield f"tag click  {told(clicks)}  {page.locator('#results-title').text_content()}"
        browser.close()


def took(page: Page, session: CDPSession, act: Callable[[], object]) -> Took:
    """What an act of the reader costs."""
    before = _busy(session)
    act()
    page.wait_for_timeout(PATIENCE)
    first = _busy(session) - before
    page.evaluate(SETTLED)
    return Took(first, _busy(session) - before)


def _busy(session: CDPSession) -> float:
    metrics = {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
    return float(metrics["TaskDuration"]) * 1000


def told(acts: list[Took]) -> str:
    """The middle and the worst of several."""
    columns = {
        "first results": [act.first for act in acts],
        "all work": [act.busy for act in acts],
    }
    return ", ".join(
        f"{name} {statistics.median(took):3.0f} (worst {max(took):3.0f}) ms" for name, took in columns.items()
    )


if __name__ == "__main__":
    main()
