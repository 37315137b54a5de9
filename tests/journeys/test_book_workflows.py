"""What a book gets: the generated workflow passes every checker, asks for little, and its commands do what they say.

No runner is needed for that: the facts are read from the file, and the commands are run as a runner would.
"""

import base64
import http.server
import os
import re
import subprocess
import sys
import tarfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import REPOSITORY, clean_environment
from tests.journeys.conftest import WORKFLOWS
from tests.repositories import BRANCH, git, hook

pytestmark = pytest.mark.slow

COMMIT = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
TOKEN = "ghs_made_up"
KINDS = {"_config.yml": ">=1,<2", "myst.yml": ">=2,<3"}
ACTION = REPOSITORY / ".github" / "actions" / "notify-portfolio" / "action.yml"
OUTSIDE = re.compile(r"\$\{\{.*?\}\}", re.DOTALL)
PINNED = re.compile(r"uses: ([\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$", re.MULTILINE)


@pytest.fixture(params=KINDS)
def config(request):
    return request.param


@pytest.fixture
def folder(run, tmp_path, config):
    """A repository with a book in it that has been wired up."""
    folder = tmp_path / "tides"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / config).touch()
    done = run("new", "book", "tides", "--from", "ann/portfolio", "--ref", COMMIT)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def file(folder):
    return folder / ".github" / "workflows" / "deploy.yml"


@pytest.fixture
def workflow(file) -> Any:
    return yaml.safe_load(file.read_text("utf-8"))


def step(workflow: Any, job: str, name: str) -> Any:
    [found] = [step for step in workflow["jobs"][job]["steps"] if step["name"] == name]
    return found


@pytest.mark.parametrize(
    "checker",
    [
        ["zizmor", "--quiet", "--offline", "--strict-collection", "--persona", "pedantic"],
        ["check-jsonschema", "--builtin-schema", "vendor.github-workflows"],
        ["actionlint", "-shellcheck=", "-pyflakes="],
    ],
    ids=lambda checker: checker[0],
)
def test_the_generated_workflow_passes_every_checker(file, checker):
    tool = Path(sys.executable).with_name(checker[0])
    assert tool.exists(), f"{checker[0]} is missing: `make test` installs it."
    done = subprocess.run(
        [tool, *checker[1:], file], cwd=file.parent, capture_output=True, encoding="utf-8", timeout=100, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_three_jobs_follow_one_another(workflow):
    assert list(workflow["jobs"]) == ["build", "deploy", "notify"]
    assert [workflow["jobs"][job].get("needs") for job in workflow["jobs"]] == [None, "build", ["build", "deploy"]]
    assert all(job["name"] and 0 < job["timeout-minutes"] <= 60 for job in workflow["jobs"].values())
    assert not any("continue-on-error" in job for job in workflow["jobs"].values())


def test_only_one_branch_is_deployed(workflow):
    triggers = workflow[True]  # YAML 1.1 takes the key "on" for a boolean
    assert triggers == {"push": {"branches": ["main"]}, "workflow_dispatch": None}
    assert workflow["jobs"]["build"]["if"] == "github.ref == 'refs/heads/main'"


def test_deployments_wait_for_one_another(workflow):
    assert workflow["concurrency"] == {"group": "pages", "cancel-in-progress": False}


def test_each_job_has_the_rights_it_needs_and_no_more(workflow, config):
    assert workflow["permissions"] == {}
    learning = {"pages": "read"} if config == "myst.yml" else {}
    assert {name: job["permissions"] for name, job in workflow["jobs"].items()} == {
        "build": {"contents": "write", **learning},
        "deploy": {"pages": "write", "id-token": "write"},
        "notify": {"contents": "read"},
    }


def test_each_right_has_its_reason_beside_it(file):
    rights = re.findall(r"^      (?:contents|pages|id-token): .*$", file.read_text("utf-8"), re.MULTILINE)
    assert len(rights) >= 4
    assert all(" # to " in line for line in rights)


def test_no_command_line_holds_an_expression(workflow):
    commands = [step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step]
    commands += [step["run"] for step in yaml.safe_load(ACTION.read_text("utf-8"))["runs"]["steps"]]
    assert len(commands) > 6
    assert not any(OUTSIDE.search(command) for command in commands)


def test_actions_are_pinned_by_commit_with_their_version_beside_it(file):
    text = file.read_text("utf-8")
    pins = PINNED.findall(text)
    assert len(pins) == len(re.findall(r"uses:", text)) - 1
    assert f"uses: ann/portfolio/.github/actions/notify-portfolio@{COMMIT} #" in text


def test_actions_are_the_same_as_in_the_portfolio(file):
    own = {
        pin.partition("@")[0]: pin
        for workflow in WORKFLOWS.glob("*.yml")
        for pin in PINNED.findall(workflow.read_text("utf-8"))
    }
    shared = [pin for pin in PINNED.findall(file.read_text("utf-8")) if pin.partition("@")[0] in own]
    assert shared
    assert [pin for pin in shared if own[pin.partition("@")[0]] != pin] == []


def test_no_checkout_leaves_a_token_behind(workflow):
    checkouts = [s for job in workflow["jobs"].values() for s in job["steps"] if "checkout" in s.get("uses", "")]
    assert len(checkouts) == 2
    assert all(checkout["with"]["persist-credentials"] is False for checkout in checkouts)


def test_each_token_is_seen_by_one_step_only(workflow):
    seen = {
        (job, step["name"]): sorted(set(re.findall(r"github\.token|secrets\.\w+", str(step))))
        for job in workflow["jobs"]
        for step in workflow["jobs"][job]["steps"]
    }
    assert {place: tokens for place, tokens in seen.items() if tokens} == {
        ("build", "Push the README, if it changed"): ["github.token"],
        ("notify", "Notify the portfolio"): ["secrets.PORTFOLIO_PAT"],
    }
    outside = {key: value for key, value in workflow.items() if key != "jobs"}
    assert "secrets" not in str(outside)
    assert not any("env" in job for job in workflow["jobs"].values())


def test_the_readme_is_stamped_before_anything_of_the_book_is_installed_or_run(workflow):
    names = [step["name"] for step in workflow["jobs"]["build"]["steps"]]
    order = ["Stamp the README", "Push the README, if it changed", "Install Jupyter Book", "Build the book"]
    assert [name for name in names if name in order] == order


def test_a_readme_that_cannot_be_stamped_keeps_no_book_from_its_readers_but_any_other_failure_does(workflow):
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert [step["name"] for step in steps if step.get("continue-on-error")] == ["Stamp the README"]


def test_the_book_is_built_by_its_own_program_with_the_address_that_it_needs(workflow, config):
    assert f'"jupyter-book{KINDS[config]}"' in step(workflow, "build", "Install Jupyter Book")["run"]
    build = step(workflow, "build", "Build the book")
    assert build.get("env", {}) == (
        {"BASE_URL": "${{ steps.pages.outputs.base_path }}"} if config == "myst.yml" else {}
    )
    handed_over = step(workflow, "build", "Hand the pages over")["with"]
    assert handed_over["path"] == "${{ env.BOOK }}/_build/html"
    assert workflow["env"] == {"BOOK": "docs"}


def test_a_later_attempt_finds_the_pages_of_the_attempt_that_built_them(workflow):
    build, deploy = workflow["jobs"]["build"], workflow["jobs"]["deploy"]
    assert build["outputs"] == {"artifact": "${{ steps.artifact.outputs.name }}"}
    assert step(workflow, "build", "Hand the pages over")["with"]["name"] == "${{ steps.artifact.outputs.name }}"
    wanted = "${{ needs.build.outputs.artifact }}"
    assert step(workflow, "deploy", "Deploy to Pages")["with"] == {"artifact_name": wanted}
    assert step(workflow, "notify", "Fetch the pages")["with"]["name"] == wanted
    assert deploy["outputs"] == {"url": "${{ steps.deployment.outputs.page_url }}"}


def test_the_portfolio_hears_of_the_pages_that_were_deployed(workflow):
    assert step(workflow, "notify", "Notify the portfolio")["with"] == {
        "url": "${{ needs.deploy.outputs.url }}",
        "html": "${{ runner.temp }}/html",
        "config": "${{ env.BOOK }}",
        "portfolio": "ann/portfolio",
        "token": "${{ secrets.PORTFOLIO_PAT }}",
    }


def test_the_action_takes_what_the_workflow_gives_it(workflow):
    inputs = yaml.safe_load(ACTION.read_text("utf-8"))["inputs"]
    assert set(step(workflow, "notify", "Notify the portfolio")["with"]) <= set(inputs)
    assert set(inputs) == {"url", "html", "portfolio", "token", "event-type", "config"}
    assert all(given["description"] and "default" in given for given in inputs.values())


def execute(command: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the text of a step as a runner does."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", command],
        cwd=cwd,
        env={**clean_environment(), "GIT_TERMINAL_PROMPT": "0", "HOME": str(cwd.parent), **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@contextmanager
def closed_server() -> Iterator[tuple[str, list[str | None]]]:
    """A server that asks for a login and then lets nobody in; yields its address and the logins it was given."""
    logins: list[str | None] = []

    class Remote(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            logins.append(self.headers.get("Authorization"))
            self.send_response(403 if logins[-1] else 401)
            self.send_header("WWW-Authenticate", 'Basic realm="test"')
            self.end_headers()

        def log_request(self, code: object = "-", size: object = "-") -> None:
            """Says nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Remote) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", logins
        server.shutdown()


@pytest.fixture
def push(folder, clone):
    """Runs the step that pushes the README, in a shallow clone of a book."""
    workflow = yaml.safe_load((folder / ".github" / "workflows" / "deploy.yml").read_text("utf-8"))
    command = step(workflow, "build", "Push the README, if it changed")["run"]
    checkout = clone("checkout", "--depth=1")

    def run(**environment: str) -> subprocess.CompletedProcess[str]:
        return execute(command, checkout, GITHUB_TOKEN=TOKEN, GITHUB_REF=f"refs/heads/{BRANCH}", **environment)

    return checkout, run


@pytest.mark.parametrize("config", ["myst.yml"], indirect=True)
class TestPushingTheReadme:
    """The step is the same for every kind of book."""

    def test_a_readme_that_changed_is_one_commit_on_the_branch(self, push, remote):
        checkout, run = push
        (checkout / "README.md").write_text("Stamped.\n")
        (checkout / "other.txt").write_text("Not asked for.\n")
        done = run()
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert git(remote, "log", "--format=%s|%an", BRANCH).splitlines()[0] == "Update the README|github-actions[bot]"
        assert git(remote, "show", "--name-only", "--format=", BRANCH) == "README.md"

    def test_a_new_readme_in_whatever_case_is_pushed(self, push, remote):
        checkout, run = push
        git(checkout, "rm", "--quiet", "README.md")
        (checkout / "readme.md").write_text("Stamped.\n")
        assert run().returncode == 0
        assert git(remote, "show", f"{BRANCH}:readme.md") == "Stamped."

    def test_a_readme_that_did_not_change_is_no_commit(self, push, remote):
        before = git(remote, "rev-parse", BRANCH)
        assert push[1]().returncode == 0
        assert git(remote, "rev-parse", BRANCH) == before

    def test_rules_of_the_branch_are_a_warning_and_no_failure(self, push, remote):
        checkout, run = push
        hook(remote, "pre-receive", "echo 'GH013: Repository rule violations'; exit 1")
        (checkout / "README.md").write_text("Stamped.\n")
        done = run()
        assert done.returncode == 0
        assert done.stdout.startswith("::warning::The new README could not be pushed")
        assert git(remote, "show", f"{BRANCH}:README.md") == "A portfolio."

    def test_the_token_is_given_to_the_remote_and_shown_to_nobody(self, push, remote):
        checkout, run = push
        (checkout / "README.md").write_text("Stamped.\n")
        with closed_server() as (address, asked):
            git(checkout, "remote", "set-url", "origin", f"{address}/ann/tides")
            done = run(GIT_TRACE="1")  # git writes down every command that it starts, arguments and all
        assert "; f get" in done.stderr
        login = base64.b64encode(f"x-access-token:{TOKEN}".encode()).decode()
        assert f"Basic {login}" in asked
        assert done.returncode == 0
        assert "::warning::" in done.stdout
        assert TOKEN not in done.stdout + done.stderr
        assert TOKEN not in (checkout / ".git" / "config").read_text()


@pytest.mark.parametrize(
    ("there", "installed"),
    [
        ((), []),
        (("requirements.txt",), ["--requirement", "requirements.txt"]),
        (("docs/requirements.txt", "requirements.txt"), ["--requirement", "docs/requirements.txt"]),
    ],
)
def test_what_the_books_code_needs_is_installed_with_jupyter_book(folder, workflow, config, tmp_path, there, installed):
    for name in there:
        (folder / name).touch()
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    (tmp_path / "bin" / "python").chmod(0o755)
    command = step(workflow, "build", "Install Jupyter Book")["run"]
    done = execute(command, folder, BOOK="docs", PATH=f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["-m", "pip", "install", f"jupyter-book{KINDS[config]}", *installed]


def test_the_pages_are_unpacked_where_the_action_looks_for_them(workflow, folder, tmp_path):
    (tmp_path / "artifact").mkdir()
    (tmp_path / "index.html").write_text("A book")
    with tarfile.open(tmp_path / "artifact" / "artifact.tar", "w") as archive:
        archive.add(tmp_path / "index.html", "./index.html")
    done = execute(step(workflow, "notify", "Unpack the pages")["run"], folder, RUNNER_TEMP=str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "html" / "index.html").read_text() == "A book"
