"""sitemap.xml and robots.txt: what search engines get."""

from xml.etree import ElementTree

import pytest

from generator.gallery.cards import Cards
from generator.gallery.logos import Logos
from generator.gallery.render import PREVIEW_URL
from generator.gallery.shelf import arrange
from generator.gallery.sitemap import MAX_ENTRIES, sitemap_files
from generator.model.catalog import Catalog
from generator.model.settings import Settings

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BASE = "https://ada.example/portfolio/"


def entries(content):
    root = ElementTree.fromstring(content)
    assert root.tag == f"{NAMESPACE}urlset"
    return {url.findtext(f"{NAMESPACE}loc"): url.findtext(f"{NAMESPACE}lastmod") for url in root}


def test_a_sitemap_lists_the_first_page_of_each_list_and_every_project(gallery, book):
    settings = Settings(base_url=BASE, per_page=1)
    files = gallery(
        book("One", tags=("Maps",), updated="2026-03-14T23:00:00-05:00"), book("Two", tags=("maps",)), settings=settings
    ).files
    assert "page/2/index.html" in files
    assert entries(files["sitemap.xml"]) == {
        BASE: None,
        f"{BASE}tags/": None,
        f"{BASE}stats/": None,
        f"{BASE}tags/maps/": None,
        f"{BASE}projects/one/": "2026-03-15",
        f"{BASE}projects/two/": None,
    }


def test_every_address_of_a_sitemap_is_a_page_of_the_site(gallery, book):
    files = gallery(book("桜 & <co>", tags=("C++", "&")), settings=Settings(base_url=BASE)).files
    for address in entries(files["sitemap.xml"]):
        assert address
        assert f"{address.removeprefix(BASE)}index.html" in files


def test_without_an_address_of_its_own_the_site_is_taken_to_be_at_the_preview(gallery, book):
    files = gallery(book("One")).files
    assert set(entries(files["sitemap.xml"])) == {
        PREVIEW_URL,
        f"{PREVIEW_URL}stats/",
        f"{PREVIEW_URL}tags/",
        f"{PREVIEW_URL}projects/one/",
    }


def test_hostile_addresses_stay_well_formed(gallery, book):
    base = "https://ada.example/a&b/'<c>/"
    assert base in entries(gallery(book("One"), settings=Settings(base_url=base)).files["sitemap.xml"])


def test_robots_are_welcome_and_told_of_the_sitemap(gallery):
    robots = gallery(settings=Settings(base_url=BASE)).files["robots.txt"].decode()
    assert robots.splitlines() == ["User-agent: *", "Allow: /", "", f"Sitemap: {BASE}sitemap.xml"]


def test_robots_read_plain_text_and_not_html(gallery):
    robots = gallery(settings=Settings(base_url="https://ada.example/r&d/")).files["robots.txt"].decode()
    assert "Sitemap: https://ada.example/r&d/sitemap.xml" in robots


@pytest.fixture
def sitemaps(theme, book, tmp_path):
    """The sitemaps of a gallery of so many projects, by their names."""

    def make(count):
        shelf, _ = arrange(Catalog(tuple(book(f"Book {n}") for n in range(count))), Settings())
        return dict(sitemap_files(shelf, Cards(shelf, Settings(), theme, Logos(tmp_path, ())), theme, BASE))

    return make


@pytest.mark.slow
def test_one_sitemap_holds_as_many_addresses_as_it_may(sitemaps):
    files = sitemaps(MAX_ENTRIES - 3)
    assert files.keys() == {"robots.txt", "sitemap.xml"}
    assert len(entries(files["sitemap.xml"])) == MAX_ENTRIES


@pytest.mark.slow
def test_more_addresses_than_one_sitemap_may_hold_go_to_several(sitemaps):
    files = sitemaps(MAX_ENTRIES - 2)
    assert [len(entries(files[f"sitemap-{number}.xml"])) for number in (1, 2)] == [MAX_ENTRIES, 1]
    index = ElementTree.fromstring(files["sitemap.xml"])
    assert index.tag == f"{NAMESPACE}sitemapindex"
    assert [loc.text for loc in index.iter(f"{NAMESPACE}loc")] == [f"{BASE}sitemap-1.xml", f"{BASE}sitemap-2.xml"]
