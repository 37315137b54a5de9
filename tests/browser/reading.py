"""What a reader sees of the results, and does with the filters."""

import time
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Locator, Page

UNFOLD = """
  (facet) => new Promise((resolve) => {
    const group = document.querySelector(`.filters [data-facet=${facet}]`);
    if (group.open ?? true) return resolve();
    group.addEventListener("toggle", resolve, { once: true });
    group.open = true;
  })
"""


def titles(page: Page) -> list[str]:
    """Titles of the results, in their order, whether as cards or as rows."""
    found: list[str] = page.locator(".results :is(.card-title, .row-title)").evaluate_all(
        "titles => titles.filter((title) => title.checkVisibility()).map((title) => title.textContent.trim())"
    )
    return found


def heading(page: Page) -> str:
    """What stands above the results."""
    return page.locator("#results-title").text_content() or ""


def chips(page: Page) -> list[str]:
    """The active filters."""
    return page.locator(".chip").all_text_contents()


def tag_box(page: Page, name: str) -> Locator:
    """The checkbox of a tag."""
    return page.locator(f'.filters input[name="tag"][value="{name}"]')


def box(page: Page, facet: str, name: str) -> Locator:
    """The checkbox of another facet's value; its list is unfolded for it."""
    page.evaluate(UNFOLD, facet)
    return page.locator(f'.filters input[name="{facet}"][value="{name}"]')


def counts(page: Page, facet: str = "tag") -> Mapping[str, int]:
    """The number beside each value that is listed; a list that is folded away is unfolded, and filled by then."""
    page.evaluate(UNFOLD, facet)
    rows: list[list[str]] = page.locator(f'.filters [data-facet="{facet}"] .option').evaluate_all(
        'rows => rows.map((row) => [row.querySelector("input").value, row.querySelector(".count").textContent])'
    )
    return {name: int(count.replace(",", "")) for name, count in rows}


def query(page: Page) -> list[tuple[str, str]]:
    """What the address asks for."""
    return parse_qsl(urlsplit(page.url).query)


def until(page: Page, expression: str) -> None:
    """Wait until an expression is true; the pages' policy forbids what Playwright's own function does for that."""
    patience = time.monotonic() + 30
    while not page.evaluate(expression):
        assert time.monotonic() < patience, expression
        page.wait_for_timeout(20)


def announced(page: Page, text: str) -> None:
    """Wait until a screen reader is told so."""
    page.locator(".announcer").filter(has_text=text).wait_for(state="attached")


def focused(page: Page) -> str:
    """What has the focus: its class, its name and its text."""
    told: str = page.evaluate(
        """() => {
          const element = document.activeElement;
          return `${element.tagName} ${element.className} ${element.name ?? ""}: ${element.textContent.trim()}`;
        }"""
    )
    return told
