"""A portfolio on a real bare repository, whose workflows can be executed."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REPOSITORY
from tests.journeys.act import Done, Runner, Site, lonely_environment

WORKFLOWS = REPOSITORY / ".github" / "workflows"
BRANCH = "trunk"
PAGES = "https://you.github.io/portfolio"
SOURCE = {
    "repository": "you/tides",
    "commit": "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
    "run_id": 7211,
    "run_attempt": 1,
    "deployed_at": "2026-03-02T09:30:00Z",
}
TIDES = {"title": "Tides", "url": "https://you.github.io/tides/", "updated": "2026-03-02", "created": "2026-01-05"}
PROJECTS = {
    "projects": [
        {**TIDES, "source": SOURCE},
        {"title": "Bread", "url": "https://you.github.io/bread/", "updated": "2026-02-01", "created": "2026-02-01"},
    ]
}
SETTINGS = 'title: A gallery\ntrusted: ["https://you.github.io", "https://books.example.org"]\n'


class Portfolio:
    """The repository `you/portfolio` with a default branch of an unusual name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.remote = folder / "remote.git"
        self.deployed = folder / "deployed"
        self._start()
        site = Site(self.remote, BRANCH, PAGES, folder / "artifacts", self.deployed)
        self._runner = Runner(folder, folder / "clone", site, [self._tools()])

    def dispatch(self, event: object, **options: Any) -> Done:
        """Execute update-projects.yml on a `repository_dispatch`."""
        return self.execute("update-projects.yml", "repository_dispatch", event, **options)

    def execute(self, workflow: str, trigger: str, event: object, **options: Any) -> Done:
        """Execute a workflow on an event, in a clone as it was when the test began."""
        return self._runner.execute(workflow, trigger, event, **options)

    def git(self, *arguments: str, folder: str = "remote.git") -> str:
        identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
        done = subprocess.run(
            ["git", *identity, *arguments],
            cwd=self.folder / folder,
            env=lonely_environment(self.folder),
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def commit(self, changes: Mapping[str, str], message: str) -> None:
        """Somebody pushes files; the clone that the runner started from stays behind."""
        self.git("pull", "--quiet", "--ff-only", folder="desk")
        for name, text in changes.items():
            (self.folder / "desk" / name).write_text(text, "utf-8")
        self.git("add", "--all", folder="desk")
        self.git("commit", "--quiet", "--message", message, folder="desk")
        self.git("push", "--quiet", "origin", BRANCH, folder="desk")

    def read(self, name: str) -> str:
        """A file as it is on the remote's default branch."""
        return self.git("show", f"{BRANCH}:{name}")

    @property
    def subjects(self) -> list[str]:
        return self.git("log", "--format=%s", BRANCH).splitlines()

    @property
    def projects(self) -> dict[str, dict[str, Any]]:
        return {project["url"]: project for project in json.loads(self.read("data/projects.json"))["projects"]}

    def _start(self) -> None:
        """A remote with what its owner pushed, a clone for the runner, and one commit that came later."""
        desk = self.folder / "desk"
        self.git("init", "--quiet", "--bare", f"--initial-branch={BRANCH}", str(self.remote), folder=".")
        self.git("clone", "--quiet", self.remote.as_uri(), str(desk), folder=".")
        self.git("checkout", "--quiet", "-B", BRANCH, folder="desk")
        self._fill(desk)
        (desk / "data").mkdir(exist_ok=True)
        (desk / "data" / "projects.json").write_text(json.dumps(PROJECTS, indent=2) + "\n", "utf-8")
        (desk / "data" / "site.yml").write_text(SETTINGS, "utf-8")
        self.git("add", "--all", folder="desk")
        self.git("commit", "--quiet", "--message", "Start", folder="desk")
        self.git("push", "--quiet", "origin", BRANCH, folder="desk")
        self.git("clone", "--quiet", self.remote.as_uri(), "clone", folder=".")
        self.git("remote", "add", "github", "https://github.com/you/portfolio.git", folder="clone")
        # act does not know `queue:` yet; that the original has it is asserted in test_workflows.py and here.
        workflow = self.folder / "clone" / ".github" / "workflows" / "update-projects.yml"
        without_queue, lines = re.subn(r"(?m)^ *queue: max\n", "", workflow.read_text("utf-8"))
        assert lines == 1
        workflow.write_text(without_queue, "utf-8")
        self.commit({"README.md": "Written after the event was sent.\n"}, "Write a README")

    def _fill(self, desk: Path) -> None:
        """What makes a new repository a portfolio; here the template's files, the generator among them."""
        copy_generator(desk)
        shutil.copytree(WORKFLOWS, desk / ".github" / "workflows")

    def _python(self) -> str:
        """A Python that has every dependency."""
        return sys.executable

    def _tools(self) -> Path:
        """The folder of a `python` that has every dependency and asks no index."""
        folder = self.folder / "pythons"
        folder.mkdir()
        (folder / "python").write_text(
            f'#!/bin/sh\nexport PIP_CONFIG_FILE={os.devnull} PIP_NO_INDEX=1\nexec "{self._python()}" "$@"\n', "utf-8"
        )
        (folder / "python").chmod(0o755)
        return folder


def copy_generator(folder: Path) -> None:
    """Copy what a workflow needs of the generator, and the lock of what that needs."""
    for name in ("generator", "templates"):
        shutil.copytree(REPOSITORY / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(REPOSITORY / "requirements.txt", folder)


@pytest.fixture
def portfolio(tmp_path: Path) -> Portfolio:
    return Portfolio(tmp_path)
