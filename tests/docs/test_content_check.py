"""docs/book.md, "Only when something changed": the step tells a push that readers care about from others."""

import os
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.docs.pages import guide
from tests.repositories import BRANCH, git

pytestmark = pytest.mark.slow

STEP = "Compare with the push before"


@pytest.fixture
def command():
    [part] = [part for part in guide("book.md").examples("yaml") if STEP in part.code]
    [step] = [step for step in yaml.safe_load(part.code)["jobs"]["build"]["steps"] if step["name"] == STEP]
    return step["run"]


@pytest.fixture
def says(tmp_path, clone, remote, command):
    """What the step hands on, in a checkout of depth one as runners have it, after a push that changed some files."""

    def push(files: list[str], before: str | None = None) -> str:
        desk: Path = clone("desk")
        seen = git(desk, "rev-parse", "HEAD")
        for name in files:
            (desk / name).parent.mkdir(parents=True, exist_ok=True)
            (desk / name).write_text("Something else.\n")
            git(desk, "add", "--all")
            git(desk, "commit", "--quiet", "--message", f"Change {name}")
        git(desk, "push", "--quiet", "origin", BRANCH)
        checkout = clone("checkout", "--depth=1")
        output = tmp_path / "output"
        environ = {**os.environ, "BEFORE": seen if before is None else before, "GITHUB_OUTPUT": str(output)}
        done = subprocess.run(
            ["bash", "-e", "-c", command], cwd=checkout, env=environ, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stderr
        return str(output.read_text())

    return push


@pytest.mark.parametrize("files", [["README.md"], [".github/workflows/deploy.yml"], ["README.md", ".github/x"]])
def test_the_readme_and_the_workflows_are_no_content(says, files):
    assert says(files) == "changed=false\n"


@pytest.mark.parametrize("files", [["intro.md"], ["README.md", "chapters/one.ipynb"], ["chapters/README.md"]])
def test_everything_else_is(says, files):
    assert says(files) == "changed=true\n"


def test_a_change_in_an_earlier_commit_of_the_push_counts(says):
    assert says(["intro.md", "README.md"]) == "changed=true\n"


@pytest.mark.parametrize("before", ["", "0" * 40, "4b825dc642cb6eb9a060e54bf8d69288fbee4905"])
def test_without_anything_to_compare_with_the_book_is_announced(says, before):
    assert says(["README.md"], before) == "changed=true\n"
