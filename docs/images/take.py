"""Takes the pictures in this folder: `python -m docs.images.take SITE [FOLDER]`, with the built sample."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from docs.images.theming import follow

HERE = Path(__file__).parent
WIDE = (1280, 860)
PHONE = (390, 844)
PICTURES_IN_SIGHT = """Promise.all([...document.images]
  .filter((image) => image.getClientRects().length && image.getBoundingClientRect().top < innerHeight)
  .map((image) => image.decode().catch(() => undefined)))"""


def _as_it_is(page: Page) -> None:
    """Nothing to do before the picture is taken."""


@dataclass(frozen=True)
class State:
    """A state of the gallery worth showing: an address, a screen, and what a reader does there.

    `step` is one of the guide to themes, after which the gallery looks so; 0 is the shipped theme.
    """

    name: str
    path: str = "index.html"
    query: str = ""
    size: tuple[int, int] = WIDE
    scheme: Literal["light", "dark"] = "light"
    step: int = 0
    act: Callable[[Page], object] = _as_it_is


STATES = (
    State("gallery-light"),
    State("gallery-dark", scheme="dark"),
    State("filtered", query="?q=data&tag=teaching"),
    State("nothing", query="?q=whales&tag=teaching"),
    State("table", query="?view=table&sort=title"),
    State("stats", "stats/index.html"),
    State("project", "projects/reading-the-tides/index.html"),
    State("phone", size=PHONE),
    State("phone-filter", size=PHONE, scheme="dark", act=lambda page: page.locator(".facets-summary").click()),
    State("theming-colours", step=1),
    State("theming-partial", step=2),
    State("theming-page", step=3),
)


def main(site: Path, folder: Path = HERE) -> None:
    """Take a picture of every state, as NAME.png."""
    with TemporaryDirectory() as themed, sync_playwright() as playwright:
        sites = [site, *follow(Path(themed, "portfolio"))]
        options = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=os.environ.get("PORTFOLIO_CHROMIUM"), args=options)
        for state in STATES:
            _take(browser, state, sites[state.step], folder / f"{state.name}.png")
        browser.close()


def _take(browser: Browser, state: State, site: Path, picture: Path) -> None:
    """Straight from disk, as `build --open` shows it, and at rest."""
    width, height = state.size
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme=state.scheme, reduced_motion="reduce"
    )
    page.goto((site / state.path).resolve().as_uri() + state.query)
    state.act(page)
    page.evaluate(PICTURES_IN_SIGHT)
    page.screenshot(path=picture)
    page.close()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
