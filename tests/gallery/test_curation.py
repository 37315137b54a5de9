"""The owner's hand: what is shown, as what, and in which order, and where a missing logo is looked for."""

import json
from itertools import permutations

from generator.gallery.curation import check_override_logos, curate
from generator.gallery.shelf import arrange
from generator.model.catalog import Catalog
from generator.model.overrides import Override
from generator.model.problems import dotted
from generator.model.settings import Settings
from tests.search_index import read_index


def index_of(projects, **settings):
    shelf, _ = arrange(Catalog(tuple(projects)), Settings(**settings))
    return "".join(project.title for project in shelf.featured_first())


def test_the_index_has_featured_ones_first_then_numbers_then_the_newest(book):
    a, b, c, d, e, f, g, h = books = [book(name, updated=f"2026-01-0{day}") for day, name in enumerate("abcdefgh", 1)]
    overrides = (
        Override(a.url, featured=True),
        Override(b.url, featured=True, order=2),
        Override(c.url, featured=True, order=-1),
        Override(d.url, order=7),
        Override(e.url, order=7),
        Override(f.url, order=-4),
        Override(h.url, order=9),
    )
    for some in permutations(overrides[:4]):
        assert index_of(books, featured=(g.identity, h.identity), overrides=(*some, *overrides[4:])) == "ghcbafed"


def test_a_listed_project_stands_where_the_list_has_it_whatever_its_number(book):
    a, b = book("a"), book("b")
    assert index_of([a, b], featured=(b.identity, a.identity), overrides=(Override(a.url, order=-9),)) == "ba"


def test_scripts_are_told_the_same_order(gallery, book):
    books = [book(name, updated=f"2026-01-0{day}") for day, name in enumerate("abcde", 1)]
    overrides = (
        Override(books[0].url, order=1),
        Override(books[2].url, order=0),
        Override(books[1].url, featured=True),
    )
    settings = Settings(overrides=overrides, social_cards="none")
    found = read_index(gallery(*books, settings=settings).files["search.json"])
    assert [found.rows[row].title for row in found.featured] == ["b"]
    assert [found.rows[row].title for row in found.ordered] == ["c", "a"]


def test_a_number_alone_is_no_badge(gallery, book, read):
    one, other = book("One"), book("Other")
    overrides = (Override(one.url, order=1), Override(other.url, featured=True))
    files = gallery(one, other, settings=Settings(overrides=overrides, social_cards="none")).files
    page = read(files["index.html"])
    assert [element.text.strip() for element in page.all("li", "badge")] == ["Featured"]


def test_the_overridden_form_is_all_that_readers_see(gallery, book):
    stored = book("Stored name", description="Stored words.", author="Stored author", tags=("kept",))
    override = Override(
        stored.url,
        title="Shown name",
        description="Shown words.",
        author="Shown author",
        body="Shown body.",
        tags=("new",),
    )
    base = Settings(overrides=(override,), base_url="https://p.example/", social_cards="none")
    files = gallery(stored, settings=base).files
    left = [path for path, content in files.items() if b"Stored" in content]
    assert left == []
    for path in ("index.html", "feed.xml", "feed.json", "search.json", "projects.json", "tags/new/index.html"):
        assert b"Shown name" in files[path], path
    (public,) = json.loads(files["projects.json"])["projects"]
    assert (public["title"], public["body"], public["tags"]) == ("Shown name", "Shown body.", ["kept", "new"])


def test_a_corrected_title_does_not_change_the_pages_address(gallery, book):
    project = book("Stored name")
    settings = Settings(overrides=(Override(project.url, title="Shown name"),), social_cards="none")
    files = gallery(project, settings=settings).files
    assert "projects/stored-name/index.html" in files
    (row,) = read_index(files["search.json"]).rows
    assert row.slug == "stored-name"


def test_a_hidden_project_is_nowhere(gallery, book):
    project = book("Secret", tags=("secret",))
    settings = Settings(overrides=(Override(project.url, hidden=True, featured=True),), social_cards="none")
    files = gallery(project, book("Other"), settings=settings).files
    assert not [path for path, content in files.items() if b"Secret" in content or "secret" in path]


def test_a_logo_of_the_owners_is_copied_and_a_missing_one_leads_into_the_settings(gallery, book, tmp_path):
    (tmp_path / "logos").mkdir()
    (tmp_path / "logos" / "mine.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    one, other, third = book("One", logo="logos/gone.svg"), book("Other"), book("Third", logo="logos/third.svg")
    overrides = (Override(one.url, logo="logos/mine.svg"), Override(other.url, logo="logos/none.svg"))
    settings = Settings(overrides=overrides, social_cards="none")
    shown = gallery(one, other, third, settings=settings, folder=tmp_path)
    assert [path for path in shown.files if "logos/mine-" in path]
    (of_owner,) = shown.settings_problems
    assert dotted(of_owner.pointer) == f'overrides["{other.url}"].logo'
    (of_book,) = shown.logo_problems
    assert of_book.pointer == ("projects", third.identity, "logo")
    assert check_override_logos([one, other, third], settings, tmp_path) == [of_owner]


def test_curating_changes_no_stored_project(book):
    project = book("Stored")
    curation = curate([project], Settings(overrides=(Override(project.url, title="Shown"),)))
    assert [(shown.title, shown.identity) for shown in curation.projects] == [("Shown", project.identity)]
    assert project.title == "Stored"
