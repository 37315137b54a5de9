"""Takes the pictures in this folder: `take.py SITE`, with the address or folder of the built sample."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

HERE = Path(__file__).parent
WIDE: ViewportSize = {"width": 1280, "height": 860}


def main(site: Path) -> None:
    """Take the index in light and dark."""
    with sync_playwright() as playwright:
        options = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=os.environ.get("PORTFOLIO_CHROMIUM"), args=options)
        for scheme in ("light", "dark"):
            page = browser.new_page(viewport=WIDE, color_scheme=scheme)
            page.goto((site / "index.html").resolve().as_uri())
            page.wait_for_function("[...document.images].every(image => image.complete || image.loading === 'lazy')")
            page.screenshot(path=HERE / f"gallery-{scheme}.png")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
