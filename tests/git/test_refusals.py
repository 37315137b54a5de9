"""Nobody's work is lost: where following the remote could cost some, nothing is done at all."""

import pytest

from generator.errors import GitError
from generator.git.publish import publish
from tests.git.test_publish import note
from tests.repositories import BRANCH, git, history


def refused(checkout, match):
    with pytest.raises(GitError, match=match) as caught:
        publish(checkout / "data", note())
    assert caught.value.advice
    return caught.value


def test_uncommitted_changes_are_named_and_kept(remote, clone):
    checkout = clone()
    (checkout / "README.md").write_text("My draft.\n")
    assert "README.md" in refused(checkout, "uncommitted changes").message
    assert (checkout / "README.md").read_text() == "My draft.\n"
    assert history(remote) == ["Start"]


def test_staged_changes_are_kept(remote, clone):
    checkout = clone()
    (checkout / "data" / "mine.txt").write_text("mine\n")
    git(checkout, "add", "data/mine.txt")
    refused(checkout, "uncommitted changes")
    assert git(checkout, "diff", "--cached", "--name-only") == "data/mine.txt"


def test_commits_that_were_not_pushed_are_kept(remote, clone):
    checkout = clone()
    git(checkout, "commit", "--quiet", "--allow-empty", "--message", "Mine")
    refused(checkout, "has not")
    assert git(checkout, "log", "-1", "--format=%s") == "Mine"


def test_another_branch_is_left_alone(remote, clone):
    checkout = clone()
    git(checkout, "checkout", "--quiet", "-b", "draft")
    assert f"git switch {BRANCH}" in refused(checkout, "is on draft").advice
    assert git(checkout, "symbolic-ref", "--short", "HEAD") == "draft"


def test_a_file_that_git_does_not_know_is_not_overwritten(remote, clone):
    checkout = clone()
    publish(clone("other") / "data", note("note.txt", "theirs\n"))
    (checkout / "data" / "note.txt").write_text("mine\n")
    assert "data/note.txt" in refused(checkout, "overwrite").message
    assert (checkout / "data" / "note.txt").read_text() == "mine\n"


def test_unknown_files_in_nobodys_way_do_not_matter(remote, clone):
    checkout = clone()
    (checkout / "scratch.txt").write_text("mine\n")
    publish(checkout / "data", note())
    assert (checkout / "scratch.txt").read_text() == "mine\n"
    assert "scratch.txt" not in git(remote, "ls-tree", "-r", "--name-only", BRANCH)


def test_a_change_made_while_publishing_is_kept(remote, clone):
    checkout = clone()

    def edit(folder):
        (checkout / "README.md").write_text("My draft.\n")
        return note()(folder)

    publish(checkout / "data", edit)
    assert (checkout / "README.md").read_text() == "My draft.\n"
    assert history(remote)[0] == "Write note.txt"
