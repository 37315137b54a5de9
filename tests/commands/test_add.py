"""`add`, from the command line: what is said, read from a book's folder, or from its page."""

import json

import pytest

from generator.stores.json_store import JsonStore

pytestmark = pytest.mark.slow

URL = "https://eve.example.org/stars/"
STARS = {"title": "Stars", "url": URL, "description": "Far.", "updated": "2026-03-14"}
SAID = ("--title", "Stars", "--url", URL, "--description", "Far.")
PAGE = b"""<title>Page</title><meta property="og:title" content="Stars"><meta name="author" content="Eve">
<meta property="og:description" content="Far."><meta property="og:image" content="logo.png">"""


def stored(path):
    return json.loads(path.read_text("utf-8"))["projects"]


def test_a_project_that_is_said_with_options_is_added(run, data):
    path = data({"title": "Old", "url": "https://old.example/", "note": "kept"}, **{"$schema": "s.json", "own": [1]})
    done = run(
        "add", *SAID, "--author", "Eve; Ádám", "--tags", "sky, night", "--logo", "logos/s.svg", "--body", "# Long",
        "--repository", "eve/stars", "--updated", "2026-03-14", "--set", "edition=2", "--set", "status=archived",
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "added: https://eve.example.org/stars was added.\n"
    new, old = stored(path)
    assert new.pop("created")
    assert new == {
        **STARS,
        "body": "# Long",
        "author": ["Eve", "Ádám"],
        "tags": ["sky", "night"],
        "logo": "logos/s.svg",
        "repository": "https://github.com/eve/stars",
        "status": "archived",
        "edition": 2,
    }
    assert old["note"] == "kept"
    assert json.loads(path.read_text("utf-8"))["own"] == [1]


def test_what_was_added_is_a_project_like_any_other(run, data, event_file):
    path = data()
    assert run("add", *SAID).returncode == 0
    assert run("validate").returncode == 0
    assert JsonStore(path).encode(JsonStore(path).load().catalog) == path.read_bytes()
    assert run("merge", "--event", event_file("updated", title="Sent", url=URL)).returncode == 0
    assert [project["title"] for project in stored(path)] == ["Sent"]


@pytest.mark.parametrize(
    ("args", "missing"),
    [
        ([], "Say --title and --url, or start add without options on a terminal, where it asks."),
        (["--tags", "x"], "Say --title and --url,"),
        (["--url", URL], "Say --title, "),
        (["--title", "x", "--url", ""], "Say --url, "),
    ],
)
def test_without_what_a_project_needs_the_missing_options_are_named(run, data, args, missing):
    path = data()
    before = path.read_bytes()
    done = run("add", *args)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"error: {missing}" in done.stderr
    assert path.read_bytes() == before


def test_all_that_is_wrong_is_told_and_nothing_is_written(run, data):
    path = data()
    before = path.read_bytes()
    done = run("add", "--title", "x" * 201, "--url", "ftp://x", "--updated", "soon", "--set", "source=x")
    assert (done.returncode, done.stdout) == (1, "")
    assert [line.partition(":")[0] for line in done.stderr.splitlines()] == ["title", "url", "updated", "source"]
    assert path.read_bytes() == before


def test_a_project_that_is_there_is_not_replaced_without_force(run, data):
    path = data(STARS | {"created": "2025-01-01", "edition": 1})
    before = path.read_bytes()
    done = run("add", "--title", "Suns", "--url", "http://EVE.example.org/stars/index.html")
    assert done.returncode == 1
    assert (
        "There is a project with the address https://eve.example.org/stars already. Change it with set" in done.stderr
    )
    assert path.read_bytes() == before
    assert run("add", "--title", "Suns", "--url", URL, "--force").returncode == 0
    [project] = stored(path)
    assert (project["title"], project["created"], "edition" in project) == ("Suns", "2025-01-01", False)


def test_older_than_what_is_known_is_a_failure_that_writes_nothing(run, data):
    path = data(STARS)
    before = path.read_bytes()
    done = run("add", "--title", "x", "--url", URL, "--updated", "2020-01-01", "--force")
    assert (done.returncode, done.stdout.partition(":")[0]) == (1, "stale")
    assert path.read_bytes() == before


def test_a_project_that_was_removed_comes_back(run, data):
    path = data(STARS)
    assert run("remove", URL).returncode == 0
    assert run("add", *SAID).returncode == 0
    assert [project["title"] for project in stored(path)] == ["Stars"]
    assert "tombstones" not in json.loads(path.read_text())


def test_a_dry_run_shows_the_project_and_writes_nothing(run, data):
    path = data()
    before = path.read_bytes()
    done = run("add", *SAID, "--dry-run")
    assert done.returncode == 0
    assert '+  "title": "Stars",' in done.stdout
    assert path.read_bytes() == before


def test_readers_would_miss_a_description_and_a_misspelt_field_is_told(run, data):
    data()
    done = run("add", "--title", "x", "--url", URL, "--set", "autor=Eve", "--updated", "2999-01-01")
    assert done.returncode == 0
    assert [line.partition(": warning: ")[0] for line in done.stderr.splitlines()] == [
        "updated",
        "description",
        "autor",
    ]


def test_what_the_settings_say_of_it_is_told_with_its_line(run, data):
    path = data()
    (path.parent / "site.yml").write_text(f"hidden: [{URL}]\noverrides:\n  {URL}:\n    title: Mine\n    body: Mine\n")
    done = run("add", *SAID)
    assert done.returncode == 0
    assert [line.partition(": warning: ")[0] for line in done.stderr.splitlines()] == [
        "data/site.yml:1:10 hidden[0]",
        f'data/site.yml:4:5 overrides["{URL}"].title',
    ]


@pytest.mark.parametrize("name", ["", "/_config.yml"])
def test_a_book_on_this_disk_says_what_is_not_said_with_options(run, data, tmp_path, name):
    path = data()
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "_toc.yml").write_text("")
    (tmp_path / "book" / "_config.yml").write_text(
        f"title: Stars\nauthor: Eve\nlogo: gone.png\nhtml:\n  baseurl: {URL}\nproject_metadata:\n  description: Far.\n"
    )
    done = run(
        "add", "--from", f"book{name}", "--author", "Ádám", "--logo", "logos/stars.svg", "--updated", "2026-03-14"
    )
    assert (done.returncode, done.stderr) == (0, "")
    [project] = stored(path)
    assert project.pop("created")
    assert project == STARS | {"author": "Ádám", "logo": "logos/stars.svg"}


def test_the_logo_of_a_book_is_looked_up_in_its_pages(run, data, tmp_path):
    path = data()
    (tmp_path / "html" / "_static").mkdir(parents=True)
    for file in ("html/index.html", "html/_static/star.svg", "star.svg"):
        (tmp_path / file).write_text("x")
    (tmp_path / "_config.yml").write_text("title: Stars\nlogo: star.svg\n")
    assert run("add", "--from", ".", "--html", "html", "--url", URL).returncode == 0
    assert stored(path)[0]["logo"] == f"{URL}_static/star.svg"


def test_a_deployed_book_says_what_is_not_said_with_options(run, data, github):
    path = data()
    address = github.publish("/gallery/book/", PAGE)
    done = run("add", "--from", address, "--title", "Suns", "--tags", "sky")
    assert (done.returncode, done.stderr) == (0, "")
    [project] = stored(path)
    assert project["title"] == "Suns"
    assert (project["url"], project["author"], project["tags"]) == (address, "Eve", ["sky"])
    assert project["logo"] == f"{address}logo.png"
    assert run("add", "--from", address, "--url", URL).returncode == 0
    assert sorted(project["url"] for project in stored(path)) == sorted([address, URL])


def test_a_page_that_cannot_be_had_has_an_exit_code_of_its_own(run, data, github):
    data()
    done = run("add", "--from", f"{github.origin}/gallery/none/")
    assert done.returncode == 7
    assert "The page cannot be read: the server answered with status 404." in done.stderr


def test_a_page_without_a_title_leaves_it_to_be_said(run, data, github):
    data()
    done = run("add", "--from", github.publish("/gallery/book/", b"<p>x"))
    assert done.returncode == 2
    assert "Say --title, or" in done.stderr


@pytest.mark.parametrize(("source", "code"), [("https://a b/", 2), ("javascript://x", 2), ("nowhere", 1)])
def test_a_source_that_is_no_book_is_refused(run, data, source, code):
    data()
    assert run("add", "--from", source).returncode == code


def test_the_rules_of_the_settings_fields_hold_for_what_is_added(run, data):
    path = data()
    (path.parent / "site.yml").write_text("fields: [{name: level, required: true, enum: [easy, hard]}]\n")
    done = run("add", *SAID)
    assert (done.returncode, stored(path)) == (1, [])
    assert "level: error: is missing. site.yml asks for it. Write one of easy, hard." in done.stderr
    assert run("add", *SAID, "--set", "level=Easy").returncode == 1
    assert run("add", *SAID, "--set", "level=easy").returncode == 0


@pytest.mark.parametrize(("unknown", "code"), [("error", 1), ("warning", 0)])
def test_the_vocabulary_of_the_settings_holds_for_what_is_added(run, data, unknown, code):
    path = data()
    (path.parent / "site.yml").write_text(f"tags: {{vocabulary: [maps], unknown: {unknown}}}\n")
    done = run("add", *SAID, "--tags", "maps, soil")
    assert (done.returncode, len(stored(path))) == (code, 1 - code)
    assert f"tags[1]: {unknown}: is 'soil', which is not in the vocabulary of tags." in done.stderr
