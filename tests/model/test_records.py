"""The catalog's plain form: what is valid is read, what is not is kept and explained."""

import pytest

from generator.errors import DocumentError
from generator.model.catalog import Catalog, newest_first
from generator.model.problems import Problem, dotted, errors
from generator.model.project import Project, Source, Tombstone, order_key
from generator.model.records import decode_catalog, encode_catalog

FULL = {
    "title": "Tides",
    "url": "https://ada.example.org/tides/",
    "description": "Salt *water*.",
    "body": "# Tides\n\nLong.",
    "author": ["Ada", "Grace"],
    "tags": ["Physics", "潮"],
    "logo": "logos/tides.svg",
    "updated": "2026-03-14T09:30:00Z",
    "created": "2020-01-01",
    "repository": "https://github.com/ada/tides",
    "category": "course",
    "difficulty": "easy",
    "duration": "6 weeks",
    "status": "archived",
    "licence": "CC-BY",
    "chapters": 12,
    "price": 0.5,
    "open": False,
    "languages": ["en", 1, True],
    "source": {
        "repository": "ada/tides",
        "commit": "0123abc",
        "run_id": 7,
        "run_attempt": 1,
        "deployed_at": "2026-03-14T09:30:00Z",
        "runner": "ubuntu",
    },
}
SMALL = {"title": "B", "url": "https://b.example/", "description": "Short."}


def pointers(problems: list[Problem]) -> list[str]:
    return [dotted(problem.pointer) for problem in problems]


def test_a_project_with_every_field_is_read_and_written_as_it_was():
    catalog, problems = decode_catalog({"projects": [FULL]})
    assert not problems
    (project,) = catalog.projects
    assert (project.author, project.custom[1]) == (("Ada", "Grace"), ("chapters", 12))
    assert encode_catalog(catalog) == {"projects": [FULL]}
    assert list(encode_catalog(catalog)["projects"][0]) == list(FULL)


def test_one_author_and_several_authors_keep_their_shape():
    catalog, _ = decode_catalog({"projects": [SMALL | {"author": "Ada"}, FULL]})
    assert {project.authors for project in catalog.projects} == {("Ada",), ("Ada", "Grace")}
    assert Project("t", "https://b.example/").authors == ()


def test_other_top_level_keys_are_kept_with_the_schema_first():
    content = {"projects": [], "note": [1], "$schema": "s.json"}
    record = encode_catalog(decode_catalog(content)[0])
    assert record == content
    assert list(record) == ["$schema", "note", "projects"]


def test_tombstones_are_read_and_written():
    stone = {"url": "https://a.example/", "updated": "2026-01-01", "created": "2020-01-01", "source": {"run_id": 1}}
    catalog, problems = decode_catalog({"projects": [], "tombstones": [stone]})
    assert not problems
    assert catalog.tombstones == (Tombstone("https://a.example/", "2026-01-01", "2020-01-01", Source(run_id=1)),)
    assert encode_catalog(catalog) == {"projects": [], "tombstones": [stone]}


@pytest.mark.parametrize(
    "record", [None, 7, "text", [], {}, SMALL | {"tags": "a"}, SMALL | {"url": "x"}, {"\ud800": 1}]
)
def test_a_record_that_cannot_be_read_is_kept_as_it_stands_and_hides_no_other(record):
    catalog, problems = decode_catalog({"projects": [FULL, record]})
    assert [project.title for project in catalog.projects] == ["Tides"]
    assert errors(problems)
    assert all(pointer.startswith("projects[1]") for pointer in pointers(problems))
    assert encode_catalog(catalog) == {"projects": [FULL, record]}


def test_every_problem_of_every_record_is_reported_at_once():
    bad = {"title": "", "url": "ftp://x", "tags": ["ok", 7], "updated": "soon", "source": {"run_id": -1}}
    _, problems = decode_catalog({"projects": [bad, SMALL, {"description": "x"}], "tombstones": [{"why": 1}]})
    assert sorted(pointers(errors(problems))) == [
        "projects[0].source.run_id",
        "projects[0].tags[1]",
        "projects[0].title",
        "projects[0].updated",
        "projects[0].url",
        "projects[2].title",
        "projects[2].url",
        "tombstones[0].url",
        "tombstones[0].why",
    ]


def test_a_second_project_of_the_same_address_is_an_error_that_names_the_first():
    twice = SMALL | {"url": "http://B.example/index.html"}
    catalog, problems = decode_catalog({"projects": [FULL, SMALL, twice, twice]})
    assert pointers(problems) == ["projects[2].url", "projects[3].url"]
    assert all("projects[1] (https://b.example)" in problem.message for problem in problems)
    assert (len(catalog.projects), len(catalog.broken)) == (2, 2)
    assert len(encode_catalog(catalog)["projects"]) == 4


def test_a_project_and_a_tombstone_may_share_an_address():
    _, problems = decode_catalog({"projects": [SMALL], "tombstones": [{"url": SMALL["url"]}]})
    assert not problems


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "is empty"),
        ([], "is a list"),
        ("projects", "is a text"),
        ({}, 'no "projects"'),
        ({"project": []}, 'no "projects"'),
        ({"projects": {}}, "'projects' is an object, not a list"),
        ({"projects": None}, "'projects' is empty, not a list"),
        ({"projects": [], "tombstones": 1}, "'tombstones' is a number, not a list"),
    ],
)
def test_content_that_is_no_catalog_at_all_is_refused(content, said):
    with pytest.raises(DocumentError, match=r"projects|tombstones") as refused:
        decode_catalog(content)
    assert said in refused.value.message


def test_projects_stand_newest_first_and_undated_ones_last():
    projects = [
        Project("a", "https://a.example/", updated="2026-01-01"),
        Project("b", "https://b.example/", updated="2026-01-01T00:00:01Z"),
        Project("c", "https://c.example/"),
        Project("d", "https://d.example/", updated="2026-01-01T01:00:00+01:00"),
        Project("e", "https://e.example/", updated="2026-01-02"),
    ]
    assert [project.title for project in newest_first(reversed(projects))] == ["e", "b", "a", "d", "c"]


def test_the_stored_form_does_not_depend_on_the_order_of_the_catalog():
    catalog, _ = decode_catalog({"projects": [FULL, SMALL, {"url": "https://c.example/"}]})
    turned = Catalog(catalog.projects[::-1], (), catalog.broken)
    assert encode_catalog(turned) == encode_catalog(catalog)


def test_carriage_returns_become_line_feeds():
    catalog, _ = decode_catalog({"projects": [SMALL | {"body": "a\r\nb\rc", "notes": ["x\r\ny"]}]})
    assert catalog.projects[0].body == "a\nb\nc"
    assert catalog.projects[0].custom == (("notes", ("x\ny",)),)


def test_the_order_key_is_the_deployment_then_the_run_then_its_attempt():
    deployed = Source(deployed_at="2026-01-02", run_id=3, run_attempt=2)
    assert order_key("2026-05-05", deployed) == order_key("", deployed)
    assert order_key("2026-05-05", deployed)[1:] == (3, 2)
    assert order_key("2026-05-05", Source(run_id=3)) > order_key("2026-05-05", None) > order_key("", None)
