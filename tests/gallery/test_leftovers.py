"""No text of the interface stands anywhere but in the files of texts: every page speaks the made-up language."""

import json
import re
from collections.abc import Iterator

import pytest
from lxml import etree

from generator.gallery.theme import Theme
from generator.model.fields import FieldSetting
from generator.model.settings import Link, Settings
from generator.model.tag_settings import TagGroup, TagSettings
from tests.gallery.pseudo import BRACKETED, shipped, texts, write_pseudo

URL = "https://1.2/"
DATA = re.compile(rf"archived|{re.escape(URL)}\d+|portfolio-generator|@misc\{{.*\}}", re.DOTALL)
"""Texts with letters that are none of the interface: a project's status and address, the program's name in feeds,
and BibTeX."""

SPOKEN = ("title", "alt", "placeholder", "label", "summary", "abbr")
SPOKEN_ARIA = ("label", "description", "roledescription", "valuetext", "placeholder", "braillelabel")
MACHINE_DATA = {
    *("data-url", "data-scheme", "data-path", "data-root", "data-step", "data-room", "data-tag", "data-facet"),
    *("data-group", "data-search", "data-worker", "data-gallery", "data-table", "data-source", "data-until"),
}
"""Attributes of data that are for scripts and style sheets alone; all others are taken for words."""

DESCRIBING = re.compile(r"description|(?:og|twitter):(?:title|description|site_name|image:alt)|author|application-name")
MACHINE_JSON = re.compile(
    r"[$@_].*|url|id|.*_url|.*[dD]ate.*|mainEntityOfPage|inLanguage|language|version|image|tagged|slug"
)


@pytest.fixture(scope="module")
def pseudo_theme(tmp_path_factory):
    folder = tmp_path_factory.mktemp("theme")
    write_pseudo(folder / "strings", "zz")
    return Theme(folder)


GROWN = {
    "day": ["2026-01-01", "2026-01-02"],
    "month": ["2026-01-01", "2026-05-02"],
    "year": ["2010-01-01", "2026-05-02"],
    "century": ["1600-01-01", "2026-05-02"],
    "day most": ["2026-01-01", "2026-01-02", "2026-01-02"],
    "month most": ["2026-01-01", "2026-05-02", "2026-05-02"],
    "year most": ["2010-01-01", "2026-05-02", "2026-05-02"],
    "century most": ["1600-01-01", "2026-05-02", "2026-05-02"],
}
"""Days on which projects appear: each is told in other words."""


def grown(numbered, days):
    return [numbered(created=day) for day in days]


@pytest.fixture(scope="module")
def sites(gallery, book, pseudo_theme):
    """Galleries that show whatever there is to show, of projects without a letter in them."""
    numbers = iter(range(1, 1000))

    def numbered(**fields):
        number = next(numbers)
        return book(str(number), url=f"{URL}{number}", **fields)

    def render(*books, **settings):
        plain = {"title": "0", "language": "zz", "tagline": "00", "base_url": "https://0.0/"}
        return gallery(*books, settings=Settings(**{**plain, **settings}), theme=pseudo_theme).files

    full = numbered(
        author=("7", "8"),
        description="9 *10*",
        body="# 11\n\n12",
        tags=tuple(f"{n}{n}{n}{n}" for n in range(100, 130)),
        status="archived",
        category="13",
        difficulty="14",
        duration="15",
        created="2026-01-01",
        updated="2026-03-04",
        repository=f"{URL}5",
        custom=(("1", True), ("2", False)),
    )
    years = [numbered(tags=("1000",), created=f"2025-{n:02}-01", updated=f"2026-{n:02}-01") for n in range(1, 13)]
    shown = tuple(FieldSetting(name) for name in ("category", "difficulty", "duration", "status", "1", "2"))
    return {
        "full": render(
            full, *years, per_page=2, author="6", featured=(f"{URL}1",), links=(Link("1", URL),), fields=shown
        ),
        "short": render(*years, date_format="short"),
        "one tag": render(numbered(tags=("1", "2")), numbered(tags=("1",))),
        "two tags too many": render(numbered(tags=("1" * 30, "2" * 30))),
        "many authors": render(numbered(author=tuple(map(str, range(1000, 1030))))),
        "one": render(numbered(tags=("1",))),
        "no tags": render(numbered()),
        **{f"grown by the {unit}": render(*grown(numbered, days)) for unit, days in GROWN.items()},
        "paired twice": render(*(numbered(tags=("1", "2"), created="2026-01-01") for _ in range(2)), numbered()),
        "two pairs": render(*(numbered(tags=("1", "2", "3")) for _ in range(2))),
        "one tag twice": render(numbered(tags=("1",)), numbered(tags=("1",)), numbered(logo=f"{URL}1.png")),
        "no pair": render(numbered(tags=("1",)), numbered(tags=("2",)), numbered()),
        "a day": render(numbered(created="2026-01-01"), numbered(), numbered()),
        "tags in groups": render(
            numbered(tags=("1", "2")),
            numbered(tags=("3",)),
            tags=TagSettings({"3": "1"}, {"3": "1"}, (TagGroup("4", ("1",)),), {"1": "5"}),
        ),
        "empty": render(),
    }


@pytest.fixture(scope="module")
def files(sites):
    return [(f"{name}: {path}", content) for name, site in sites.items() for path, content in site.items()]


def leftovers(text: str) -> list[str]:
    """What holds letters in a text outside all brackets; placeholders are for scripts to fill."""
    rest = without_placeholders(BRACKETED.sub("", text)).strip()
    return [rest] if not DATA.fullmatch(rest) and any(map(str.isalpha, rest)) else []


def without_placeholders(text: str) -> str:
    return re.sub(r"\{[a-z]+\}", "", text)


def spoken(root: etree._Element) -> Iterator[str]:
    """Every text of a page that readers see, hear or find: text nodes, attributes, descriptions for machines."""
    for element in root.iter("*"):
        if element.tag not in ("script", "style"):
            yield element.text or ""
        yield element.tail or ""
        for name, value in ((str(name), str(value)) for name, value in element.items()):
            if name in SPOKEN or (name.startswith("aria-") and name[5:] in SPOKEN_ARIA):
                yield value
            if name.startswith("data-") and name not in MACHINE_DATA:
                yield value
            if name == "value" and element.get("type") in ("submit", "button", "reset"):
                yield value
        if element.tag == "meta" and DESCRIBING.fullmatch(element.get("name") or element.get("property") or ""):
            yield element.get("content") or ""


def speaks(script: etree._Element) -> bool:
    return script.get("type") == "application/ld+json" or script.get("id") == "gallery-strings"


def told(data: object, name: str = "") -> Iterator[str]:
    """Every text in JSON that is meant for people."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from () if MACHINE_JSON.fullmatch(key) else told(value, key)
    elif isinstance(data, list):
        for value in data:
            yield from told(value, name)
    elif isinstance(data, str):
        yield data


def told_in_atom(root: etree._Element) -> Iterator[str]:
    for element in root.iter("*"):
        if etree.QName(element).localname not in ("id", "updated", "published"):
            yield element.text or ""
            yield from (element.get(name, "") for name in ("label", "title"))


@pytest.mark.slow
def test_no_page_holds_a_text_that_is_in_no_file_of_texts(files):
    pages = {path: etree.HTML(content) for path, content in files if path.endswith(".html")}
    found = [(path, rest) for path, root in pages.items() for text in spoken(root) for rest in leftovers(text)]
    assert found == []
    assert sum(1 for root in pages.values() for _ in spoken(root)) > 5000


def test_neither_search_engines_nor_scripts_are_told_such_a_text(files):
    roots = [(path, etree.HTML(content)) for path, content in files if path.endswith(".html")]
    data = [(path, json.loads(el.text or "")) for path, root in roots for el in root.iter("script") if speaks(el)]
    assert [(path, rest) for path, block in data for text in told(block) for rest in leftovers(text)] == []
    assert len(data) > len([path for path, _ in roots if "projects/" in path])


def test_no_feed_holds_such_a_text(files):
    atoms = [(path, etree.fromstring(content)) for path, content in files if path.endswith("feed.xml")]
    said = [(path, text) for path, root in atoms for text in told_in_atom(root)]
    feeds = [(path, json.loads(content)) for path, content in files if path.endswith("feed.json")]
    said += [(path, text) for path, feed in feeds for text in told(feed)]
    assert [(path, rest) for path, text in said if not text.startswith("<p>") for rest in leftovers(text)] == []
    assert len(atoms) == len(feeds) > 30


def test_no_style_sheet_says_a_word(files):
    styles = [content.decode() for path, content in files if path.endswith(".css")]
    words = [said for style in styles for said in re.findall(r"content:\s*[\"']([^\"']*)", style)]
    assert words
    assert not [said for said in words if any(map(str.isalpha, said))]


def test_every_text_is_said_somewhere(files):
    published = [content.decode() for path, content in files if path.endswith((".html", ".xml", ".json"))]
    said = {key for content in published for key in BRACKETED.findall(content)}
    worded = [key for key, text in texts(shipped("en")) if any(map(str.isalpha, without_placeholders(text)))]
    assert [key for key in worded if key not in said] == []
