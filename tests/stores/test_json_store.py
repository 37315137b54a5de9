"""The JSON store: nothing is lost on the way to the disk and back, and no save leaves a half-written file."""

import json
from datetime import datetime, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import DocumentError, FileError
from generator.model.catalog import Catalog
from generator.model.merge import merge
from generator.model.payload import decode
from generator.model.project import Project, Source, Tombstone
from generator.model.records import decode_catalog
from generator.model.text import unsafe_character
from generator.stores.json_store import JsonStore

NOW = datetime(2026, 3, 14, 9, 30, tzinfo=timezone.utc)

SAFE = st.text(st.characters(exclude_categories=["Cs"])).filter(lambda text: not unsafe_character(text))
PROSE = SAFE.map(lambda text: text.replace("\r", "\n"))
LINES = (
    PROSE.map(lambda text: text.replace("\n", " ").replace("\t", " ")).filter(str.strip).map(lambda text: text[:100])
)
LINES = LINES.filter(str.strip) | st.sampled_from(
    ["潮の満ち引き", "🌊", "<script>alert(1)</script>", "a\u2028b", "نص عربي"]
)
NUMBERS = st.integers(-(10**30), 10**30) | st.floats(allow_nan=False, allow_infinity=False)
SCALARS = PROSE | NUMBERS | st.booleans()
MOMENTS = st.sampled_from(["", "2026-01-01", "2020-02-29T12:00:00Z", "2026-03-14T09:30:00.25+05:30"])
CUSTOM = st.dictionaries(
    st.sampled_from(["level", "licence", "Stufe für Ämter", "レベル", "tags ", "::x"]),
    SCALARS | st.lists(SCALARS, max_size=3).map(tuple),
    max_size=3,
).map(lambda fields: tuple(fields.items()))
SOURCES = st.none() | st.builds(
    Source, run_id=st.none() | st.integers(0, 10**12), deployed_at=MOMENTS, rest=CUSTOM
).filter(lambda source: source != Source())
TIMED = {"updated": MOMENTS, "created": MOMENTS, "source": SOURCES}


def addresses(prefix):
    return st.integers(0, 30).map(lambda number: f"https://{prefix}.example/{number}/é")


PROJECTS = st.builds(
    Project,
    title=LINES,
    url=addresses("book"),
    description=PROSE,
    body=PROSE,
    author=LINES | st.lists(LINES, min_size=1, max_size=3).map(tuple),
    tags=st.lists(LINES, max_size=3).map(tuple),
    logo=st.sampled_from(["", "logos/é.svg", "https://cdn.example/l"]),
    status=st.sampled_from(["", "archived"]),
    custom=CUSTOM,
    **TIMED,
)
TOMBSTONES = st.builds(Tombstone, url=addresses("gone"), **TIMED)
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(st.characters()) | st.just("\ud800 alone"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(st.characters()), inner, max_size=3),
    max_leaves=6,
)
BROKEN = st.none() | st.fixed_dictionaries(
    {"tags": st.just("a, b"), "url": st.just("ftp://x") | addresses("broken")},
    optional={"title": JSON, "updated": MOMENTS | st.just("2026-02-30"), "x": JSON},
)
REST = st.fixed_dictionaries({}, optional={"$schema": st.just("../s.json"), "note": JSON, "日本": JSON})


@st.composite
def catalogs(draw):
    content = {"projects": draw(st.lists(BROKEN, max_size=3)), "tombstones": draw(st.lists(st.just({}), max_size=1))}
    return Catalog(
        tuple(draw(st.lists(PROJECTS, max_size=4, unique_by=lambda project: project.identity))),
        tuple(draw(st.lists(TOMBSTONES, max_size=3, unique_by=lambda stone: stone.identity))),
        decode_catalog(content)[0].broken,
        draw(REST),
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return JsonStore(tmp_path_factory.mktemp("store") / "projects.json")


@given(catalogs())
def test_what_was_saved_is_loaded(store, catalog):
    store.save(catalog)
    loaded = store.load().catalog
    assert {repr(project) for project in loaded.projects} == {repr(project) for project in catalog.projects}
    assert {repr(stone) for stone in loaded.tombstones} == {repr(stone) for stone in catalog.tombstones}
    assert repr(loaded.rest) == repr({**{k: v for k, v in catalog.rest.items() if k == "$schema"}, **catalog.rest})
    assert sorted(map(repr, loaded.broken)) == sorted(map(repr, catalog.broken))


@given(catalogs())
def test_saving_what_was_loaded_changes_no_byte_of_plain_readable_json(store, catalog):
    store.save(catalog)
    before = store.path.read_bytes()
    assert store.encode(store.load().catalog) == before
    plain = json.dumps(json.loads(before), ensure_ascii=False, indent=2) + "\n"
    assert before == plain.encode("utf-8", "backslashreplace")


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
    event = decode({"action": "project-created", "client_payload": payload}).event
    assert event
    store.save(merge(Catalog(), event, NOW)[0])
    (project,) = store.load().catalog.projects
    assert (project.title, project.description, list(project.tags)) == (title, description, tags)
    fields = dict(project.custom) | {"body": project.body}
    assert all(fields[name] == text for name, text in extra.items())


def test_a_file_in_the_stored_form_keeps_its_bytes_through_load_and_save(file):
    text = """{
  "$schema": "../schema.json",
  "note": {"kept": [1, 2.5, null]},
  "projects": [
    {"title": "B", "url": "https://b.example/", "updated": "2026-01-02", "licence": "CC-BY", "open": true},
    {"url": "https://bad.example/", "updated": "2026-01-01", "title": "\\ud800", "tags": "潮, 🌊"},
    {"title": "A", "url": "https://a.example/"}
  ],
  "tombstones": [
    {"url": "https://gone.example/", "updated": "2026-01-01"}
  ]
}"""
    path = file(json.dumps(json.loads(text), indent=2, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")
    before = path.read_bytes()
    assert b'"\\ud800"' in before
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
    (problem,) = loaded.document.locate(loaded.problems)
    assert (problem.line, problem.column) == (3, 11)


@pytest.mark.parametrize("content", ["[]", '{"project": []}', '{"projects": {}}', "null"])
def test_a_file_that_is_no_catalog_is_refused_as_a_whole(file, content):
    path = file(content)
    with pytest.raises(DocumentError) as refused:
        JsonStore(path).load()
    assert (refused.value.file, refused.value.line) == (str(path), 1)


def test_a_missing_file_is_no_empty_catalog(tmp_path):
    with pytest.raises(FileError, match="There is no such file"):
        JsonStore(tmp_path / "projects.json").load()
    assert list(tmp_path.iterdir()) == []
