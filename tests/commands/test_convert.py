"""`convert`: any form becomes any other, with nothing lost and nothing overwritten by accident."""

import itertools
import json

import pytest

pytestmark = pytest.mark.slow

NAMES = ("projects.json", "projects.yml", "projects")
CONTENT = {
    "$schema": "x.json",
    "note": [1, None],
    "projects": [
        {"title": "潮", "url": "https://b.example/", "body": "# A\n\nb", "updated": "2026-01-02", "version": "1.10"},
        {"url": "https://bad.example/", "updated": "2026-01-01", "title": "\ud800", "tags": "a, b"},
        5,
        {"title": "no url"},
        {"title": "A", "url": "https://a.example/"},
    ],
    "tombstones": [{"url": "https://gone.example/", "updated": "2026-01-01"}],
}


@pytest.fixture
def stored(tmp_path):
    """data/projects.json in the stored form."""
    path = tmp_path / "data" / "projects.json"
    path.parent.mkdir()
    text = json.dumps(CONTENT, ensure_ascii=False, indent=2)
    path.write_bytes(f"{text}\n".encode("utf-8", "backslashreplace"))
    return path


@pytest.mark.parametrize("way", list(itertools.permutations(NAMES)))
def test_any_way_through_the_forms_ends_in_the_same_bytes(run, stored, tmp_path, way):
    at = "data/projects.json"
    for number, name in enumerate([*way, "projects.json"]):
        to = f"at-{number}-{name}"
        done = run("convert", at, to)
        assert done.returncode == 0, done.stderr
        at = to
    assert (tmp_path / at).read_bytes() == stored.read_bytes()


def test_it_says_what_it_did_what_is_broken_and_what_to_write_into_the_settings(run, stored, tmp_path):
    (tmp_path / "data" / "site.yml").write_text("title: Mine\n")
    done = run("convert", "data/projects.json", "data/projects")
    assert done.stdout == "2 projects from data/projects.json to data/projects. In site.yml: data: projects\n"
    assert "Broken, and carried along as they stand: 3." in done.stderr
    assert "data/projects.json:19:15 projects[1].tags: error:" in done.stderr
    elsewhere = run("convert", "data/projects.json", "books.yml")
    assert elsewhere.stdout.endswith("In site.yml: data: ../books.yml\n")
    (tmp_path / "data" / "site.yml").write_text("data: ../books.yml\n")
    assert "2 projects on" in run("build").stdout


@pytest.mark.parametrize("name", NAMES)
def test_what_is_there_is_kept_unless_forced(run, stored, name):
    other = stored.with_name("other.json")
    other.write_text('{"projects": []}')
    if name != "projects.json":
        assert run("convert", "data/other.json", f"data/{name}").returncode == 0
    before = sorted((file, file.is_file() and file.read_bytes()) for file in stored.parent.rglob("*"))
    done = run("convert", "data/other.json", f"data/{name}")
    assert done.returncode == 1
    assert done.stderr.startswith(f"data/{name}: error: There is something already. ")
    assert sorted((file, file.is_file() and file.read_bytes()) for file in stored.parent.rglob("*")) == before
    assert run("convert", "data/other.json", f"data/{name}", "--force").returncode == 0
    assert run("convert", f"data/{name}", "data/back.json").stdout.startswith("0 projects")


def test_a_place_cannot_be_turned_into_itself(run, stored):
    done = run("convert", "data/projects.json", "data/../data/projects.json", "--force")
    assert done.returncode == 2
    assert "FROM and TO are the same." in done.stderr


def test_comments_that_go_are_told(run, tmp_path):
    (tmp_path / "a.yml").write_text("# mine\nprojects: # all\n- title: A\n  url: https://a.example/\n")
    done = run("convert", "a.yml", "a.json")
    assert done.returncode == 0
    assert done.stderr == "Comments left behind in a.yml: 2.\n"
    assert run("convert", "a.yml", "a").stderr == "Comments left behind in a.yml: 2.\n"
    (tmp_path / "a" / "a.md").write_text("---\n# mine\ntitle: A # too\nurl: https://a.example/\n---\n\n# no comment\n")
    assert run("convert", "a", "b.json").stderr == "Comments left behind in a: 2.\n"


@pytest.mark.parametrize(
    ("origin", "target", "said"),
    [
        ("none.json", "a.yml", "There is no such file."),
        ("none", "a.yml", "There is no such folder."),
        ("data/projects.json", "a.toml", "The path does not say in which form the projects are."),
        ("data/projects.json", "nowhere/a", "The folder cannot be written: No such file or directory."),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(run, stored, tmp_path, origin, target, said):
    done = run("convert", origin, target)
    assert done.returncode == 1
    assert said in done.stderr
    assert sorted(file.name for file in tmp_path.iterdir()) == ["data"]


@pytest.mark.parametrize("name", ["b.json", "b.yml", "b"])
def test_a_file_that_is_not_utf_8_goes_along_as_it_stands(run, tmp_path, name):
    bad = b"---\ntitle: \xe4\n---\n"
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "bad.md").write_bytes(bad)
    done = run("convert", "a", name)
    assert (done.returncode, done.stdout.partition(" from")[0]) == (0, "0 projects")
    reason, count = done.stderr.splitlines()
    assert reason.startswith("a/bad.md:2:8: error: The file is not UTF-8: byte 0xe4 cannot stand here.")
    assert count == "Broken, and carried along as they stand: 1."
    assert run("convert", name, "c.json").returncode == 0
    [record] = json.loads((tmp_path / "c.json").read_text("utf-8"))["projects"]
    assert record.encode("utf-8", "surrogateescape") == bad
