"""A checkout tells whose it is, which branch is deployed, and whether others can have its commit."""

import pytest

from generator.git.checkout import read_checkout, repository_name
from tests.repositories import BRANCH, git


@pytest.fixture
def alone(tmp_path, lonely_git):
    """A repository without a remote."""
    folder = tmp_path / "alone"
    git(tmp_path, "init", "--quiet", "--initial-branch=draft", str(folder))
    return folder


def commit(folder):
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "A thought")


def test_a_clone_knows_its_default_branch_whichever_is_checked_out(clone):
    folder = clone()
    git(folder, "switch", "--quiet", "--create", "draft")
    known = read_checkout(folder)
    assert known
    assert (known.root, known.branch, known.repository) == (folder.resolve(), BRANCH, "")
    assert known.commit == git(folder, "rev-parse", "HEAD")


def test_without_a_remote_the_current_branch_is_taken(alone):
    known = read_checkout(alone)
    assert known
    assert (known.branch, known.commit, known.repository, known.is_pushed) == ("draft", "", "", False)


def test_without_any_branch_there_is_none(alone):
    commit(alone)
    git(alone, "checkout", "--quiet", "--detach")
    known = read_checkout(alone)
    assert known
    assert known.branch == ""


def test_the_remote_tells_whose_it_is(alone):
    git(alone, "remote", "add", "origin", "git@github.com:ann/tides.git")
    known = read_checkout(alone)
    assert known
    assert known.repository == "ann/tides"


def test_a_commit_is_pushed_when_a_branch_of_the_remote_has_it(clone):
    folder = clone()
    pushed = read_checkout(folder)
    commit(folder)
    local = read_checkout(folder)
    git(folder, "push", "--quiet", "origin", "HEAD:refs/heads/another")
    again = read_checkout(folder)
    assert pushed
    assert local
    assert again
    assert (pushed.is_pushed, local.is_pushed, again.is_pushed) == (True, False, True)


def test_a_folder_inside_belongs_to_the_whole(alone):
    (alone / "docs").mkdir()
    known = read_checkout(alone / "docs")
    assert known
    assert known.root == alone.resolve()


def test_there_may_be_no_checkout_no_folder_and_no_git(tmp_path, alone, monkeypatch):
    assert read_checkout(tmp_path) is None
    assert read_checkout(tmp_path / "nowhere") is None
    monkeypatch.setenv("PATH", str(tmp_path))
    assert read_checkout(alone) is None


@pytest.mark.parametrize(
    "address",
    [
        "https://github.com/ann/my.tides",
        "https://github.com/ann/my.tides.git",
        "https://github.com/ann/my.tides/",
        "https://ann:secret@github.example.org:8443/ann/my.tides.git",
        "http://127.0.0.1:8000/ann/my.tides",
        "git@github.com:ann/my.tides.git",
        "github-work:ann/my.tides",
        "ssh://git@ssh.github.com:443/ann/my.tides.git",
        "git://github.com/ann/my.tides.git",
    ],
)
def test_a_repository_on_a_server_has_a_name(address):
    assert repository_name(address) == "ann/my.tides"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/srv/git/ann/tides.git",
        "../ann/tides",
        "ann/tides",
        "file:///srv/ann/tides.git",
        "https://gitlab.example.org/group/ann/tides.git",
        "https://github.com/ann",
        "https://github.com/ann/tides\n",
        "https://github.com/ann/ti des",
        "git@github.com:-ann/tides.git",
    ],
)
def test_another_address_has_none(address):
    assert repository_name(address) == ""
