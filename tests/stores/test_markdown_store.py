"""The Markdown store: one file a project, whose text below is the body; each event touches one file."""

from datetime import datetime, timezone

import pytest

from generator.errors import GeneratorError
from generator.model.catalog import Catalog
from generator.model.merge import merge
from generator.model.payload import decode
from generator.model.problems import dotted
from generator.model.project import Project
from generator.model.records import decode_catalog, encode_catalog
from generator.stores.json_store import JsonStore
from generator.stores.markdown_store import MarkdownStore

NOW = datetime(2026, 3, 14, 9, 30, tzinfo=timezone.utc)

TIDES = """\
---
# The one that we teach with.
title: Reading the Tides  # short
url: https://books.example.org/tides/
version: 1.10
updated: 2026-03-01
---

# Why tides

---

Because.
"""


def event(action="updated", /, **payload):
    found = decode({"action": f"project-{action}", "client_payload": payload}).event
    assert found
    return found


@pytest.fixture
def folder(tmp_path):
    """Writes files into a folder and returns its store."""

    def write(**files):
        (tmp_path / "projects").mkdir(exist_ok=True)
        for name, content in files.items():
            path = tmp_path / "projects" / (name if "." in name else f"{name}.md")
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return MarkdownStore(tmp_path / "projects")

    return write


def names(store):
    return sorted(file.name for file in store.path.iterdir())


def put(store, *events):
    for one in events:
        store.save(merge(store.load().catalog, one, NOW)[0])


def told(store):
    loaded = store.load()
    return [
        (problem.file.rpartition("/")[2], problem.line, problem.column, dotted(problem.pointer), problem.message)
        for problem in loaded.locate(loaded.problems)
        if problem.severity.value == "error"
    ]


def test_a_file_by_hand_is_a_project(folder):
    (project,) = folder(tides=TIDES).load().catalog.projects
    assert (project.title, project.body) == ("Reading the Tides", "# Why tides\n\n---\n\nBecause.")
    assert (project.updated, project.custom) == ("2026-03-01", (("version", "1.10"),))


def test_a_file_by_hand_keeps_its_bytes_and_its_name_until_it_changes(folder):
    store = folder(anything=TIDES, other="---\nurl: https://b.example/\ntitle: B\n---\n")
    put(store, event(title="New", url="https://new.example/"))
    assert names(store) == ["_catalog.yml", "anything.md", "new.md", "other.md"]
    assert (store.path / "anything.md").read_text("utf-8") == TIDES
    assert (store.path / "other.md").read_text("utf-8") == "---\nurl: https://b.example/\ntitle: B\n---\n"


def test_a_change_keeps_the_name_and_the_comments_that_stand_above(folder):
    store = folder(anything=TIDES)
    catalog = merge(
        store.load().catalog, event(title="Tides", url="https://books.example.org/tides/", body="Short."), NOW
    )[0]
    (lost,) = store.losses(catalog)
    assert (lost.file.rpartition("/")[2], lost.line, lost.column) == ("anything.md", 3, 27)
    store.save(catalog)
    assert (store.path / "anything.md").read_text("utf-8") == (
        "---\n# The one that we teach with.\ntitle: Tides\nurl: https://books.example.org/tides/\n"
        'updated: "2026-03-14"\ncreated: "2026-03-01"\n---\n\nShort.\n'
    )


def test_a_file_with_cr_lf_is_read_and_its_lines_are_unified_by_a_change(folder):
    store = folder(tides=TIDES.replace("\n", "\r\n"))
    assert store.load().catalog.projects[0].body == "# Why tides\n\n---\n\nBecause."
    put(store, event(title="Tides", url="https://books.example.org/tides/"))
    content = (store.path / "tides.md").read_bytes()
    assert (b"# The one" in content, b"\r" in content) == (True, False)


def test_a_merge_writes_one_file(folder):
    store = folder(a="---\ntitle: A\nurl: https://a.example/\n---\n", b="---\ntitle: B\nurl: https://b.example/\n---\n")
    put(store, event(title="C", url="https://c.example/"))
    before = {file.name: file.stat().st_mtime_ns for file in store.path.iterdir()}
    put(store, event(title="B", url="https://b.example/", description="New."))
    assert [name for name in names(store) if (store.path / name).stat().st_mtime_ns != before[name]] == ["b.md"]
    put(store, event("deleted", url="https://b.example/"))
    assert [name for name in names(store) if (store.path / name).stat().st_mtime_ns != before[name]] == ["b.md"]
    assert (store.path / "b.md").read_text("utf-8").startswith("---\ndeleted: true\nurl: https://b.example/\n")
    put(store, event(title="B again", url="https://b.example/"))
    assert names(store) == ["_catalog.yml", "a.md", "b.md", "c.md"]
    assert "deleted" not in (store.path / "b.md").read_text("utf-8")


def test_names_come_from_titles_never_collide_and_stay_in_the_folder(folder):
    store = folder(tides="---\ntitle: Not this\nurl: https://x.example/\n---\n")
    titles = ["Tides", "TIDES", "../../etc/passwd", "con", "_catalog", "潮", "!!!", ".hidden", "x" * 200]
    put(store, *(event(title=title, url=f"https://{n}.example/") for n, title in enumerate(titles)))
    files = [name for name in names(store) if name.endswith(".md")]
    assert len(files) == len(titles) + 1 == len({name.lower() for name in files})
    assert "etc-passwd.md" in files
    assert "con.md" not in files
    assert len(store.load().catalog.projects) == len(files)


def test_other_files_are_not_the_stores(folder):
    store = folder(**{"a": "---\ntitle: A\nurl: https://a.example/\n---\n", "logo.svg": "<svg/>", ".hidden.md": "x"})
    (store.path / "drafts.md").mkdir()
    assert len(store.load().catalog.projects) == 1
    put(store, event(title="B", url="https://b.example/"), event(title="Drafts", url="https://c.example/"))
    assert len(store.load().catalog.projects) == 3
    assert {"logo.svg", ".hidden.md", "drafts.md"} <= set(names(store))


@pytest.mark.parametrize(
    "body", ["\n", " a", "a ", "\n\na", "a\n\n", "---", "--- \na", "a\n---\ntitle: B\n---\n", "\ta", "🌊"]
)
def test_a_body_comes_back_byte_for_byte(tmp_path, body):
    store = MarkdownStore(tmp_path / "projects")
    project = Project("A", "https://a.example/", body=body)
    store.save(Catalog((project,)))
    assert store.load().catalog.projects == (project,)
    text = (store.path / "a.md").read_text("utf-8")
    assert text.endswith(f"---\n\n{body}\n") is (body.strip("\n") == body)


def test_a_project_that_is_taken_out_of_the_catalog_takes_its_file_with_it(folder):
    store = folder(a="---\n# mine\ntitle: A\nurl: https://a.example/\n---\n")
    assert [problem.message.split("'")[1] for problem in store.losses(Catalog())] == ["# mine"]
    store.save(Catalog())
    assert names(store) == ["_catalog.yml"]
    assert encode_catalog(store.load().catalog) == {"projects": []}


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("# A\n", 1, 1, "The file has no front matter."),
        ("", 1, 1, "The file has no front matter."),
        ("---\ntitle: A\nurl: https://a.example/\n", 1, 1, "The front matter does not end."),
        ("---\ntitle: A\n\turl: x\n---\n", 3, 1, "The file is not YAML"),
        ("---\ntitle: !!python/object:os.system A\n---\n", 2, 8, "is not plain data"),
        ("---\ntitle: A\nbody: x\n---\n\n\ny\n", 7, 1, "The text below the front matter has no place"),
        ("---\n- title: A\n---\ny", 4, 1, "The text below the front matter has no place"),
        (b"---\ntitle: \xe4\n---\n", 2, 8, "The file is not UTF-8: byte 0xe4"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_stays_and_hides_no_other(folder, text, line, column, said):
    store = folder(bad=text, good=TIDES)
    (found,) = told(store)
    assert found[:4] == ("bad.md", line, column, "")
    assert said in found[4]
    before = (store.path / "bad.md").read_bytes()
    put(store, event(title="New", url="https://new.example/"))
    assert (store.path / "bad.md").read_bytes() == before
    assert len(store.load().catalog.projects) == 2
    other = JsonStore(store.path.parent / "projects.json")
    other.save(store.load().catalog)
    assert encode_catalog(other.load().catalog) == encode_catalog(store.load().catalog)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("---\ntitle: A\nurl: ftp://x\ntags: a\n---\n", [(3, 1, "url"), (4, 1, "tags")]),
        ("---\nurl: https://a.example/\n---\n\nText.\n", [(2, 1, "title")]),
        ("---\n---\n", [(1, 1, "title"), (1, 1, "url")]),
        ("---\ntitle: A\nurl: https://a.example/\n---\n\n\nx\x07\n", [(7, 1, "body")]),
        ("---\ndeleted: true\nurl: nowhere\nupdated: soon\n---\n", [(3, 1, "url"), (4, 1, "updated")]),
        ("---\n- a\n---\n", [(2, 1, "")]),
    ],
)
def test_mistakes_have_the_line_and_column_of_their_file(folder, text, places):
    assert [one[:4] for one in told(folder(bad=text, good=TIDES))] == [("bad.md", *place) for place in places]


def test_two_files_for_one_address_are_told_by_name(folder):
    store = folder(a=TIDES, b=TIDES.replace("https:", "http:"))
    (found,) = told(store)
    assert found[:4] == ("b.md", 4, 1, "url")
    assert found[4] == "is the same address as that of a.md (https://books.example.org/tides)"
    store.save(store.load().catalog)
    assert (names(store), len(told(store))) == (["_catalog.yml", "a.md", "b.md"], 1)


def test_broken_records_of_one_address_keep_their_order(tmp_path):
    store = MarkdownStore(tmp_path / "projects")
    first, second, third = ({"url": "https://a.example/", "tags": word} for word in ("no", "list", "here"))
    for records in ([second], [first, second], [third, second, first], [second, first], [second]):
        store.save(decode_catalog({"projects": records})[0])
        assert encode_catalog(store.load().catalog) == {"projects": records}


@pytest.mark.parametrize("name", ["b.md", "_catalog.yml"])
@pytest.mark.parametrize("target", ["../secret.md", "../nowhere.md", "/etc/hostname"])
def test_a_link_out_of_the_folder_is_refused(folder, tmp_path, name, target):
    (tmp_path / "secret.md").write_text(TIDES)
    store = folder(a="---\ntitle: A\nurl: https://a.example/\n---\n")
    (store.path / name).symlink_to(target)
    for act in (store.load, lambda: store.save(Catalog())):
        with pytest.raises(GeneratorError, match="leads out of the folder") as refused:
            act()
        assert refused.value.file == str(store.path / name)
    assert (store.path / "a.md").exists()


def test_what_belongs_to_no_project_stands_in_a_file_of_its_own(folder):
    store = folder(**{"_catalog.yml": "# for editors\n$schema: x.json\nprojects:\n- 5\nnote: [1, no]\n", "a": TIDES})
    assert encode_catalog(store.load().catalog)["note"] == [1, "no"]
    (found,) = told(store)
    assert found[:4] == ("_catalog.yml", 4, 3, "projects[0]")
    before = (store.path / "_catalog.yml").read_text("utf-8")
    put(store, event(title="New", url="https://new.example/"))
    assert (store.path / "_catalog.yml").read_text("utf-8") == before


@pytest.mark.parametrize("text", ["- a\n", "projects: x\n", "a: [\n", "5\n"])
def test_a_file_of_the_rest_that_is_none_is_refused(folder, text):
    with pytest.raises(GeneratorError) as refused:
        folder(**{"_catalog.yml": text}).load()
    assert refused.value.file.endswith("projects/_catalog.yml")
    assert refused.value.line


def test_a_file_in_place_of_the_folder_is_no_store(tmp_path):
    (tmp_path / "projects").write_text("")
    with pytest.raises(GeneratorError):
        MarkdownStore(tmp_path / "projects").load()
