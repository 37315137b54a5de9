"""The gallery as data."""

import json

import jsonschema
import pytest

from generator.model.schemas import schema_text
from generator.model.settings import Settings

BASE = "https://ada.example/portfolio/"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


@pytest.fixture
def books(book):
    return (
        book("Tides", tags=("Sea", "maps"), updated="2026-01-01", custom=(("pages", 3), ("topics", ("a", 1.5, True)))),
        book(
            "桜 <b> & co",
            tags=("MAPS",),
            author=("Ada", "Grace"),
            description="On *salt*.",
            updated="2026-02-01T00:00:00Z",
        ),
        book("Bare"),
    )


def test_the_public_data_is_valid_by_the_schema_beside_it(gallery, books):
    files = gallery(*books).files
    schema = json.loads(files["projects.schema.json"])
    public = json.loads(files["projects.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(public, schema)
    assert public["$schema"] == "projects.schema.json"
    assert [project["title"] for project in public["projects"]] == ["桜 <b> & co", "Tides", "Bare"]


def test_the_public_data_keeps_every_field_as_it_was_and_names_each_tag_once(gallery, book):
    project = book(
        "T", category="Course", tags=(" a ", "A"), custom=(("x", "<b>"), ("n", 1)), repository="https://git.example/r"
    )
    (public,) = json.loads(gallery(project).files["projects.json"])["projects"]
    assert public == {
        "title": "T",
        "url": project.url,
        "tags": ["A"],
        "repository": "https://git.example/r",
        "category": "Course",
        "x": "<b>",
        "n": 1,
    }


def test_text_stands_in_the_data_as_itself(gallery, books):
    assert "桜 <b> & co" in gallery(*books).files["projects.json"].decode()


@pytest.mark.parametrize("base_url", ["", BASE])
def test_a_local_logo_is_published_where_the_site_has_it(gallery, book, tmp_path, base_url):
    (tmp_path / "a.svg").write_bytes(SVG)
    files = gallery(book("T", logo="a.svg"), settings=Settings(base_url=base_url), folder=tmp_path).files
    (public,) = json.loads(files["projects.json"])["projects"]
    assert public["logo"].removeprefix(base_url) in files
    assert public["logo"].startswith(f"{base_url}assets/")
    jsonschema.validate({"projects": [public]}, json.loads(schema_text("projects")))


def test_a_logo_that_cannot_be_used_is_not_published(gallery, book):
    (public,) = json.loads(gallery(book("T", logo="gone.svg")).files["projects.json"])["projects"]
    assert "logo" not in public


def test_the_search_index_is_compact(gallery, books):
    assert b", " not in gallery(*books).files["search.json"]


def test_both_schemas_are_published_as_they_are(gallery):
    files = gallery().files
    for name in ("projects", "site"):
        assert files[f"{name}.schema.json"].decode() == schema_text(name)
        jsonschema.Draft202012Validator.check_schema(json.loads(files[f"{name}.schema.json"]))


def test_an_empty_catalog_is_data_too(gallery):
    files = gallery().files
    assert json.loads(files["projects.json"])["projects"] == []
    assert json.loads(files["search.json"])["total"] == 0
