"""The gallery in columns."""

import gzip
import json

import pytest

from benchmarks.made_up import MadeUp
from generator.gallery.packing import packed, packed_lists
from generator.gallery.theme import Theme
from generator.model.fields import FieldSetting
from generator.model.project import project_from_record
from generator.model.settings import Settings
from tests.search_index import lists, numbers, read_index

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


@pytest.fixture
def index(gallery):
    """The index of some projects, read."""

    def make(*projects, **options):
        return read_index(gallery(*projects, **options).files["search.json"])

    return make


@pytest.fixture(scope="module")
def thousand(gallery):
    """The index of a thousand projects with summaries of 200 characters."""
    projects = [project_from_record(record) for record in MadeUp(1000).projects()]
    return gallery(*projects).files["search.json"]


@pytest.mark.parametrize(("number", "text"), [(0, "A"), (31, "f"), (32, "gB"), (1023, "/f"), (1024, "ggB")])
def test_numbers_have_five_bits_a_digit(number, text):
    assert packed([number]) == text


def test_what_was_packed_can_be_read():
    some = [*range(2000), 739_000, 2**30]
    assert numbers(packed(some)) == some
    rows = [[], [0], [5, 40, 2000], []]
    assert list(lists(packed_lists(rows), 4)) == rows


def test_a_row_holds_what_a_card_shows(index, book, tmp_path):
    (tmp_path / "a.svg").write_bytes(SVG)
    fields = (
        FieldSetting("category", "Kind", card=True),
        FieldSetting("doi", "DOI", card=True),
        FieldSetting("x", "X"),
    )
    project = book(
        "Tides & Time",
        description="On *salt*.",
        author=("Ada", "Grace"),
        tags=("Sea", "maps"),
        updated="2026-01-01T23:30:00-02:00",
        logo="a.svg",
        category="Course",
        custom=(("doi", "https://doi.example/1"), ("x", "unseen")),
    )
    (row,) = index(project, settings=Settings(fields=fields), folder=tmp_path).rows
    assert (row.title, row.summary, row.authors, row.tags) == (
        "Tides & Time",
        "On salt.",
        ("Ada", "Grace"),
        ("Sea", "maps"),
    )
    assert (row.slug, row.updated) == ("tides-and-time", "2026-01-02")
    assert row.logo.startswith("assets/logos/a-")
    assert row.facts == (("Kind", "Course", False), ("DOI", "https://doi.example/1", True))
    assert row.facets == {"category": "Course"}


def test_rows_stand_newest_first_and_those_without_a_day_last(index, book):
    rows = index(book("Never"), book("Old", updated="0001-01-02"), book("New", updated="2026-03-01")).rows
    assert [(row.title, row.updated) for row in rows] == [
        ("New", "2026-03-01"),
        ("Old", "0001-01-02"),
        ("Never", ""),
    ]


def test_the_latest_arrivals_are_told_by_the_time_not_the_day(index, book):
    found = index(
        book("A", updated="2026-01-03", created="2026-01-01T10:00:00Z"),
        book("B", updated="2026-01-02"),
        book("C", updated="2026-01-01", created="2026-01-01T12:00:00+01:00"),
        book("D", created="2026-01-01T09:00:00-09:00"),
    )
    assert [found.rows[row].title for row in found.added] == ["D", "C", "A"]


def test_the_featured_ones_stand_as_the_settings_list_them(index, book):
    books = [book(title, url=f"https://books.example/f/{title}", updated="2026-01-01") for title in "abc"]
    featured = tuple(f"https://books.example/f/{title}" for title in ("c", "gone", "a"))
    found = index(*books, settings=Settings(featured=featured))
    assert [found.rows[row].title for row in found.featured] == ["c", "a"]


@pytest.mark.parametrize(
    "title", ["Plain", "C++ & C#", "100 % @ home", "x" * 80, f"{'word ' * 20}end", "-- odd --", "COM1", "!!"]
)
def test_the_slug_of_a_title_in_ascii_can_be_made_of_it(gallery, book, title):
    files = gallery(book(title)).files
    (row,) = read_index(files["search.json"]).rows
    assert f"projects/{row.slug}/index.html" in files


@pytest.mark.parametrize("title", ["Ελλάδα", "桜", "Plain"])
def test_the_slug_of_a_second_one_or_of_another_script_is_held(gallery, index, book, title):
    books = [book(title, created="2026-01-01"), book(title, created="2026-01-02")]
    files = gallery(*books).files
    assert all(f"projects/{row.slug}/index.html" in files for row in index(*books).rows)
    assert len({row.slug for row in index(*books).rows}) == 2


def test_every_tag_leads_to_its_page(gallery, book):
    files = gallery(book(tags=("C++", "C", "c#", "Ελλάδα", "!!", "a  b", "A b"))).files
    tags = read_index(files["search.json"]).tags
    assert set(tags) == {"C++", "C", "c#", "Ελλάδα", "!!", "a b"} or set(tags) == {
        "C++",
        "C",
        "c#",
        "Ελλάδα",
        "!!",
        "A b",
    }
    assert all(f"tags/{slug}/index.html" in files for slug in tags.values())


def test_an_author_keeps_the_spelling_and_is_told_apart_from_nobody_by_case(index, book):
    found = index(book(author="ada"), book(author=("Ada", "Grace")), book(author="Ada"), book(author=""))
    assert sorted(row.authors for row in found.rows) == [(), ("Ada",), ("Ada", "Grace"), ("ada",)]
    assert found.usual == {"ada": "Ada"}


def test_an_author_of_one_book_costs_two_digits(gallery, book):
    books = [book(author=f"Author {number}") for number in range(100)]
    assert json.loads(gallery(*books).files["search.json"])["authors"]["rows"] == "BA" * 100


def test_a_facet_has_its_usual_spelling_and_no_column_when_nobody_has_it(index, book):
    found = index(book(category="course"), book(category="Course "), book(category="Course"), book(category="Course"))
    assert [row.facets for row in found.rows] == [{"category": "Course"}] * 4
    assert [row.facets for row in index(book()).rows] == [{}]


def test_a_line_break_in_a_fact_is_a_space(index, book):
    settings = Settings(fields=(FieldSetting("x", "X", card=True),))
    assert index(book(custom=(("x", "a\nb"),)), settings=settings).rows[0].facts == (("X", "a b", False),)


def test_an_empty_gallery_has_an_index(index):
    assert index().rows == []


@pytest.mark.slow
def test_a_project_takes_less_than_25_bytes_besides_its_text(thousand):
    """Only what is in the file counts as text: neither the slugs that it leaves out, nor an author's name again."""
    data = json.loads(thousand)
    named = [data["authors"], data["tags"], *data["facets"].values()]
    held = [data[name] for name in ("titles", "summaries", "slugs", "logos")] + [column["names"] for column in named]
    text = sum(len(column.replace("\n", "").encode()) for column in held)
    assert 0 < len(thousand) - text < 25 * data["total"]


@pytest.mark.slow
def test_a_thousand_projects_with_summaries_fit_into_60_kilobytes(thousand):
    summaries = json.loads(thousand)["summaries"].split("\n")
    assert sum(map(len, summaries)) / len(summaries) == pytest.approx(200, abs=1)
    assert len(gzip.compress(thousand, 9, mtime=0)) < 60_000


def test_lists_of_a_gallery_of_one_page_carry_the_index(gallery, book, themed_lists):
    hostile = book("</script><!-- <b> & \u2028", tags=("t",))
    full = Settings(per_page=2)
    for files in (
        gallery(hostile, theme=themed_lists).files,
        gallery(hostile, book(), theme=themed_lists, settings=full).files,
    ):
        for path in ("index.html", "tags/t/index.html"):
            carried = files[path].decode()
            assert not set("<>&\u2028\u2029") & set(carried)
            assert json.loads(carried) == json.loads(files["search.json"])


def test_lists_of_a_larger_gallery_and_of_an_empty_one_carry_nothing(gallery, book, themed_lists):
    files = gallery(book(), book(), theme=themed_lists, settings=Settings(per_page=1)).files
    assert files["index.html"] == files["page/2/index.html"] == b""
    assert gallery(theme=themed_lists).files["index.html"] == b""


@pytest.fixture
def themed_lists(tmp_path):
    """A theme whose lists are what they carry."""
    (tmp_path / "theme").mkdir()
    for name in ("index.html", "tag.html"):
        (tmp_path / "theme" / name).write_text("{{ gallery_data }}", "utf-8")
    return Theme(tmp_path / "theme")
