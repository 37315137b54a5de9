"""A book's whole way: wired up with one command, built and deployed by its workflow, announced, merged and shown.

The books, Jupyter Book, the workflow, the action, its installation and both repositories are real. GitHub is a server
on this machine, and the actions of GitHub's own are stubs.
"""

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from tests.conftest import REPOSITORY, Run
from tests.github_api.api import GitHub
from tests.github_api.events import write_event
from tests.journeys.act import Done, Runner, Site
from tests.jupyter_books import Kind, copy_book, tools
from tests.repositories import git

pytestmark = pytest.mark.slow

COMMIT = "c0ffee" + "0" * 34
ACTION = f"you/portfolio@{COMMIT}"
TITLES = {"jupyter-book-1": "Reading the Tides", "jupyter-book-2": "Listening to the Reef"}


def portfolio_in(folder: Path) -> Path:
    """What a runner gets of the portfolio's repository; act copies the whole folder, so it holds nothing else."""
    for name in (".github", "generator", "templates"):
        shutil.copytree(REPOSITORY / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(REPOSITORY / "requirements.txt", folder)
    return folder


class Wired:
    """The repository you/book, with one of the samples in it, after `new book`."""

    def __init__(self, folder: Path, kind: Kind, run: Run) -> None:
        self.folder = folder
        self.remote = folder / "remote.git"
        self.desk = copy_book(kind, folder / "desk")
        git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(self.remote))
        git(self.desk, "init", "--quiet", "--initial-branch=main")
        git(self.desk, "remote", "add", "origin", self.remote.as_uri())
        made = run("new", "book", self.desk, "--from", "you/portfolio", "--ref", COMMIT)
        assert made.returncode == 0, made.stderr
        (self.desk / ".gitignore").write_text("_build/\n")
        git(self.desk, "add", "--all")
        git(self.desk, "commit", "--quiet", "--message", "Wire the book up")
        git(self.desk, "push", "--quiet", "origin", "main")
        git(folder, "clone", "--quiet", self.remote.as_uri(), "clone")
        git(folder / "clone", "remote", "add", "github", "https://github.com/you/book.git")
        self.site = Site(self.remote, "main", "https://you.github.io/book", folder / "artifacts", folder / "deployed")
        self._runner = Runner(
            folder, folder / "clone", self.site, [self._tools(kind)], {ACTION: portfolio_in(folder / "portfolio")}
        )

    def deploy(self, github: GitHub, *secrets: str) -> Done:
        """Push to main: execute the workflow that `new book` wrote."""
        event = {"ref": "refs/heads/main", "repository": {"full_name": "you/book", "default_branch": "main"}}
        return self._runner.execute(
            "deploy.yml", "push", event, secrets=secrets, env={"GITHUB_API_URL": github.url}, timeout=280
        )

    def _tools(self, kind: Kind) -> Path:
        """The Python of the book's own environment: what its workflow would install is there already."""
        folder = self.folder / "pythons"
        folder.mkdir()
        (folder / "python").write_text(f'#!/bin/sh\nexec "{tools(kind) / "python"}" "$@"\n')
        (folder / "python3").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
        for name in ("jupyter-book", "node", "npm"):
            if (tools(kind) / name).exists():
                (folder / name).symlink_to(tools(kind) / name)
        for file in folder.iterdir():
            if not file.is_symlink():
                file.chmod(0o755)
        return folder


@pytest.mark.timeout(600)
@pytest.mark.parametrize("kind", ["jupyter-book-1", "jupyter-book-2"])
def test_a_book_that_was_wired_up_announces_itself_and_appears_with_its_logo(tmp_path, run, lonely_git, github, kind):
    book = Wired(tmp_path, kind, run)

    done = book.deploy(github, f"PORTFOLIO_PAT={github.token}")

    assert done.exit_code == 0, done.text
    assert done.jobs == {"build": "success", "deploy": "success", "notify": "success"}
    assert github.token not in done.text
    [event] = github.events
    payload = event["client_payload"]
    assert payload["url"] == "https://you.github.io/book/"
    assert payload["source"]["repository"] == "you/book"
    readme = git(book.remote, "show", "main:README.md")
    assert f"Last updated: {payload['updated']}" in readme
    assert TITLES[kind] in readme
    logo = payload["logo_path"].removeprefix(payload["url"])
    assert (book.site.deployed / logo).is_file()

    data = tmp_path / "data" / "projects.json"
    data.parent.mkdir()
    data.write_text('{"projects": []}')
    merged = run("merge", "--event", write_event(event, tmp_path / "arrived.json"), "--data", data)
    assert merged.returncode == 0, merged.stderr
    built = run("build", "--data", data, "--out", tmp_path / "site", "--theme", REPOSITORY / "templates")
    assert built.returncode == 0, built.stderr
    page: Any = lxml_html.fromstring((tmp_path / "site" / "index.html").read_text("utf-8"))
    [card] = page.find_class("card")
    [link] = card.find_class("card-link")
    assert link.text_content().strip() == TITLES[kind]
    assert [image.get("src") for image in card.find_class("tile-logo")] == [payload["logo_path"]]


def test_a_fork_deploys_without_telling_anybody(tmp_path, run, lonely_git, github):
    book = Wired(tmp_path, "jupyter-book-1", run)

    done = book.deploy(github)

    assert done.exit_code == 0, done.text
    assert done.jobs == {"build": "success", "deploy": "success", "notify": "success"}
    assert "notice" in done.commands
    assert github.requests == []


def test_a_book_whose_portfolio_cannot_be_reached_is_online_all_the_same(tmp_path, run, lonely_git, github):
    book = Wired(tmp_path, "jupyter-book-1", run)

    done = book.deploy(github, "PORTFOLIO_PAT=github_pat_wrong")

    assert done.exit_code != 0
    assert done.jobs == {"build": "success", "deploy": "success", "notify": "failure"}
    assert (book.site.deployed / "index.html").is_file()
    assert any("401" in line for line in done.annotations)
    assert json.dumps(github.events) == "[]"
