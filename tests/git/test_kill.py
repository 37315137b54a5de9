"""A publication that is killed leaves the remote old or new, and the next one in the same checkout works."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.errors import GitError
from generator.git.publish import publish
from tests.conftest import clean_environment
from tests.git.test_publish import note
from tests.repositories import BRANCH, git


def event(folder: Path, number: int) -> Path:
    payload = {"title": f"Book {number}", "url": f"https://books.example.org/{number}/", "updated": "2026-01-01"}
    file = folder / f"event-{number}.json"
    file.write_text(json.dumps({"action": "project-created", "client_payload": payload}))
    return file


def start_merge(checkout: Path, file: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "generator", "merge", "--push", "--event", str(file)]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(
        command, cwd=checkout, env=clean_environment(), start_new_session=True, stdout=quiet, stderr=quiet
    )


def titles(remote: Path) -> set[str]:
    stored = json.loads(git(remote, "show", f"{BRANCH}:data/projects.json"))
    return {project["title"] for project in stored["projects"]}


@pytest.mark.slow
def test_killed_at_any_moment_the_remote_is_old_or_new_and_the_next_run_succeeds(remote, clone, tmp_path):
    checkout = clone()
    began = time.perf_counter()
    assert start_merge(checkout, event(tmp_path, 0)).wait() == 0
    whole = time.perf_counter() - began
    moments = [whole * part / 20 for part in range(2, 20)]
    for number, moment in enumerate(moments, start=1):
        before = titles(remote)
        process = start_merge(checkout, event(tmp_path, number))
        time.sleep(moment)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        git(remote, "fsck", "--strict")
        assert titles(remote) in (before, before | {f"Book {number}"})
        assert start_merge(checkout, event(tmp_path, number)).wait() == 0
        assert titles(remote) == before | {f"Book {number}"}
        assert git(checkout, "status", "--porcelain") == ""
    assert not list((checkout / ".git").glob("portfolio-work-*"))


def leave_behind(checkout: Path, target: str) -> None:
    """What a publication leaves that was killed while the checkout followed to `target`."""
    position = f"{git(checkout, 'symbolic-ref', 'HEAD')} {git(checkout, 'rev-parse', 'HEAD')}"
    (checkout / ".git" / "portfolio-merge").write_text(f"{position}\n{target}")
    (checkout / ".git" / "index.lock").write_text("")
    (checkout / ".git" / "portfolio-work-dead").mkdir()


def test_a_half_followed_checkout_is_put_in_order(remote, clone):
    checkout = clone()
    target = publish(clone("other") / "data", note("note.txt", "hello\n")).commit
    assert target
    git(checkout, "fetch", "--quiet")
    git(checkout, "read-tree", target)
    (checkout / "data" / "note.txt").write_text("hel")
    leave_behind(checkout, target)
    publish(checkout / "data", note("next.txt"))
    assert (checkout / "data" / "note.txt").read_text() == "hello\n"
    assert git(checkout, "status", "--porcelain") == ""
    assert not (checkout / ".git" / "portfolio-work-dead").exists()
    assert not (checkout / ".git" / "portfolio-merge").exists()


def test_work_done_after_the_kill_is_not_taken_for_its_remains(remote, clone):
    checkout = clone()
    target = publish(clone("other") / "data", note("note.txt")).commit
    assert target
    git(checkout, "fetch", "--quiet")
    (checkout / "README.md").write_text("My draft.\n")
    leave_behind(checkout, target)
    with pytest.raises(Exception, match="uncommitted changes"):
        publish(checkout / "data", note("next.txt"))
    assert (checkout / "README.md").read_text() == "My draft.\n"


def test_commits_made_after_the_kill_are_kept(remote, clone):
    checkout = clone()
    target = publish(clone("other") / "data", note("note.txt")).commit
    assert target
    leave_behind(checkout, target)
    (checkout / ".git" / "index.lock").unlink()
    git(checkout, "pull", "--quiet")
    (checkout / "essay.md").write_text("A day of work.\n")
    git(checkout, "add", "essay.md")
    git(checkout, "commit", "--quiet", "--message", "Mine")
    with pytest.raises(GitError, match="has not"):
        publish(checkout / "data", note("next.txt"))
    assert git(checkout, "log", "-1", "--format=%s") == "Mine"
    assert (checkout / "essay.md").read_text() == "A day of work.\n"


def test_a_branch_switched_to_after_the_kill_is_left_where_it_is(remote, clone):
    checkout = clone()
    target = publish(clone("other") / "data", note("note.txt")).commit
    assert target
    git(checkout, "fetch", "--quiet")
    leave_behind(checkout, target)
    (checkout / ".git" / "index.lock").unlink()
    git(checkout, "checkout", "--quiet", "-b", "feature")
    before = git(checkout, "rev-parse", "feature")
    with pytest.raises(GitError, match="is on feature"):
        publish(checkout / "data", note("next.txt"))
    assert git(checkout, "rev-parse", "feature") == before


def test_a_file_written_after_the_kill_is_not_overwritten(remote, clone):
    checkout = clone()
    target = publish(clone("other") / "data", note("note.txt", "theirs\n")).commit
    assert target
    git(checkout, "fetch", "--quiet")
    (checkout / "data" / "note.txt").write_text("my only copy\n")
    leave_behind(checkout, target)
    with pytest.raises(GitError):
        publish(checkout / "data", note("next.txt"))
    assert (checkout / "data" / "note.txt").read_text() == "my only copy\n"


def test_locks_older_than_the_dead_publication_are_not_its_own_and_stay(remote, clone):
    checkout = clone()
    lock = checkout / ".git" / "index.lock"
    lock.write_text("")
    os.utime(lock, (1, 1))
    (checkout / ".git" / "portfolio-merge").write_text("")
    publish(checkout / "data", lambda folder: None)
    assert lock.exists()
