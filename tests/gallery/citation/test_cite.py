"""Citations, read by another program's parser of BibTeX and by its idea of names."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pybtex.database import Entry, parse_string

from generator.gallery.citation.cite import Citation, cite
from generator.model.project import Project
from generator.model.schema import check_project
from tests.gallery.citation.reading import read

URL = "https://books.example.org/tides/"


def book(title="Reading the Tides", author="Ines Halloway", updated="2026-03-14", **fields):
    return Project(title, fields.pop("url", URL), author=author, updated=updated, **fields)


def cited(project) -> Citation:
    citation = cite(project)
    assert citation is not None
    return citation


def entry_of(project) -> Entry:
    """The only entry that pybtex finds, with every complaint an error."""
    (entry,) = parse_string(cited(project).bibtex, "bibtex").entries.values()
    return entry


def test_an_entry_says_who_what_when_and_where():
    assert cited(book(custom=(("doi", "10.5555/halloway.bayes.3"),))).bibtex == (
        "@misc{halloway2026reading,\n"
        "  author = {Ines Halloway},\n"
        "  title  = {{Reading the Tides}},\n"
        "  year   = {2026},\n"
        "  month  = mar,\n"
        "  url    = {https://books.example.org/tides/},\n"
        "  doi    = {10.5555/halloway.bayes.3}\n"
        "}"
    )


def test_the_line_of_text_says_the_same():
    assert cited(book()).text == f"Ines Halloway (2026). Reading the Tides. {URL}"
    assert cited(book("Why Bread?", ("A. Baker", "B. Miller"))).text == f"A. Baker, B. Miller (2026). Why Bread? {URL}"


@pytest.mark.parametrize("fields", [{"author": ""}, {"author": ()}, {"updated": ""}, {"author": "", "updated": ""}])
def test_without_an_author_or_a_date_there_is_nothing_to_cite(fields):
    assert cite(book(**fields)) is None


def test_the_day_of_the_last_deployment_counts_before_that_of_the_first():
    assert cited(book(created="2024-01-01")).year == "2026"
    entry = entry_of(book(updated="", created="2024-12-31T23:00:00Z"))
    assert (entry.fields["year"], entry.fields["month"]) == ("2024", "December")


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_is_a_macro_that_bibtex_knows(month):
    assert entry_of(book(updated=f"2026-{month:02}-01")).fields["month"]


@pytest.mark.parametrize(
    ("said", "doi"),
    [
        ("10.5281/zenodo.1234", "10.5281/zenodo.1234"),
        ("https://doi.org/10.5281/zenodo.1234", "10.5281/zenodo.1234"),
        ("http://dx.doi.org/10.5281/zenodo.1234", "10.5281/zenodo.1234"),
        ("DOI: 10.5281/zenodo.1234", "10.5281/zenodo.1234"),
        (("none yet", "10.1000/182"), "10.1000/182"),
        ("10.1002/(SICI)1097<1::AID>3.0.CO;2-#_%", "10.1002/(SICI)1097<1::AID>3.0.CO;2-#_%"),
    ],
)
def test_a_doi_is_the_address_that_lasts(said, doi):
    project = book(custom=(("DOI", said),))
    assert entry_of(project).fields["doi"] == doi
    assert cited(project).address == f"https://doi.org/{doi}"
    assert entry_of(project).fields["url"] == URL


@pytest.mark.parametrize("said", ["pending", "10.5281", "10.1/x", "10.5281/a{b", "10.5281/a b", 10.5281, True])
def test_what_is_no_doi_is_not_called_one(said):
    project = book(custom=(("doi", said),))
    assert "doi" not in entry_of(project).fields
    assert cited(project).address == URL


@pytest.mark.parametrize(
    ("author", "title", "key"),
    [
        ("Ines Halloway", "Reading the Tides", "halloway2026reading"),
        ("Halloway, Ines", "The Tides", "halloway2026tides"),
        ("Ludwig van Beethoven", "On the Strings", "beethoven2026strings"),
        ("van der Berg, Jan", "A", "vanderberg2026a"),
        ("Martin Luther King Jr.", "Bread & Cities", "king2026bread"),
        ("The Turing Way Community", "C++", "turing2026c"),
        ("Jürgen Müßig", "Die Überfahrt", "mussig2026uberfahrt"),
        ("王小明", "数据科学导论", "wangxiaoming2026shujukexuedaolun"),
        ("🦉🦉", "🌊", "owl2026ocean"),
        ("א. ב.", "--- %", "v2026percent"),
    ],
)
def test_a_key_is_made_of_the_first_authors_name_the_year_and_the_titles_first_word(author, title, key):
    assert list(parse_string(cited(book(title, author)).bibtex, "bibtex").entries) == [key]


def test_a_key_depends_on_nothing_but_the_book():
    assert "{halloway2026reading," in cited(book(url="https://elsewhere.example/", tags=("x",))).bibtex


@pytest.mark.parametrize(
    ("author", "first", "von", "last", "suffix"),
    [
        ("Ines Halloway", "Ines", "", "Halloway", ""),
        ("Ludwig van Beethoven", "Ludwig", "van", "Beethoven", ""),
        ("van der Berg, Jan", "Jan", "van der", "Berg", ""),
        ("Martin Luther King Jr.", "Martin Luther", "", "King", "Jr."),
        ("Émile Žižek", "Émile", "", "Žižek", ""),
        ("Ørsted Ångström", "Ørsted", "", "Ångström", ""),
        ("Bread & Butter Team", "", "", "Bread & Butter Team", ""),
        ("The Turing Way Community", "", "", "The Turing Way Community", ""),
        ("王小明", "", "", "王小明", ""),
    ],
)
def test_bibtex_reads_a_name_as_it_is_meant(author, first, von, last, suffix):
    (person,) = entry_of(book(author=author)).persons["author"]
    parts = (
        *(person.first_names + person.middle_names, person.prelast_names, person.last_names, person.lineage_names),
    )
    assert tuple(read(" ".join(part)) for part in parts) == (first, von, last, suffix)


def test_several_authors_are_several_and_the_unnamed_are_others():
    authors = ("Ines Halloway", "Department of Birds and Bees", "Tom and Jerry", "Ana Sá et al.")
    persons = entry_of(book(author=authors)).persons["author"]
    names = [read(str(person)) for person in persons]
    assert names == ["Halloway, Ines", "Department of Birds and Bees", "Tom", "Jerry", "Sá, Ana", "others"]


LINES = st.text(
    st.sampled_from("\\{}\"'%&$#_~^,;@=<>| aZéß桜🙂") | st.characters(exclude_categories=["Cs", "Cc"]), max_size=50
)


@given(title=LINES, author=LINES)
@example(title='"}, x = {1', author="A}, title = {B")
@example(title="\\", author="Jo {and} Li")
@example(title="% @comment{", author='"and" and and')
def test_no_text_breaks_out_of_its_field(title, author):
    record = {"title": title, "url": URL, "author": author}
    if check_project(record):
        return
    project = book(title, author)
    citation = cite(project)
    if citation is None:
        assert not author.strip()
        return
    entry = entry_of(project)
    assert entry.type == "misc"
    assert list(entry.fields) == ["title", "year", "month", "url"]
    assert entry.persons["author"]
    assert entry.fields["title"].startswith("{")
    assert entry.fields["title"].endswith("}")


@given(title=st.text(st.sampled_from("\\{}%&$#_~^<>|aZéßøŁñ桜🙂"), min_size=1, max_size=20))
def test_a_title_reads_as_it_was_written(title):
    assert read(entry_of(book(title)).fields["title"]) == title


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://a.example/50%25/?x=1&y=a_b#top", "https://a.example/50%25/?x=1&y=a_b#top"),
        (
            "https://bücher.example:8080/straße/?q=ü#ä",
            "https://xn--bcher-kva.example:8080/stra%C3%9Fe/?q=%C3%BC#%C3%A4",
        ),
        ("https://A.example/~ada/é", "https://A.example/~ada/%C3%A9"),
    ],
)
def test_an_address_is_ascii_and_otherwise_as_it_was_sent(url, written):
    assert entry_of(book(url=url)).fields["url"] == written
    assert cited(book(url=url)).address == url
