"""`set` and `remove`, from the command line: a stored project changes or goes, and all others stay as they are."""

import json

import pytest

pytestmark = pytest.mark.slow

URL = "https://eve.example.org/stars/"
STARS = {"title": "Stars", "url": URL, "description": "Far.", "tags": ["sky"], "updated": "2026-03-14", "edition": 1}
OLD = {"title": "Old", "url": "https://old.example/", "description": "x", "own": {"deep": 1}}
GOOD_OLD = {"title": "Old", "url": "https://old.example/", "description": "x", "own": "kept"}


def content(path):
    return json.loads(path.read_text("utf-8"))


def test_fields_of_one_project_change_and_everything_else_stays(run, data):
    path = data(STARS, OLD, **{"$schema": "s.json", "own": [1]})
    done = run(
        "set", "http://EVE.example.org/stars", "title=Söns", "tags=sky, night", "edition=", "open=true", "level=2"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "updated: https://eve.example.org/stars was updated.",
        "An event of the book will replace it. What is to last belongs below overrides in data/site.yml.",
    ]
    assert content(path) == {
        "$schema": "s.json",
        "own": [1],
        "projects": [
            {
                "title": "Söns",
                "url": URL,
                "description": "Far.",
                "tags": ["sky", "night"],
                "updated": "2026-03-14",
                "open": True,
                "level": 2,
            },
            OLD,
        ],
    }


def test_a_later_event_replaces_what_was_set_and_an_earlier_one_does_not(run, data, event_file):
    path = data(STARS)
    assert run("set", URL, "title=By hand").returncode == 0
    run("merge", "--event", event_file("updated", title="Early", url=URL, updated="2026-03-13"))
    assert content(path)["projects"][0]["title"] == "By hand"
    run("merge", "--event", event_file("updated", title="Late", url=URL, updated="2026-03-15"))
    assert content(path)["projects"][0]["title"] == "Late"


@pytest.mark.parametrize(
    ("texts", "code", "told"),
    [
        (["title="], 1, "title: error: is missing. Write the book's title"),
        (["url="], 1, "url: error: is missing."),
        (["url=https://b.example/"], 1, "url: error: is another project's address."),
        (["updated=2026-02-30"], 1, "updated: error: '2026-02-30' does not exist in the calendar."),
        (["source=x"], 1, "source: error: is not for a book to say."),
        (["title"], 2, "'title' is not of the form KEY=VALUE."),
        ([], 2, "Missing argument 'KEY=VALUE"),
    ],
)
def test_what_cannot_be_set_changes_nothing(run, data, texts, code, told):
    path = data(STARS)
    before = path.read_bytes()
    done = run("set", URL, *texts)
    assert (done.returncode, done.stdout) == (code, "")
    assert told in done.stderr
    assert path.read_bytes() == before


def test_what_stands_already_is_left_alone(run, data):
    path = data(GOOD_OLD, STARS)  # not in the stored order
    before = path.read_bytes()
    done = run("set", URL, "title=Stars")
    assert (done.returncode, done.stdout.partition(":")[0]) == (0, "unchanged")
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", [["remove", URL], ["set", URL, "title=x"]])
def test_a_dry_run_shows_the_difference_and_writes_nothing(run, data, command):
    path = data(STARS)
    before = path.read_bytes()
    done = run(*command, "--dry-run")
    assert done.returncode == 0
    assert '-  "title": "Stars",' in done.stdout
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", [["remove"], ["set"]])
def test_an_unknown_address_is_an_error_with_the_one_that_was_meant(run, data, command):
    path = data(STARS)
    before = path.read_bytes()
    args = ["title=x"] if command == ["set"] else []
    done = run(*command, "https://eve.example.org/star", *args)
    assert done.returncode == 1
    assert "There is no project with the address https://eve.example.org/star. Did you mean" in done.stderr
    assert run(*command, "eve.example.org", *args).returncode == 2
    assert path.read_bytes() == before


def test_an_override_that_counts_more_is_told(run, data):
    path = data(STARS)
    (path.parent / "own.yml").write_text(f"overrides:\n  {URL}:\n    title: Mine\n    hidden: true\n")
    done = run("set", URL, "title=x", "level=1", "--config", "data/own.yml")
    assert done.returncode == 0
    assert [line.partition(": warning: ")[0] for line in done.stderr.splitlines()] == [
        f'data/own.yml:3:5 overrides["{URL}"].title',
        f'data/own.yml:4:5 overrides["{URL}"].hidden',
    ]


def test_a_removed_project_is_remembered_and_only_a_later_event_brings_it_back(run, data, event_file):
    path = data(STARS, GOOD_OLD)
    done = run("remove", URL)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "removed: https://eve.example.org/stars was removed.\n"
    assert content(path)["projects"] == [GOOD_OLD]
    assert [stone["url"] for stone in content(path)["tombstones"]] == ["https://eve.example.org/stars"]
    run("merge", "--event", event_file("updated", title="Early", url=URL, updated="2026-03-15"))
    assert content(path)["projects"] == [GOOD_OLD]


def test_a_project_that_cannot_be_read_can_be_removed_but_not_changed(run, data):
    path = data(STARS | {"tags": 5})
    done = run("set", URL, "title=x")
    assert done.returncode == 1
    assert "The project https://eve.example.org/stars cannot be read. Run validate" in done.stderr
    assert run("remove", URL).returncode == 0
    assert content(path)["projects"] == []


def test_settings_that_name_a_removed_project_are_told(run, data):
    path = data(STARS)
    (path.parent / "site.yml").write_text(f"featured: [{URL}]\nhidden: [https://gone.example/]\n")
    done = run("remove", URL)
    assert done.returncode == 0
    assert [line.partition(": warning: ")[0] for line in done.stderr.splitlines()] == ["data/site.yml:1:12 featured[0]"]


def test_the_rules_of_the_settings_fields_hold_for_what_is_set_and_for_nothing_else(run, data):
    path = data(STARS)
    (path.parent / "site.yml").write_text(
        "fields: [{name: level, required: true, enum: [easy]}, {name: made, kind: date}]\n"
    )
    done = run("set", URL, "level=hard")
    assert (done.returncode, "level" in content(path)["projects"][0]) == (1, False)
    assert "level: error: is 'hard', not one of easy." in done.stderr
    assert run("set", URL, "edition=2").returncode == 0
    done = run("set", URL, "made=spring")
    assert done.returncode == 0
    assert "made: warning: is 'spring', not a date" in done.stderr


def test_settings_with_a_mistake_let_nothing_be_set_nor_added(run, data):
    path = data(STARS)
    before = path.read_bytes()
    (path.parent / "site.yml").write_text("tags: {vocabulary: maps}\n")
    for done in (run("set", URL, "tags=x"), run("add", "--title", "A", "--url", "https://a.example/")):
        assert (done.returncode, path.read_bytes()) == (1, before)
        assert done.stderr.startswith("data/site.yml:1:8 tags.vocabulary: error: ")


def test_the_vocabulary_of_the_settings_holds_for_tags_that_are_set_and_for_no_others(run, data):
    path = data(STARS)
    (path.parent / "site.yml").write_text("tags: {aliases: {ml: maps}, vocabulary: [maps], unknown: error}\n")
    assert run("set", URL, "edition=2").returncode == 0
    done = run("set", URL, "tags=ml, map")
    assert (done.returncode, content(path)["projects"][0]["tags"]) == (1, ["sky"])
    assert done.stderr.startswith("tags[1]: error: is 'map', which is not in the vocabulary of tags. Did you mean")
    assert run("set", URL, "tags=ml, Maps").returncode == 0
