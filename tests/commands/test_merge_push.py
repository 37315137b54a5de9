"""`merge --push` on a real remote: the audit trail, the rejected events, and who is trusted."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.repositories import BRANCH, git, history, hook

pytestmark = pytest.mark.slow

ENV = {
    "GITHUB_SERVER_URL": "https://github.com",
    "GITHUB_REPOSITORY": "halloway/portfolio",
    "GITHUB_RUN_ID": "4711",
    "GITHUB_RUN_ATTEMPT": "2",
}
SOURCE = {
    "repository": "halloway/tides",
    "commit": "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
    "deployed_at": "2026-03-14T09:30:00Z",
}
PAYLOAD = {"title": "Tides", "url": "https://books.example.org/tides/", "source": SOURCE}


@dataclass(frozen=True)
class Pushed:
    """How `merge --push` ended, and what it told the next job."""

    returncode: int
    stdout: str
    stderr: str
    outputs: dict[str, str]


class Push:
    """Sends events through `merge --push` in a clone."""

    def __init__(self, run, checkout: Path, folder: Path) -> None:
        self.checkout = checkout
        self._run = run
        self._folder = folder

    def __call__(self, payload, action="project-created", *, env=ENV, options=()) -> Pushed:
        event, outputs, summary = (self._folder / name for name in ("event.json", "outputs", "summary"))
        event.write_text(json.dumps({"action": action, "client_payload": payload}), "utf-8")
        outputs.write_text("")
        files = {"GITHUB_OUTPUT": str(outputs), "GITHUB_STEP_SUMMARY": str(summary)}
        done = self._run("merge", "--push", "--event", event, *options, cwd=self.checkout, env={**env, **files})
        told = dict(line.split("=", 1) for line in outputs.read_text().splitlines())
        return Pushed(done.returncode, done.stdout, done.stderr, told)


@pytest.fixture
def push(run, clone, tmp_path) -> Push:
    return Push(run, clone(), tmp_path)


def stored(remote: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(git(remote, "show", f"{BRANCH}:data/projects.json"))
    return content


def rejected(remote: Path) -> list[str]:
    return git(remote, "ls-tree", "-r", "--name-only", BRANCH, "data/rejected").splitlines()


def test_the_commit_tells_who_sent_what_and_which_run_merged_it(remote, push):
    done = push(PAYLOAD)
    assert done.returncode == 0, done.stderr
    assert git(remote, "log", "-1", "--format=%B", BRANCH).split("\n") == [
        "Add https://books.example.org/tides",
        "",
        "Event: project-created",
        "Change: added",
        "Run: https://github.com/halloway/portfolio/actions/runs/4711/attempts/2",
        "Source-Repository: halloway/tides",
        "Source-Commit: 4b825dc642cb6eb9a060e54bf8d69288fbee4904",
    ]
    trailers = git(remote, "log", "-1", "--format=%(trailers:key=Change,valueonly)", BRANCH)
    assert trailers == "added"
    assert done.outputs == {"changed": "true", "change": "added", "slug": "tides"}


def test_the_same_event_three_times_is_one_commit(remote, push):
    kinds = [push(PAYLOAD).outputs["change"] for _ in range(3)]
    assert kinds == ["added", "unchanged", "unchanged"]
    assert history(remote) == ["Add https://books.example.org/tides", "Start"]


def test_an_older_event_changes_nothing_says_so_and_is_no_failure(remote, push):
    push(PAYLOAD)
    older = PAYLOAD | {"title": "Old", "source": SOURCE | {"deployed_at": "2026-03-13T09:30:00Z"}}
    done = push(older, "project-updated")
    assert done.returncode == 0
    assert done.outputs["change"] == "stale"
    assert "newer event" in done.stdout
    assert [project["title"] for project in stored(remote)["projects"]] == ["Tides"]


def test_a_deletion_is_a_commit_and_leaves_a_tombstone(remote, push):
    push(PAYLOAD)
    later = SOURCE | {"deployed_at": "2026-03-15T09:30:00Z"}
    done = push({"url": PAYLOAD["url"], "source": later}, "project-deleted")
    assert done.outputs["change"] == "removed"
    assert history(remote)[0] == "Remove https://books.example.org/tides"
    assert stored(remote)["projects"] == []
    assert stored(remote)["tombstones"][0]["url"] == PAYLOAD["url"]


def test_no_text_from_outside_gets_into_the_commit_message(remote, push):
    hostile = PAYLOAD | {
        "title": "x [skip ci]\n\nChange: forged @octocat $(touch pwned) `id`",
        "url": "https://books.example.org/@octocat/[skip ci]#Change: forged".replace(" ", "%20"),
        "source": {"deployed_at": "2026-03-14T09:30:00Z", "ref": "x\nChange: forged"},
    }
    assert push(hostile).returncode == 0
    message = git(remote, "log", "-1", "--format=%B", BRANCH)
    assert message.splitlines()[0] == "Add https://books.example.org/%40octocat/[skip%20ci]"
    assert "[skip ci]" not in message
    assert "@" not in message
    assert git(remote, "log", "-1", "--format=%(trailers:key=Change,valueonly)", BRANCH) == "added"


@pytest.mark.parametrize("field", ["repository", "commit"])
def test_provenance_that_could_forge_a_trailer_is_rejected(remote, push, field):
    source = SOURCE | {field: f"{SOURCE[field]}\nChange: forged"}
    assert push(PAYLOAD | {"source": source}).returncode == 1
    assert "forged" not in git(remote, "log", "--format=%B", BRANCH)


def test_a_rejected_event_is_kept_on_the_remote_and_fails_the_run(remote, push):
    done = push({"url": "javascript:alert(1)"}, env=ENV | {"GITHUB_ACTIONS": "true"})
    assert done.returncode == 1
    assert "::error file=data/rejected/" in done.stdout
    assert done.outputs == {"changed": "false", "change": "rejected", "slug": ""}
    (name,) = rejected(remote)
    assert name.endswith("Z-4711.json")
    assert f"--event {name} --push" in done.stdout
    kept = json.loads(git(remote, "show", f"{BRANCH}:{name}"))
    assert any("client_payload.title: is missing" in problem for problem in kept["problems"])
    assert kept["client_payload"] == {"url": "javascript:alert(1)"}
    assert history(remote) == ["Keep a rejected event", "Start"]


def test_a_mended_event_is_replayed_and_its_file_goes_away(remote, push, run):
    push(PAYLOAD | {"title": ""})
    (name,) = rejected(remote)
    file = push.checkout / name
    file.write_text(file.read_text("utf-8").replace('"title": ""', '"title": "Tides"'), "utf-8")
    git(push.checkout, "commit", "--quiet", "--all", "--message", "Mend")
    git(push.checkout, "push", "--quiet")
    done = run("merge", "--push", "--event", name, cwd=push.checkout)
    assert done.returncode == 0, done.stderr
    assert [project["title"] for project in stored(remote)["projects"]] == ["Tides"]
    assert rejected(remote) == []
    assert not file.exists()


def test_an_event_replayed_without_being_mended_is_not_kept_twice(remote, push, run):
    push(PAYLOAD | {"title": ""})
    (name,) = rejected(remote)
    assert run("merge", "--push", "--event", name, cwd=push.checkout).returncode == 1
    assert rejected(remote) == [name]


def trust(checkout: Path, setting: str) -> None:
    (checkout / "data" / "site.yml").write_text(setting)
    git(checkout, "add", "--all")
    git(checkout, "commit", "--quiet", "--message", "Trust")
    git(checkout, "push", "--quiet")


def test_an_event_about_a_book_elsewhere_is_rejected_and_kept(remote, push):
    trust(push.checkout, "trusted: [https://halloway.github.io/]\n")
    done = push(PAYLOAD)
    assert done.returncode == 1
    assert "trusted" in done.stderr
    assert stored(remote)["projects"] == []
    assert len(rejected(remote)) == 1


def test_trust_is_that_of_the_data_wherever_the_command_is_run(remote, push, run, tmp_path):
    trust(push.checkout, "trusted: [https://halloway.github.io/]\n")
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"action": "project-created", "client_payload": PAYLOAD}))
    data = push.checkout / "data" / "projects.json"
    assert run("merge", "--push", "--event", event, "--data", data, cwd=tmp_path).returncode == 1
    assert stored(remote)["projects"] == []


def test_settings_that_are_no_yaml_keep_the_event_and_are_named(remote, push):
    trust(push.checkout, "title: [\n")
    done = push(PAYLOAD)
    assert done.returncode == 1
    assert "data/site.yml:2:1" in done.stderr
    assert len(rejected(remote)) == 1


def test_settings_that_cannot_be_read_let_nothing_in_and_lose_nothing(remote, push):
    trust(push.checkout, "trusted: books.example.org\n")
    done = push(PAYLOAD)
    assert done.returncode == 1
    assert "trusted: error: is a text, not a list" in done.stderr
    assert len(rejected(remote)) == 1


def test_a_store_that_cannot_be_read_stops_the_run_and_is_named_as_the_user_knows_it(remote, push):
    (push.checkout / "data" / "projects.json").write_text("{broken")
    git(push.checkout, "commit", "--quiet", "--all", "--message", "Break")
    git(push.checkout, "push", "--quiet")
    done = push(PAYLOAD)
    assert done.returncode == 1
    assert done.stderr.startswith("data/projects.json:1:2: error: The file is not JSON")
    assert git(remote, "show", f"{BRANCH}:data/projects.json") == "{broken"


def test_a_push_that_arrived_though_it_seemed_to_fail_counts_as_a_change(remote, push):
    # The answer is lost after the push has been accepted: the first try cannot know.
    hook(remote, "post-receive", f'[ -e "{push.checkout}/once" ] || {{ touch "{push.checkout}/once"; kill -9 $PPID; }}')
    done = push(PAYLOAD)
    assert done.returncode == 0, done.stderr
    assert done.outputs["changed"] == "true"
    assert history(remote) == ["Add https://books.example.org/tides", "Start"]


def test_push_and_dry_run_exclude_each_other(push):
    assert push(PAYLOAD, options=["--dry-run"]).returncode == 2
