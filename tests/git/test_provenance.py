"""A package knows the repository and the commit it came from, or admits that it does not."""

import json

import pytest

from generator.git.provenance import Provenance, provenance
from tests.repositories import git

COMMIT = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"


@pytest.fixture
def package(clone):
    """A package at the top of a clone that was made from a server."""
    folder = clone()
    git(folder, "remote", "set-url", "origin", "https://github.com/ann/portfolio.git")
    (folder / "generator").mkdir()
    return folder / "generator"


def direct_url(**noted):
    return json.dumps(noted)


def test_the_checkout_it_runs_from_comes_first(package):
    head = git(package, "rev-parse", "HEAD")
    noted = direct_url(url="https://github.com/bo/portfolio", vcs_info={"vcs": "git", "commit_id": COMMIT})
    assert provenance(package, noted) == Provenance("ann/portfolio", head, is_pushed=True)
    git(package, "commit", "--quiet", "--allow-empty", "--message", "Local")
    assert provenance(package, "") == Provenance("ann/portfolio", git(package, "rev-parse", "HEAD"), is_pushed=False)


def test_a_link_to_the_package_leads_to_the_checkout(package, tmp_path):
    (tmp_path / "link").symlink_to(package)
    assert provenance(tmp_path / "link", "")


def test_a_package_deep_inside_somebody_elses_checkout_is_not_of_it(package):
    deep = package.parent / "venv" / "lib" / "site-packages" / "generator"
    deep.mkdir(parents=True)
    assert provenance(deep, "") is None


@pytest.mark.parametrize("address", ["https://github.com/bo/portfolio.git", "ssh://git@github.com/bo/portfolio.git"])
def test_pip_notes_the_commit_of_what_it_installed_with_git(tmp_path, address):
    noted = direct_url(url=address, vcs_info={"vcs": "git", "requested_revision": "main", "commit_id": COMMIT})
    assert provenance(tmp_path, noted) == Provenance("bo/portfolio", COMMIT)


def test_an_archive_of_a_commit_tells_it_in_its_address(tmp_path):
    noted = direct_url(url=f"https://github.com/bo/portfolio/archive/{COMMIT}.tar.gz", archive_info={"hash": "x"})
    assert provenance(tmp_path, noted) == Provenance("bo/portfolio", COMMIT)


@pytest.mark.parametrize(
    "noted",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        direct_url(url=None, vcs_info={"commit_id": COMMIT}),
        direct_url(url="https://github.com/bo/portfolio"),
        direct_url(url="https://github.com/bo/portfolio", vcs_info=[COMMIT]),
        direct_url(url="https://github.com/bo/portfolio", vcs_info={"commit_id": "main"}),
        direct_url(url="https://github.com/bo/portfolio", vcs_info={"commit_id": COMMIT + "\n"}),
        direct_url(url="https://github.com/bo/portfolio/archive/main.tar.gz", archive_info={}),
        direct_url(url="file:///home/bo/portfolio", dir_info={"editable": True}),
    ],
)
def test_a_note_that_tells_no_commit_is_none(tmp_path, noted):
    assert provenance(tmp_path, noted) is None
