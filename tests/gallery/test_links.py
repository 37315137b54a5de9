"""The sample as a site: every link leads somewhere, from every page, at every address."""

from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from generator.gallery.render import render
from generator.model.settings import Settings
from generator.stores.json_store import JsonStore
from generator.stores.settings_file import load_settings

DATA = Path(__file__).parents[2] / "data"
BASE = "https://ada.example/portfolio/"


def dead_links(read, files, base):
    """What leads to nothing, as (page, address), and how many addresses were followed."""
    pages = {path: read(content) for path, content in files.items() if path.endswith(".html")}
    places = {
        path: {el.attributes["id"] for el in page.elements if "id" in el.attributes} for path, page in pages.items()
    }
    dead, followed = [], 0
    for path, page in pages.items():
        for element in page.elements:
            for address in (element.attributes[name] for name in ("href", "src") if name in element.attributes):
                target = urlsplit(urljoin(urljoin(base, path), address))
                if f"{target.scheme}://{target.netloc}{target.path}".startswith(base):
                    followed += 1
                    file = unquote(target.path.removeprefix(urlsplit(base).path))
                    file = f"{file}index.html" if file.endswith("/") or not file else file
                    if file not in files or (target.fragment and target.fragment not in places[file]):
                        dead.append((path, address))
                elif target.scheme not in ("http", "https", "mailto"):
                    dead.append((path, address))
    return dead, followed


@pytest.mark.parametrize("base_url", ["", BASE])
def test_every_internal_link_and_asset_of_the_sample_is_there(read, theme, base_url):
    settings, problems = load_settings(DATA / "site.yml")
    assert problems == []
    loaded = JsonStore(DATA / "projects.json").load()
    settings = Settings(
        base_url=base_url, accent=settings.accent, links=settings.links, featured=settings.featured, per_page=5
    )
    gallery = render(loaded.catalog, settings, theme, DATA, lambda _: None)
    dead, followed = dead_links(read, gallery.files, BASE)
    assert dead == []
    assert followed > 500


def test_a_link_that_leads_to_nothing_is_found(read):
    """The check above can fail."""
    page = '<a href="../b/index.html#x"></a><img src="c.png"><a href="javascript:1"></a><a href="https://other.example/"></a>'
    dead, followed = dead_links(read, {"a/index.html": page.encode(), "b/index.html": b'<p id="y"></p>'}, BASE)
    assert dead == [("a/index.html", "../b/index.html#x"), ("a/index.html", "c.png"), ("a/index.html", "javascript:1")]
    assert followed == 2


@pytest.mark.parametrize("count", [0, 1, 8])
@pytest.mark.parametrize("base_url", ["", BASE])
def test_every_link_of_a_gallery_of_any_size_is_alive(gallery, book, read, count, base_url):
    books = [
        book(f"桜 & {n}", tags=("C++", "a/b", "?x#y", f"t{n}"), body="[up](../) [mail](mailto:a@b.example)")
        for n in range(count)
    ]
    dead, followed = dead_links(read, gallery(*books, settings=Settings(base_url=base_url, per_page=3)).files, BASE)
    assert dead == []
    assert followed


def test_a_link_to_a_tag_says_something_whatever_the_tag_is_called(gallery, book, read):
    """Lighthouse takes marks off for a link that says one of these words and nothing else."""
    empty = {"click here", "go", "here", "information", "more", "start", "this"}
    files = gallery(*(book(tags=tuple(empty)) for _ in range(2))).files
    said = {
        (path, " ".join(link.text.split()).casefold())
        for path in files
        if path.endswith(".html")
        for link in read(files[path]).all("a")
    }
    assert ("stats/index.html", "tags: go") in said
    assert [(path, text) for path, text in said if text in empty] == []
