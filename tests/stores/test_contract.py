"""What every store promises: nothing is lost on the way to the disk and back, and no save leaves half a file."""

import copy
import json
import os
from datetime import datetime, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import DocumentError, FileError
from generator.model.catalog import Catalog
from generator.model.merge import merge
from generator.model.payload import decode
from generator.model.project import Project
from generator.model.records import decode_catalog, encode_catalog
from generator.stores.open_store import open_store
from generator.stores.store import SECTIONS
from tests.stores.catalogs import LINES, PROSE, catalogs, odd_catalogs

NOW = datetime(2026, 3, 14, 9, 30, tzinfo=timezone.utc)
NAMES = ("projects.json", "projects.yml", "projects")

every_store = pytest.mark.parametrize("name", NAMES)
AB = {
    "$schema": "../schema.json",
    "note": {"kept": [1, 2.5, None]},
    "projects": [
        {"title": "B", "url": "https://b.example/", "updated": "2026-01-02", "licence": "CC-BY", "open": True},
        {"url": "https://bad.example/", "updated": "2026-01-01", "title": "\ud800", "tags": "潮, 🌊"},
        {"title": "A", "url": "https://a.example/", "レベル": "1.10"},
    ],
    "tombstones": [{"url": "https://gone.example/", "updated": "2026-01-01"}],
}


def catalog_of(content):
    return decode_catalog(copy.deepcopy(content))[0]


def said(catalog):
    """All of it, but for what depends on how the file was before and says nothing.

    That is the order of the keys at the top, and of broken records of which neither address nor time can be read.
    """
    content = encode_catalog(catalog)
    entries = {section: sorted(map(json.dumps, content.get(section, []))) for section in SECTIONS}
    return json.dumps(dict(sorted((content | entries).items())))


def contents(path: Path) -> dict[str, bytes]:
    """Every file of a store, hidden ones too, by its path."""
    files = sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
    return {str(file.relative_to(path.parent)): file.read_bytes() for file in files}


def event(payload, action="project-updated"):
    found = decode({"action": action, "client_payload": payload}).event
    assert found
    return found


@pytest.fixture(scope="module", params=NAMES)
def store(request, tmp_path_factory):
    return open_store(tmp_path_factory.mktemp("store") / request.param)


@given(catalog=catalogs())
def test_what_was_saved_is_loaded(store, catalog):
    store.save(catalog)
    loaded = store.load().catalog
    assert {repr(project) for project in loaded.projects} == {repr(project) for project in catalog.projects}
    assert {repr(stone) for stone in loaded.tombstones} == {repr(stone) for stone in catalog.tombstones}
    assert sorted(map(repr, loaded.broken)) == sorted(map(repr, catalog.broken))
    assert said(loaded) == said(catalog)


@given(catalog=catalogs())
def test_saving_what_was_loaded_changes_no_byte(store, catalog):
    store.save(catalog)
    before = contents(store.path)
    store.save(store.load().catalog)
    assert contents(store.path) == before


@given(before=catalogs() | odd_catalogs(), catalog=catalogs() | odd_catalogs())
def test_a_store_says_the_same_whatever_was_there_before(store, tmp_path_factory, before, catalog):
    new = open_store(tmp_path_factory.mktemp("new") / store.path.name)
    new.save(before)
    new.save(catalog)
    assert said(new.load().catalog) == said(catalog)


@given(
    title=LINES.filter(lambda text: text.strip("\r\n\t") == text),
    description=PROSE,
    tags=st.lists(LINES, max_size=3),
    extra=st.dictionaries(st.sampled_from(["level", "レベル", "body"]), PROSE, max_size=2),
)
def test_any_text_survives_from_an_event_to_the_disk_and_back(store, title, description, tags, extra):
    title, description, tags = f"“{title}", f"–{description}", [f"#{tag}"[:100] for tag in tags]
    extra = {name: f"–{text}" for name, text in extra.items()}  # a dash: no text of these is a placeholder
    payload = {"title": title, "description": description, "tags": tags, "extra": extra, "url": "https://a.example/"}
    store.save(merge(Catalog(), event(payload), NOW)[0])
    (project,) = store.load().catalog.projects
    assert (project.title, project.description, list(project.tags)) == (title, description, tags)
    fields = dict(project.custom) | {"body": project.body}
    assert all(fields[name] == text for name, text in extra.items())


@every_store
def test_broken_records_other_keys_and_tombstones_stay(tmp_path, name):
    store = open_store(tmp_path / name)
    store.save(catalog_of(AB))
    assert encode_catalog(store.load().catalog) == AB
    before = contents(store.path)
    store.save(store.load().catalog)
    assert contents(store.path) == before


@every_store
def test_the_order_within_a_list_of_tags_or_of_the_owner_s_own_counts(tmp_path, name):
    store = open_store(tmp_path / name)
    for order in ((1, 2, 1), (2, 1, 1)):
        project = Project("A", "https://a.example/", tags=tuple(f"tag {number}" for number in dict.fromkeys(order)))
        catalog = Catalog((project,), rest={"own": list(order)})
        store.save(catalog)
        assert store.load().catalog == catalog


@every_store
def test_non_ascii_stands_as_itself(tmp_path, name):
    store = open_store(tmp_path / name)
    store.save(Catalog((Project("潮の満ち引き 🌊", "https://a.example/é"),)))
    assert "潮の満ち引き 🌊" in b"".join(contents(store.path).values()).decode()


@every_store
def test_a_project_that_is_removed_leaves_a_tombstone_and_comes_back(tmp_path, name):
    store = open_store(tmp_path / name)
    store.save(catalog_of(AB))
    for action, count in (("project-deleted", 0), ("project-created", 1)):
        store.save(merge(store.load().catalog, event({"title": "A", "url": "https://a.example/"}, action), NOW)[0])
        catalog = store.load().catalog
        assert [project.title for project in catalog.projects].count("A") == count
        assert ("https://a.example" in {stone.identity for stone in catalog.tombstones}) is not bool(count)


@every_store
def test_a_missing_store_is_no_empty_catalog(tmp_path, name):
    with pytest.raises(FileError, match="There is no such f"):
        open_store(tmp_path / name).load()
    assert list(tmp_path.iterdir()) == []


@every_store
def test_a_save_that_fails_leaves_what_was_there(tmp_path, name, monkeypatch):
    store = open_store(tmp_path / name)
    store.save(catalog_of(AB))
    before = contents(store.path)
    monkeypatch.setattr(os, "fsync", _full_disk)
    with pytest.raises(FileError, match="No space left"):
        store.save(merge(store.load().catalog, event({"title": "C", "url": "https://c.example/"}), NOW)[0])
    assert contents(store.path) == before


def _full_disk(_):
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("content", ["[]", '{"project": []}', '{"projects": {}}', "null"])
@pytest.mark.parametrize("name", ["projects.json", "projects.yml"])
def test_a_file_that_is_no_catalog_is_refused_as_a_whole(file, name, content):
    path = file(content, name)
    with pytest.raises(DocumentError) as refused:
        open_store(path).load()
    assert (refused.value.file, refused.value.line) == (str(path), 1)


@pytest.mark.parametrize("name", ["projects.txt", "projects.json.bak", "projects.toml"])
def test_a_path_that_names_no_form_is_refused_with_what_to_write(tmp_path, name):
    with pytest.raises(FileError) as refused:
        open_store(tmp_path / name)
    assert ".yml" in refused.value.advice
