"""WebKit, the engine of Safari: by the driver of Debian and Ubuntu, or as Playwright downloads it; tabs are alike."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Browser, Page, Playwright

from tests.browser import webdriver

PATIENCE = 30.0
"""Seconds until something that should become true counts as false."""


class Tab(Protocol):
    """One tab: go to an address and wait until it has loaded, ask for the value of an expression, click an element."""

    def see(self, address: str) -> None: ...

    def evaluate(self, expression: str) -> Any: ...

    def click(self, selector: str) -> None: ...


class OpenTab(Protocol):
    """Opens a tab that nobody has used, in a light or dark system."""

    def __call__(self, *, dark: bool = False) -> AbstractContextManager[Tab]: ...


@contextmanager
def open_webkit(program: str, playwright: Callable[[], Playwright]) -> Iterator[OpenTab]:
    """Start WebKit from what .ci/webkit found; `playwright` is asked only where it is needed."""
    if Path(program).name == "WebKitWebDriver":
        with webdriver.webkitgtk(program) as driver:
            yield partial(webdriver.tab, driver)
    else:
        browser = playwright().webkit.launch(executable_path=program)
        yield partial(_tab, browser)
        browser.close()


def becomes_true(tab: Tab, expression: str) -> bool:
    """Wait until an expression is true; false when it stays false."""
    end = time.monotonic() + PATIENCE
    while not (true := bool(tab.evaluate(expression))) and time.monotonic() < end:
        time.sleep(0.05)
    return true


class _PlaywrightTab:
    def __init__(self, page: Page) -> None:
        self._page = page

    def see(self, address: str) -> None:
        self._page.goto(address, wait_until="load")

    def evaluate(self, expression: str) -> Any:
        return self._page.evaluate(f"() => {expression}")

    def click(self, selector: str) -> None:
        self._page.click(selector)


@contextmanager
def _tab(browser: Browser, *, dark: bool = False) -> Iterator[Tab]:
    viewport = {"width": 1280, "height": 900}
    context = browser.new_context(viewport=viewport, color_scheme="dark" if dark else "light")  # type: ignore[arg-type]
    try:
        yield _PlaywrightTab(context.new_page())
    finally:
        context.close()
