"""A visit to a page by a browser that notes everything a reader should not meet."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import ConsoleMessage, Dialog, Page, Request

WATCH = """
  window.__refused = [];
  window.__shifts = [];
  document.addEventListener("securitypolicyviolation", (event) =>
    window.__refused.push(`${event.violatedDirective}: ${event.blockedURI}`));
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries().filter((entry) => entry.value > 0.0001))  // a CLS of 0.000
      window.__shifts.push(`${shift.value}: ` + shift.sources.map((source) => source.node?.outerHTML?.slice(0, 90)));
  }).observe({type: "layout-shift", buffered: true});
"""


@dataclass
class Visit:
    """One tab, and what happened in it since it was opened."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    requested: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(WATCH)
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", self._refuse)
        self.page.on("request", lambda request: self.requested.append(request.url))
        self.page.on("requestfailed", self._note_failure)

    def see(self, address: str) -> Page:
        """Go to a page and wait until everything has been loaded."""
        self.page.goto(address, wait_until="load")
        return self.page

    def wake(self, address: str) -> Page:
        """The same with a list of projects, and let its scripts come: they do when a reader is about to use it."""
        page = self.see(address)
        page.locator(".toolbar").dispatch_event("pointerover")
        page.locator("html.ready").wait_for(state="attached")
        return page

    def see_all(self, address: str) -> Page:
        """The same, and scroll slowly through the whole page, so that lazy pictures come too."""
        page = self.see(address)
        height = page.evaluate("document.documentElement.scrollHeight")
        for _ in range(0, height, 600):
            page.mouse.wheel(0, 600)
            page.wait_for_timeout(20)
        for _ in range(600):
            if page.evaluate("[...document.images].every((image) => image.complete)"):
                break
            page.wait_for_timeout(50)
        page.wait_for_timeout(50)
        return page

    def refused(self) -> list[str]:
        """What the page's Content-Security-Policy did not allow."""
        refused: list[str] = self.page.evaluate("window.__refused")
        return refused

    def shifts(self) -> list[str]:
        """What moved without the reader's doing."""
        shifts: list[str] = self.page.evaluate("window.__shifts")
        return shifts

    def overflow(self) -> list[str]:
        """What makes the page wider than the window; empty when it can be read without sideways scrolling."""
        found: list[str] = self.page.evaluate(
            """() => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              const wide = [...document.querySelectorAll("body *")].filter(
                (element) => element.getBoundingClientRect().right > width + 0.5);
              return [`${document.documentElement.scrollWidth} px`, ...wide.map((e) => e.outerHTML.slice(0, 120))];
            }"""
        )
        return found[:6]

    def style(self, selector: str, name: str, pseudo: str = "") -> str:
        """A computed style of the first element that matches."""
        value: Any = self.page.locator(selector).first.evaluate(
            "(element, [name, pseudo]) => getComputedStyle(element, pseudo || null).getPropertyValue(name)",
            [name, pseudo],
        )
        return str(value)

    def brightness(self, selector: str, name: str) -> float:
        """How bright a computed colour is, from 0 to 1."""
        value: float = self.page.locator(selector).first.evaluate(
            """(element, name) => {
              const context = document.createElement("canvas").getContext("2d");
              context.fillStyle = getComputedStyle(element).getPropertyValue(name);
              context.fillRect(0, 0, 1, 1);
              const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
              return (2126 * red + 7152 * green + 722 * blue) / 2550000;
            }""",
            name,
        )
        return value

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.text} ({message.location['url']})")

    def _refuse(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _note_failure(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the browser went on to the next page
            self.failed.append(request.url)
