"""The JSON store: one form, whatever a file looked like before."""

import json

import pytest
from hypothesis import given

from generator.stores.json_store import JsonStore
from tests.stores.catalogs import catalogs


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return JsonStore(tmp_path_factory.mktemp("store") / "projects.json")


@given(catalogs())
def test_the_form_is_plain_readable_json(store, catalog):
    store.save(catalog)
    before = store.path.read_bytes()
    assert store.encode(store.load().catalog) == before
    plain = json.dumps(json.loads(before), ensure_ascii=False, indent=2) + "\n"
    assert before == plain.encode("utf-8", "backslashreplace")


def test_a_lone_surrogate_keeps_the_bytes_it_was_read_from(file):
    path = file('{\n  "projects": [\n    {\n      "title": "\\ud800"\n    }\n  ]\n}\n')
    before = path.read_bytes()
    store = JsonStore(path)
    store.save(store.load().catalog)
    assert path.read_bytes() == before


def test_a_file_edited_by_hand_is_brought_into_the_form(file):
    path = file(b'\xef\xbb\xbf{"projects":[{"url":"https://a.example/","title":"\\u00e9"}]}')
    store = JsonStore(path)
    store.save(store.load().catalog)
    assert path.read_text("utf-8") == (
        '{\n  "projects": [\n    {\n      "title": "é",\n      "url": "https://a.example/"\n    }\n  ]\n}\n'
    )


def test_problems_of_a_loaded_file_are_located(file):
    loaded = JsonStore(file('{"projects": [\n  {"title": "A",\n   "url": "x", "description": "y"}\n]}')).load()
    (problem,) = loaded.locate(loaded.problems)
    assert (problem.line, problem.column) == (3, 11)
