"""An edit reaches the remote's default branch, and nothing else ever changes."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import GitError, PushRaceError, RemoteRefusedError, RemoteUnreachableError
from generator.git.publish import MAX_TRIES, MAX_UNREACHABLE, publish
from tests.repositories import BRANCH, git, history, hook

pytestmark = pytest.mark.slow


def note(name: str = "note.txt", text: str = "hello\n") -> Callable[[Path], str]:
    """An edit that writes one file."""

    def edit(folder: Path) -> str:
        (folder / name).write_text(text)
        return f"Write {name}\n"

    return edit


def test_the_edit_is_one_commit_on_the_default_branch_and_the_checkout_follows(remote, clone):
    checkout = clone()
    published = publish(checkout / "data", note())
    assert history(remote) == ["Write note.txt", "Start"]
    assert git(remote, "show", f"{BRANCH}:data/note.txt") == "hello"
    assert git(checkout, "rev-parse", "HEAD") == published.commit == git(remote, "rev-parse", BRANCH)
    assert git(checkout, "status", "--porcelain") == ""
    assert published.tries == 1


def test_the_edit_is_made_on_the_newest_data_not_on_the_checkouts(remote, clone):
    behind = clone("behind")
    publish(clone("ahead") / "data", note("first.txt"))
    seen: list[list[str]] = []

    def edit(folder: Path) -> str:
        seen.append(sorted(file.name for file in folder.iterdir()))
        return note("second.txt")(folder)

    publish(behind / "data", edit)
    assert seen == [["first.txt", "projects.json"]]
    assert history(remote) == ["Write second.txt", "Write first.txt", "Start"]


def test_nothing_is_committed_when_nothing_changes(remote, clone):
    checkout = clone()
    assert publish(checkout / "data", lambda folder: "Change nothing\n").commit is None
    assert publish(checkout / "data", lambda folder: None).commit is None
    assert history(remote) == ["Start"]


def test_nothing_outside_the_folder_is_committed(remote, clone):
    def edit(folder: Path) -> str:
        (folder.parent / "README.md").write_text("Changed.\n")
        (folder.parent / "new.txt").write_text("New.\n")
        return note()(folder)

    publish(clone() / "data", edit)
    assert git(remote, "diff", "--name-only", f"{BRANCH}~", BRANCH) == "data/note.txt"


def test_a_shallow_clone_publishes_and_follows(remote, clone):
    shallow = clone("shallow", "--depth=1")
    publish(clone("other") / "data", note("first.txt"))
    publish(shallow / "data", note("second.txt"))
    assert history(remote) == ["Write second.txt", "Write first.txt", "Start"]
    assert git(shallow, "rev-parse", "HEAD") == git(remote, "rev-parse", BRANCH)


def test_a_clone_without_origin_head_finds_the_default_branch(remote, clone):
    checkout = clone()
    git(checkout, "remote", "set-head", "origin", "--delete")
    publish(checkout / "data", note())
    assert history(remote)[0] == "Write note.txt"


def test_a_detached_checkout_publishes(remote, clone):
    checkout = clone()
    git(checkout, "checkout", "--quiet", "--detach")
    publish(checkout / "data", note())
    assert git(checkout, "rev-parse", "HEAD") == git(remote, "rev-parse", BRANCH)


def test_without_an_identity_the_commit_is_githubs_bots(remote, clone):
    publish(clone() / "data", note())
    assert git(remote, "log", "-1", "--format=%an %cn", BRANCH) == "github-actions[bot] github-actions[bot]"


def test_a_configured_identity_is_kept(remote, clone):
    checkout = clone()
    git(checkout, "config", "user.name", "Ada")
    git(checkout, "config", "user.email", "ada@example.org")
    publish(checkout / "data", note())
    assert git(remote, "log", "-1", "--format=%an <%ae>", BRANCH) == "Ada <ada@example.org>"


def test_a_link_in_the_repository_does_not_lead_the_edit_out_of_it(remote, clone, tmp_path):
    outside = tmp_path / "outside.txt"
    outside.write_text("mine\n")
    author = clone("author")
    (author / "data" / "note.txt").symlink_to(outside)
    git(author, "add", "--all")
    git(author, "commit", "--quiet", "--message", "Link")
    git(author, "push", "--quiet")
    publish(clone("victim") / "data", note())
    assert outside.read_text() == "mine\n"


def test_links_that_the_edit_does_not_touch_stay_links(remote, clone):
    author = clone("author")
    (author / "data" / "latest.json").symlink_to("projects.json")
    git(author, "add", "--all")
    git(author, "commit", "--quiet", "--message", "Link")
    git(author, "push", "--quiet")
    publish(clone() / "data", note())
    assert git(remote, "diff", "--name-only", f"{BRANCH}~", BRANCH) == "data/note.txt"


def test_data_at_the_root_of_the_repository_is_published(remote, clone):
    publish(clone(), note())
    assert git(remote, "show", f"{BRANCH}:note.txt") == "hello"


def test_another_fetch_at_the_same_time_does_not_get_its_commits_pushed(remote, clone, tmp_path, monkeypatch):
    author = clone("author")
    git(author, "checkout", "--quiet", "-b", "draft")
    git(author, "commit", "--quiet", "--allow-empty", "--message", "Unreviewed")
    git(author, "push", "--quiet", "origin", "draft")
    real = shutil.which("git")
    meddler = tmp_path / "bin" / "git"
    meddler.parent.mkdir()
    meddler.write_text(
        f'#!/bin/sh\n"{real}" "$@"; code=$?\ncase "$*" in *fetch*) "{real}" fetch -q origin draft;; esac\nexit $code\n'
    )
    meddler.chmod(0o755)
    monkeypatch.setenv("PATH", f"{meddler.parent}:{os.environ['PATH']}")
    publish(clone() / "data", note())
    monkeypatch.undo()
    assert "Unreviewed" not in history(remote)


def test_a_remote_that_is_out_of_reach_for_a_moment_loses_nothing(remote, clone, tmp_path, monkeypatch):
    real = shutil.which("git")
    stumbler = tmp_path / "bin" / "git"
    stumbler.parent.mkdir()
    stumbler.write_text(
        f'#!/bin/sh\ncase "$*" in *ls-remote*) [ -e "{tmp_path}/once" ] || {{ touch "{tmp_path}/once"; '
        f'echo "fatal: Could not resolve host: example.org" >&2; exit 128; }};; esac\nexec "{real}" "$@"\n'
    )
    stumbler.chmod(0o755)
    monkeypatch.setenv("PATH", f"{stumbler.parent}:{os.environ['PATH']}")
    checkout = clone()
    assert publish(checkout / "data", note(), pause=lambda seconds: None).tries == 2
    monkeypatch.undo()
    assert history(remote)[0] == "Write note.txt"


def test_private_tags_are_not_pushed_along(remote, clone):
    checkout = clone()
    git(checkout, "config", "push.followTags", "true")
    git(checkout, "tag", "--annotate", "secret", "--message", "private")
    publish(checkout / "data", note())
    assert git(remote, "tag") == ""


def test_a_lost_race_is_run_again_on_what_won(remote, clone):
    checkout, rival = clone(), clone("rival")
    contenders = iter(("rival.txt",))

    def edit(folder: Path) -> str:
        for name in contenders:
            publish(rival / "data", note(name))
        return note()(folder)

    assert publish(checkout / "data", edit, pause=lambda seconds: None).tries == 2
    assert history(remote) == ["Write note.txt", "Write rival.txt", "Start"]


@pytest.mark.slow
def test_pauses_grow_with_full_jitter_up_to_a_limit(remote, clone):
    hook(remote, "pre-receive", "exit 1")
    pauses: list[float] = []
    with pytest.raises(PushRaceError) as caught:
        publish(clone() / "data", note(), pause=pauses.append, chance=lambda: 0.5)
    assert caught.value.exit_code == 8
    assert caught.value.advice
    assert len(pauses) == MAX_TRIES >= 60
    assert pauses[:4] == pytest.approx([0.1, 0.2, 0.4, 0.8])
    assert max(pauses) == pauses[-1] == 4.0
    assert history(remote) == ["Start"]


def test_a_protected_branch_is_said_at_once(remote, clone):
    hook(remote, "pre-receive", "echo 'error: GH006: Protected branch update failed' >&2; exit 1")
    with pytest.raises(RemoteRefusedError, match="GH006") as caught:
        publish(clone() / "data", note(), pause=lambda seconds: None)
    assert "docs/portfolio.md" in caught.value.advice


def test_a_remote_that_does_not_answer_is_tried_again_and_then_reported(clone, monkeypatch):
    checkout = clone()
    git(checkout, "remote", "set-url", "origin", "http://127.0.0.1:9/portfolio.git")
    with pytest.raises(RemoteUnreachableError):
        publish(checkout / "data", note(), pause=lambda seconds: None)
    assert MAX_UNREACHABLE > 1


def test_credentials_in_the_remotes_address_are_not_shown(clone):
    checkout = clone()
    git(checkout, "remote", "set-url", "origin", "http://user:s3cret@127.0.0.1:9/portfolio.git")
    with pytest.raises(GitError) as caught:
        publish(checkout / "data", note(), pause=lambda seconds: None)
    assert "s3cret" not in f"{caught.value.message} {caught.value.advice} {caught.value.file}"


def test_a_checkout_reached_through_a_link_publishes(remote, clone, tmp_path):
    (tmp_path / "way in").symlink_to(clone("the clone, ünusual"))
    publish(tmp_path / "way in" / "data", note())
    assert history(remote)[0] == "Write note.txt"


def test_a_folder_outside_of_a_checkout_is_refused(tmp_path):
    with pytest.raises(GitError, match="not part of a git checkout"):
        publish(tmp_path, note())


def test_a_checkout_without_a_remote_is_refused(clone):
    checkout = clone()
    git(checkout, "remote", "remove", "origin")
    with pytest.raises(GitError, match="no remote"):
        publish(checkout / "data", note())


def test_an_empty_remote_without_a_branch_is_refused(tmp_path, clone):
    empty = tmp_path / "empty.git"
    git(tmp_path, "init", "--quiet", "--bare", str(empty))
    checkout = clone()
    git(checkout, "remote", "set-url", "origin", str(empty))
    with pytest.raises(GitError):
        publish(checkout / "data", note(), pause=lambda seconds: None)
