"""Atom and JSON feeds: what a feed reader gets."""

import json
import warnings
from datetime import datetime
from xml.etree import ElementTree

import pytest

from generator.gallery.feeds import LENGTH, change_of
from generator.model.settings import Settings

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = Settings(title="Books & more", base_url="https://ada.example/portfolio/", author="Ada", tagline="One <line>.")
HOSTILE = [
    "]]><script>&",
    "<![CDATA[ x ]]>",
    "&amp; &lt; &#0; &nonesuch;",
    "\"'<!--",
    "</title></entry>",
    "🙂 \U0001f9d1\u200d\U0001f680 桜 \u202eRTL\u202c",
]


def parsed(content):
    with warnings.catch_warnings():  # feedparser's own, if its dependencies age before it does
        warnings.simplefilter("ignore", DeprecationWarning)
        import feedparser

        return feedparser.parse(content, response_headers={"content-type": "application/atom+xml; charset=utf-8"})


@pytest.mark.parametrize("text", HOSTILE)
def test_any_title_author_tag_and_site_name_arrives_in_both_feeds_as_it_was(gallery, book, text):
    project = book(text, author=(text,), tags=(text,), updated="2026-01-01")
    files = gallery(project, settings=Settings(title=text, author=text, tagline=text)).files
    root = ElementTree.fromstring(files["feed.xml"])
    entry = root.find(f"{ATOM}entry")
    assert entry is not None
    assert [root.findtext(f"{ATOM}{name}") for name in ("title", "subtitle")] == [text, text]
    assert entry.findtext(f"{ATOM}title") == f"New: {text}"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == text
    assert entry.findall(f"{ATOM}category")[1].attrib["term"] == text
    feed = json.loads(files["feed.json"])
    assert (feed["title"], feed["description"], feed["authors"]) == (text, text, [{"name": text}])
    (item,) = feed["items"]
    assert (item["title"], item["authors"], item["tags"]) == (f"New: {text}", [{"name": text}], [text])


@pytest.mark.parametrize("base_url", ["", "https://ada.example/portfolio/"])
def test_every_atom_feed_is_clean_by_feedparser(gallery, book, base_url):
    books = [
        book(
            text,
            description=f"*{text}*",
            tags=("a", text),
            updated="2026-01-01",
            created="2025-01-01",
            author=("A", "B"),
        )
        for text in HOSTILE
    ]
    files = gallery(*books, book("bare"), settings=Settings(title=HOSTILE[0], base_url=base_url)).files
    feeds = {path: parsed(content) for path, content in files.items() if path.endswith("feed.xml")}
    assert len(feeds) == 1 + 1 + len(HOSTILE)
    assert {path: feed.get("bozo_exception") for path, feed in feeds.items() if feed.bozo} == {}
    assert all(feed.version == "atom10" and feed.entries for feed in feeds.values())
    assert len(feeds["feed.xml"].entries) == len(HOSTILE) + 1


def test_a_feed_and_its_entries_have_what_atom_demands(gallery, book):
    root = ElementTree.fromstring(
        gallery(book("One"), book("Two", updated="2026-02-03T04:05:06+01:00"), settings=SITE).files["feed.xml"]
    )
    for element in (root, *root.findall(f"{ATOM}entry")):
        assert all(element.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
        assert datetime.fromisoformat((element.findtext(f"{ATOM}updated") or "").replace("Z", "+00:00")).tzinfo
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Ada"
    assert root.findtext(f"{ATOM}updated") == "2026-02-03T03:05:06Z"
    assert {link.attrib["rel"]: link.attrib["href"] for link in root.findall(f"{ATOM}link")} == {
        "alternate": "https://ada.example/portfolio/",
        "self": "https://ada.example/portfolio/feed.xml",
    }


def test_an_entry_links_to_its_page_and_to_the_book(gallery, book):
    project = book("One", url="https://books.example/one/?a=1&b=2")
    root = ElementTree.fromstring(gallery(project, settings=SITE).files["feed.xml"])
    assert [link.attrib["href"] for link in root.findall(f"{ATOM}entry/{ATOM}link")] == [
        "https://ada.example/portfolio/projects/one/",
        "https://books.example/one/?a=1&b=2",
    ]


@pytest.mark.parametrize(
    ("updated", "expected"),
    [
        ("2026-03-14", "2026-03-14T00:00:00Z"),
        ("2026-03-14T09:30:00.987+02:00", "2026-03-14T07:30:00Z"),
        ("0987-03-14", "0987-03-14T00:00:00Z"),
        ("", "1970-01-01T00:00:00Z"),
    ],
)
def test_every_entry_has_a_time_in_utc(gallery, book, updated, expected):
    files = gallery(book("One", updated=updated)).files
    assert ElementTree.fromstring(files["feed.xml"]).findtext(f"{ATOM}entry/{ATOM}updated") == expected
    assert json.loads(files["feed.json"])["items"][0]["date_modified"] == expected


def test_an_empty_catalog_has_valid_feeds(gallery):
    files = gallery().files
    assert not parsed(files["feed.xml"]).bozo
    assert json.loads(files["feed.json"])["items"] == []


@pytest.mark.parametrize(
    ("created", "updated", "change"),
    [
        ("2026-01-01", "2026-01-01", "new"),
        ("2026-01-01", "2026-01-01T23:59:59Z", "new"),
        ("2026-01-01", "2026-01-02", "updated"),
        ("2026-01-02", "2026-01-01", "new"),
        ("", "2026-01-01", "new"),
        ("2026-01-01", "", "new"),
    ],
)
def test_an_entry_tells_whether_the_book_is_new_or_updated(gallery, book, created, updated, change):
    project = book("One", created=created, updated=updated)
    assert change_of(project) == change
    files = gallery(project).files
    entry = ElementTree.fromstring(files["feed.xml"]).find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}title") == f"{change.capitalize()}: One"
    assert [found.attrib["term"] for found in entry.findall(f"{ATOM}category")] == [change]
    assert json.loads(files["feed.json"])["items"][0]["_portfolio"] == {"change": change}


def test_a_tags_feeds_hold_its_projects_and_no_others(gallery, book):
    files = gallery(book("One", tags=("Maps",)), book("Two", tags=("maps", "x")), book("Three"), settings=SITE).files
    atom = ElementTree.fromstring(files["tags/maps/feed.xml"])
    feed = json.loads(files["tags/maps/feed.json"])
    assert {entry.findtext(f"{ATOM}title") for entry in atom.findall(f"{ATOM}entry")} == {"New: One", "New: Two"}
    assert {item["title"] for item in feed["items"]} == {"New: One", "New: Two"}
    assert atom.findtext(f"{ATOM}title") == feed["title"] == "Books & more: Maps"
    assert feed["feed_url"] == "https://ada.example/portfolio/tags/maps/feed.json"
    assert feed["home_page_url"] == "https://ada.example/portfolio/tags/maps/"


def test_a_json_feed_has_the_shape_of_version_1_1(gallery, book):
    project = book(
        "One", description="*Hi*", updated="2026-01-02", created="2026-01-01", logo="https://cdn.example/a.png"
    )
    feed = json.loads(gallery(project, settings=SITE).files["feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["title"], feed["language"]) == ("Books & more", "en")
    (item,) = feed["items"]
    assert item["id"] == project.identity
    assert item["url"] == "https://ada.example/portfolio/projects/one/"
    assert item["external_url"] == project.url
    assert item["content_html"] == "<p><em>Hi</em></p>"
    assert (item["date_published"], item["date_modified"]) == ("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z")
    assert item["image"] == "https://cdn.example/a.png"


def test_an_entry_keeps_its_id_whatever_else_changes(gallery, book):
    before = book("Old title", url="http://books.example/one/index.html", tags=("a",))
    after = book("New title", url="https://BOOKS.example/one", updated="2026-01-01")
    ids = []
    for project, settings in ((before, Settings()), (after, SITE)):
        files = gallery(project, settings=settings).files
        root = ElementTree.fromstring(files["feed.xml"])
        ids += [root.findtext(f"{ATOM}entry/{ATOM}id"), json.loads(files["feed.json"])["items"][0]["id"]]
    assert set(ids) == {"https://books.example/one"}


def test_a_feed_holds_the_latest_projects(gallery, book):
    books = [book(f"Book {n}", updated=f"2026-01-01T00:{n % 60:02}:{n // 60:02}Z") for n in range(LENGTH + 5)]
    files = gallery(*books).files
    titles = [
        entry.findtext(f"{ATOM}title") for entry in ElementTree.fromstring(files["feed.xml"]).findall(f"{ATOM}entry")
    ]
    assert titles == [f"New: Book {n}" for n in range(LENGTH + 4, 4, -1)]
    assert len(json.loads(files["feed.json"])["items"]) == LENGTH


def test_markup_of_a_description_arrives_once_escaped(gallery, book):
    project = book("One", description="*Hi* <script>")
    root = ElementTree.fromstring(gallery(project).files["feed.xml"])
    assert root.findtext(f"{ATOM}entry/{ATOM}summary") == "<p><em>Hi</em> &lt;script&gt;</p>"


def test_an_old_book_that_is_new_here_stands_first_and_was_never_updated_before_it_appeared(gallery, book):
    books = [book(str(day), updated=f"2026-02-{day:02}", created="2026-01-01") for day in range(1, 29)]
    newcomer = book("An old book", updated="2020-01-01", created="2026-03-14T09:30:00Z")
    root = ElementTree.fromstring(gallery(*books, newcomer, settings=SITE).files["feed.xml"])
    entries = root.findall(f"{ATOM}entry")
    assert entries[0].findtext(f"{ATOM}title") == "New: An old book"
    for entry in entries:
        assert str(entry.findtext(f"{ATOM}updated")) >= str(entry.findtext(f"{ATOM}published"))
