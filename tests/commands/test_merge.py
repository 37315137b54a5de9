"""`merge` as a workflow runs it: one event file in, the data changed or not, and the workflow told."""

import json
import stat

import pytest

URL = "https://ada.example.org/tides/"
BOOK = {"title": "Tides", "url": URL, "description": "Salt water.", "updated": "2025-03-01"}
OTHER = {"title": "Stars", "url": "https://eve.example.org/", "description": "Far.", "updated": "2025-02-01"}
BROKEN = {"url": "https://bad.example/", "tags": "潮, 🌊", "title": "Bad \ud800", "updated": "2025-01-01", "n": 1.5}
HOSTILE = "Tides\"'`id`$(id)\n::set-output name=slug::evil\nchanged=true\n|x|<b>潮🌊 ##[error]x EOF %0A::error::"


def projects_in(path):
    return json.loads(path.read_text("utf-8"))["projects"]


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_new_book_is_added_and_the_workflow_is_told(run, data, event_file, actions, tmp_path):
    path = data(OTHER, **{"$schema": "s.json"})
    found = run("merge", env=actions | {"GITHUB_EVENT_PATH": str(event_file(**BOOK))})
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout == "added: https://ada.example.org/tides was added.\n"
    assert [project["title"] for project in projects_in(path)] == ["Tides", "Stars"]
    assert (tmp_path / "output.txt").read_text("utf-8") == "changed=true\nchange=added\nslug=tides\n"
    assert (tmp_path / "summary.md").read_text("utf-8").startswith("### Project added: Tides\n")
    assert names_in(path.parent) == ["projects.json"]


def test_the_same_event_again_changes_no_byte_and_says_so(run, data, event_file, actions, tmp_path):
    path, event = data(OTHER), event_file(**BOOK)
    run("merge", "--event", event)
    before, inode = path.read_bytes(), path.stat().st_ino
    found = run("merge", "--event", event, env=actions)
    assert (found.returncode, found.stdout.split(":")[0]) == (0, "unchanged")
    assert (path.read_bytes(), path.stat().st_ino) == (before, inode)
    assert (tmp_path / "output.txt").read_text("utf-8") == "changed=false\nchange=unchanged\nslug=tides\n"


@pytest.mark.parametrize(
    ("action", "payload", "change", "changed", "slug"),
    [
        ("updated", BOOK | {"title": "Ebb"}, "updated", "true", "ebb"),
        ("major-update", BOOK | {"updated": "2025-02-02"}, "stale", "false", "tides"),
        ("deleted", {"url": "http://ADA.example.org/tides/index.html"}, "removed", "true", "tides"),
        ("deleted", {"url": URL, "updated": "2025-02-02"}, "stale", "false", "tides"),
        ("deleted", {"url": "https://nobody.example/"}, "unknown", "true", ""),
        ("updated", {"url": URL}, "rejected", "false", ""),
    ],
)
def test_every_change_reaches_the_next_job_as_fixed_words(
    run, data, event_file, actions, tmp_path, action, payload, change, changed, slug
):
    path = data(BOOK, OTHER)
    before = path.read_bytes()
    found = run("merge", "--event", event_file(action, **payload), env=actions)
    assert found.returncode == (1 if change == "rejected" else 0)
    assert (tmp_path / "output.txt").read_text("utf-8") == f"changed={changed}\nchange={change}\nslug={slug}\n"
    assert (path.read_bytes() != before) == (changed == "true")


def test_hostile_text_reaches_the_workflow_only_as_text(run, data, event_file, actions, tmp_path):
    path = data(OTHER)
    event = event_file(
        **BOOK | {"title": HOSTILE, "description": HOSTILE, "tags": [HOSTILE[:80]], "extra": {"x": HOSTILE}}
    )
    found = run("merge", "--event", event, env=actions)
    assert (found.returncode, found.stderr) == (0, "")
    assert projects_in(path)[0]["description"] == HOSTILE
    output = (tmp_path / "output.txt").read_text("utf-8").splitlines()
    assert output[:2] == ["changed=true", "change=added"]
    assert [line for line in output[2:] if not line.startswith("slug=tides-id-id-")] == []
    summary = (tmp_path / "summary.md").read_text("utf-8")
    assert all(line == "" or line.startswith(("### Project added: ", "https", "| ")) for line in summary.splitlines())
    assert "<b>" not in summary.replace(r"\<b\>", "")
    assert "潮🌊" in summary
    for line in found.stdout.splitlines():
        assert not line.lstrip().startswith("::")
        assert "##[" not in line


def test_a_hostile_event_is_rejected_in_harmless_words(run, data, event_file, actions, tmp_path):
    path = data(OTHER)
    before = path.read_bytes()
    found = run("merge", "--event", event_file(f"x{HOSTILE}", **{"url": HOSTILE, HOSTILE: {}}), env=actions)
    assert found.returncode == 1
    assert path.read_bytes() == before
    commands = [line for line in found.stdout.splitlines() if line.lstrip().startswith("::")]
    assert {line.partition(" ")[0] for line in commands} == {"::error"}
    for line in (found.stdout + found.stderr).splitlines():
        assert "##[" not in line
        assert line.isprintable()
    assert not any(line.lstrip().startswith("::") for line in found.stderr.splitlines())
    assert (tmp_path / "output.txt").read_text("utf-8") == "changed=false\nchange=rejected\nslug=\n"
    assert (tmp_path / "summary.md").read_text("utf-8").startswith("### Event rejected\n")


def test_a_rejected_event_is_explained_with_places_and_advice(run, data, tmp_path):
    data(OTHER)
    (tmp_path / "event.json").write_text('{"action": "project-update",\n "client_payload": {"titel": "x", "url": "x"}}')
    found = run("merge", "--event", "event.json")
    assert found.returncode == 1
    assert "event.json:1:12 action: error: is 'project-update', which no book sends. Did you mean" in found.stderr
    assert "event.json:2:42 client_payload.url: error: is not an absolute address. Write" in found.stderr
    assert "client_payload.title: error: is missing." in found.stderr


def test_a_dry_run_shows_the_change_and_changes_nothing(run, data, event_file):
    path = data(BOOK)
    before = path.read_bytes()
    found = run("merge", "--event", event_file(**BOOK | {"title": "Ebb"}), "--dry-run")
    assert found.returncode == 0
    assert '-  "title": "Tides",\n' in found.stdout
    assert '+  "title": "Ebb",\n' in found.stdout
    assert (path.read_bytes(), names_in(path.parent)) == (before, ["projects.json"])


def test_a_broken_project_stands_as_it_is_is_reported_and_blocks_nobody(run, data, event_file):
    path = data(OTHER, BROKEN)
    kept = path.read_bytes().partition(b'      "url": "https://bad')[1:]
    assert b'"tags": "\xe6\xbd\xae, \xf0\x9f\x8c\x8a"' in kept[1]
    found = run("merge", "--event", event_file(**BOOK))
    assert found.returncode == 0
    assert "data/projects.json:11:15 projects[1].tags: error: is a text, not a list." in found.stderr
    assert [project.get("title") for project in projects_in(path)] == ["Tides", "Stars", "Bad \ud800"]
    assert path.read_bytes().partition(b'      "url": "https://bad')[1:] == kept


def test_an_event_about_the_broken_project_heals_it(run, data, event_file):
    path = data(OTHER, BROKEN)
    found = run("merge", "--event", event_file("updated", **BOOK | {"url": "http://bad.example"}))
    assert (found.returncode, found.stdout.split(":")[0]) == (0, "updated")
    assert [project["title"] for project in projects_in(path)] == ["Tides", "Stars"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is not JSON"),
        (b'{"projects": [{"a": 1, "a": 2}]}', "data/projects.json:1:29: error: The key 'a' stands twice"),
        (b'{"projects": ["\xff"]}', "data/projects.json:1:16: error: The file is not UTF-8"),
        (b"<<<<<<< HEAD\n{}\n", "data/projects.json:1:1: error: The file is not JSON"),
        (None, "data/projects.json: error: There is no such file."),
    ],
)
def test_data_that_cannot_be_read_as_a_whole_stops_the_run_and_stays_as_it_is(
    run, data, event_file, actions, content, said
):
    path = data()
    path.unlink() if content is None else path.write_bytes(content)
    found = run("merge", "--event", event_file(**BOOK), env=actions)
    assert found.returncode == 1
    assert said in found.stderr
    assert "::error file=data/projects.json" in found.stdout
    assert (path.read_bytes() if path.exists() else None) == content
    assert names_in(path.parent) == ([] if content is None else ["projects.json"])


@pytest.mark.parametrize("content", ["", "[]", '{"action": 1e400}'])
def test_a_file_that_is_no_event_changes_nothing(run, data, tmp_path, content):
    path = data(OTHER)
    before = path.read_bytes()
    (tmp_path / "event.json").write_text(content)
    found = run("merge", "--event", "event.json")
    assert found.returncode == 1
    assert "event.json" in found.stderr
    assert path.read_bytes() == before


def test_without_an_event_the_usage_is_shown(run):
    found = run("merge")
    assert found.returncode == 2
    assert "--event" in found.stderr


def test_a_full_disk_leaves_the_old_data_and_no_litter(run_confined, data, event_file):
    path = data(*(OTHER | {"url": f"https://e.example/{number}"} for number in range(22)))
    before = path.read_bytes()
    assert len(before) < 4000
    found = run_confined("merge", "--event", event_file(**BOOK | {"description": "x" * 1500}))
    assert found.returncode == 1
    assert (
        "data/projects.json: error: The file cannot be written: File too large. The file is as it was." in found.stderr
    )
    assert (path.read_bytes(), names_in(path.parent)) == (before, ["projects.json"])


def test_a_read_only_folder_leaves_the_old_data(run_confined, data, event_file):
    path = data(OTHER)
    before = path.read_bytes()
    path.parent.chmod(0o555)
    try:
        found = run_confined("merge", "--event", event_file(**BOOK))
    finally:
        path.parent.chmod(0o755)
    assert found.returncode == 1
    assert "data/projects.json: error: The file cannot be written: Permission denied." in found.stderr
    assert (path.read_bytes(), names_in(path.parent)) == (before, ["projects.json"])


def test_a_merge_keeps_the_files_mode_and_a_link_a_link(run, data, event_file, tmp_path):
    path = data(OTHER)
    path.chmod(0o640)
    link = tmp_path / "link.json"
    link.symlink_to(path)
    assert run("merge", "--event", event_file(**BOOK), "--data", link).returncode == 0
    assert link.is_symlink()
    assert link.readlink() == path
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert len(projects_in(path)) == 2


def test_a_date_in_the_future_becomes_today_with_a_warning(run, data, event_file, actions):
    path = data()
    found = run("merge", "--event", event_file(**BOOK | {"updated": "2999-01-01"}), env=actions)
    assert found.returncode == 0
    assert "client_payload.updated: warning: lies in the future (2999-01-01)" in found.stderr
    assert "::warning file=" in found.stdout
    (project,) = projects_in(path)
    assert project["updated"] == project["created"][:10] < "2999"


@pytest.mark.parametrize("nested", [True, False])
def test_an_event_that_breaks_the_rules_of_the_fields_is_rejected_at_its_place(run, data, event_file, nested):
    path = data()
    (path.parent / "site.yml").write_text("fields: [{name: level, required: true, enum: [easy]}]\n")
    fields = {"level": "hard"}
    done = run("merge", "--event", event_file(title="T", url=URL, **({"extra": fields} if nested else fields)))
    assert done.returncode == 1
    place = "client_payload.extra.level" if nested else "client_payload.level"
    assert "event.json:1:" in done.stderr
    assert f"{place}: error: is 'hard', not one of easy. " in done.stderr
    assert json.loads(path.read_text())["projects"] == []
    assert run("merge", "--event", event_file(title="T", url=URL, level="easy")).returncode == 0


def test_a_deletion_needs_no_fields(run, data, event_file):
    path = data({"title": "T", "url": URL})
    (path.parent / "site.yml").write_text("fields: [{name: level, required: true}]\n")
    assert run("merge", "--event", event_file("deleted", url=URL)).returncode == 0
    assert json.loads(path.read_text())["projects"] == []


@pytest.mark.parametrize(("unknown", "change"), [("warning", "added"), ("error", "rejected")])
def test_the_settings_say_what_a_tag_outside_of_the_vocabulary_is(run, data, event_file, unknown, change):
    path = data()
    (path.parent / "site.yml").write_text(
        f"tags: {{vocabulary: [maps], aliases: {{charts: maps}}, unknown: {unknown}}}"
    )
    event = event_file(**BOOK, tags=["Charts", "mops"])
    found = run("merge", "--event", event)
    assert found.returncode == (change == "rejected")
    assert found.stdout.startswith(f"{change}: ")
    assert f"client_payload.tags[1]: {unknown}: is 'mops', which is not in the vocabulary of tags." in found.stderr
    assert [project["tags"] for project in projects_in(path)] == ([["Charts", "mops"]] if change == "added" else [])


def test_of_many_unknown_tags_the_first_are_told_where_they_stood_and_the_rest_counted(run, data, event_file):
    path = data()
    (path.parent / "site.yml").write_text("tags: {vocabulary: [maps], unknown: error}")
    event = event_file(title="T", url=URL, extra={"tags": [f"tag {number}" for number in range(60)]})
    done = run("merge", "--event", event)
    assert (done.returncode, projects_in(path)) == (1, [])
    assert "client_payload.extra.tags[0]: error: is 'tag 0'" in done.stderr
    assert "has 10 further problems" in done.stderr
    assert "tag 59" not in done.stderr


def test_a_book_with_an_unknown_tag_can_still_be_removed(run, data, event_file):
    path = data(BOOK | {"tags": ["mops"]})
    (path.parent / "site.yml").write_text("tags: {vocabulary: [maps], unknown: error}")
    run("merge", "--event", event_file("deleted", url=URL))
    assert projects_in(path) == []
