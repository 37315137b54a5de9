"""Takes the pictures in this folder: `take.py SITE [FOLDER]`, with the folder of the built sample."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
WIDE = (1280, 860)
PHONE = (390, 844)
IN_SIGHT = "image => !image.complete && image.getBoundingClientRect().top < innerHeight"


def _as_it_is(page: Page) -> None:
    """Nothing to do before the picture is taken."""


@dataclass(frozen=True)
class State:
    """A state of the gallery worth showing: which page, on which screen, after which actions of a reader."""

    name: str
    path: str = "index.html"
    size: tuple[int, int] = WIDE
    scheme: Literal["light", "dark"] = "light"
    act: Callable[[Page], object] = _as_it_is


STATES = (
    State("gallery-light"),
    State("gallery-dark", scheme="dark"),
    State("project", "projects/reading-the-tides/index.html"),
    State("phone", size=PHONE),
    State("phone-tags", size=PHONE, scheme="dark", act=lambda page: page.locator(".facets summary").click()),
)


def main(site: Path, folder: Path = HERE) -> None:
    """Take a picture of every state, as NAME.png."""
    with sync_playwright() as playwright:
        options = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=os.environ.get("PORTFOLIO_CHROMIUM"), args=options)
        for state in STATES:
            _take(browser, state, site, folder / f"{state.name}.png")
        browser.close()


def _take(browser: Browser, state: State, site: Path, picture: Path) -> None:
    """Straight from disk, as `build --open` shows it, and at rest."""
    width, height = state.size
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme=state.scheme, reduced_motion="reduce"
    )
    page.goto((site / state.path).resolve().as_uri())
    state.act(page)
    page.wait_for_function(f"![...document.images].some({IN_SIGHT})")
    page.screenshot(path=picture)
    page.close()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
