"""Sites built as users build them, a server, and one browser for all of its tests.

All of it ends with this folder's last test: the browser's event loop and the server's threads would disturb others.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser import galleries, lighthouse
from tests.browser.crowd import crowd as crowd_of_projects
from tests.browser.galleries import Record
from tests.browser.server import serve
from tests.browser.sites import Site
from tests.browser.visits import Visit
from tests.browser.webkit import OpenTab, open_webkit
from tests.conftest import REPOSITORY, clean_environment

Visitor = Callable[..., Visit]
Make = Callable[[str, Sequence[Record], Record], Site]
Judge = Callable[..., lighthouse.Report]

# No sandbox for root, as in containers; and nothing that would ask the network.
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    *(["--no-sandbox"] if os.geteuid() == 0 else []),
)


@pytest.fixture(scope="package")
def ground(tmp_path_factory) -> Path:
    """The folder that is served."""
    folder: Path = tmp_path_factory.mktemp("served")
    return folder


@pytest.fixture(scope="package")
def server(ground) -> Iterator[str]:
    """Address of the folder."""
    with serve(ground) as address:
        yield address


@pytest.fixture(scope="package")
def build(ground, server) -> Callable[..., Site]:
    """Build a site from a data folder, to be served at /some/NAME/."""

    def run(name: str, data: Path, *, based: bool = True, theme: Path | None = None) -> Site:
        site = Site(ground / "some" / name, f"{server}some/{name}/")
        options = ["--data", data / "projects.json", "--config", data / "site.yml", "--out", site.folder]
        finished = subprocess.run(
            [sys.executable, "-W", "error", "-m", "generator", "build", "--strict", *map(str, options)]
            + (["--base-url", site.address] if based else [])
            + (["--theme", str(theme)] if theme else []),
            cwd=REPOSITORY,
            env=clean_environment(),
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert finished.returncode == 0, finished.stderr
        return site

    (ground / "some").mkdir()
    return run


@pytest.fixture(scope="package")
def make(build, tmp_path_factory) -> Make:
    """Build a site from projects and settings."""

    def make_site(name: str, projects: Sequence[Record], settings: Record) -> Site:
        data = tmp_path_factory.mktemp(name)
        galleries.write(data, projects, settings)
        site: Site = build(name, data)
        return site

    return make_site


@pytest.fixture(scope="package")
def pictures(server) -> str:
    """Where pictures come from that take their time: `{pictures}WIDTHxHEIGHT.svg`."""
    return f"{server}pictures/"


@pytest.fixture(scope="package")
def sample(build) -> Site:
    """The project's own sample."""
    site: Site = build("portfolio", REPOSITORY / "data")
    return site


@pytest.fixture(scope="package")
def sample_without_address(build) -> Site:
    """The sample, built without base_url: to be read straight from disk."""
    site: Site = build("from-disk", REPOSITORY / "data", based=False)
    return site


@pytest.fixture(scope="package")
def edge(make, pictures) -> Site:
    """61 projects with everything that is odd."""
    site: Site = make("edge", *galleries.edge(pictures))
    return site


@pytest.fixture(scope="package")
def odd(make, pictures) -> Site:
    """The odd ones of those 61 alone, so that they are one page."""
    projects, settings = galleries.edge(pictures)
    site: Site = make("odd", projects[:20], settings)
    return site


@pytest.fixture(scope="package")
def shelf(make) -> Site:
    """A page of books with everything that can be filtered by."""
    site: Site = make("shelf", *galleries.library(50))
    return site


@pytest.fixture(scope="package")
def own_fields(make) -> Site:
    """Books with fields of their portfolio's own, whose data are fetched."""
    site: Site = make("own-fields", *galleries.with_own_fields())
    return site


@pytest.fixture(scope="package")
def library(make) -> Site:
    """The same and many more: four pages, whose data are fetched."""
    site: Site = make("library", *galleries.library(200))
    return site


@pytest.fixture(scope="package")
def grouped(make) -> Site:
    """A page of books whose tags site.yml orders: groups, descriptions, and other words."""
    site: Site = make("grouped", *galleries.grouped(40))
    return site


@pytest.fixture(scope="package")
def grouped_library(make) -> Site:
    """The same and more: two pages, whose data are fetched."""
    site: Site = make("grouped-library", *galleries.grouped(120))
    return site


@pytest.fixture(scope="package")
def themed(build, tmp_path_factory) -> Site:
    """The sample under a theme with cards of its own."""
    theme = tmp_path_factory.mktemp("theme")
    (theme / "partials").mkdir()
    (theme / "partials" / "card.html").write_text(galleries.OWN_CARD, encoding="utf-8")
    site: Site = build("themed", REPOSITORY / "data", theme=theme)
    return site


@pytest.fixture(scope="package")
def german(make, pictures) -> Site:
    """The same in German, whose words are longer."""
    projects, settings = galleries.edge(pictures)
    site: Site = make("german", projects, settings | {"language": "de"})
    return site


@pytest.fixture(scope="package")
def hostile(make) -> Site:
    """Texts that try to become script."""
    site: Site = make("hostile", *galleries.hostile())
    return site


@pytest.fixture(scope="package")
def thousand(make, pictures) -> Site:
    """A thousand projects."""
    site: Site = make("thousand", *galleries.thousand(pictures))
    return site


@pytest.fixture(scope="package")
def crowd(make, pictures) -> Site:
    """1,348 projects, as a real gallery has them, with logos of another origin."""
    site: Site = make("crowd", *crowd_of_projects(_elsewhere(pictures)))
    return site


@pytest.fixture(scope="package")
def sixty(make, pictures) -> Site:
    """The first sixty of them: as many as fit on one page."""
    projects, settings = crowd_of_projects(_elsewhere(pictures))
    site: Site = make("sixty", projects[:60], settings)
    return site


@pytest.fixture(scope="package")
def empty(make) -> Site:
    """No project yet."""
    site: Site = make("empty", [], {})
    return site


@pytest.fixture(scope="package")
def single(make) -> Site:
    """One project with no more than it must have."""
    site: Site = make("single", [{"title": "Alone", "url": "https://books.example/"}], {})
    return site


@pytest.fixture(scope="package")
def chromium() -> str:
    """Where `make test` found Chromium."""
    executable = os.environ.get("PORTFOLIO_CHROMIUM", "")
    if not Path(executable).is_file():
        pytest.fail(
            "PORTFOLIO_CHROMIUM names no Chromium; run the tests with `make test`, which finds or installs one."
        )
    return executable


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """The one that drives all browsers of these tests: there cannot be two at a time."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="package")
def browser(playwright, chromium) -> Iterator[Browser]:
    """Chromium, driven by Playwright."""
    browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
    yield browser
    browser.close()


@pytest.fixture(scope="package")
def webkit(request) -> Iterator[OpenTab]:
    """Open a tab of WebKit, in a light or dark system: `with webkit(dark=True) as tab`."""
    program = os.environ.get("PORTFOLIO_WEBKIT", "")
    if not Path(program).is_file():
        pytest.fail("PORTFOLIO_WEBKIT names no WebKit; run the tests with `make test`, which finds or installs one.")
    with open_webkit(program, lambda: request.getfixturevalue("playwright")) as open_tab:
        yield open_tab


@pytest.fixture(scope="package")
def judge(chromium) -> Iterator[Judge]:
    """What Lighthouse says of an address."""
    with lighthouse.start(chromium, ARGUMENTS) as running:
        yield running.judge


@pytest.fixture
def visitor(browser) -> Iterator[Visitor]:
    """Open a tab of its own: `width`, `height`, `scheme`, and whatever Playwright's new_context takes."""
    contexts = []

    def open_tab(width: int = 1280, height: int = 900, scheme: str = "light", **options: Any) -> Visit:
        viewport = {"width": width, "height": height}
        contexts.append(browser.new_context(viewport=viewport, color_scheme=scheme, locale="en-GB", **options))
        return Visit(contexts[-1].new_page())

    yield open_tab
    for context in contexts:
        context.close()


def _elsewhere(pictures: str) -> str:
    """The same server under another name: for a browser another origin."""
    return pictures.replace("127.0.0.1", "localhost")
