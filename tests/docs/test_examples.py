"""What the guides show can be copied: workflows that GitHub takes, commands that exist, configurations that work."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from generator.cli import commands
from tests.conftest import REPOSITORY
from tests.docs.pages import Example, guide, guides

BOOK = guide("book.md")
COMMIT = "0123456789abcdef0123456789abcdef01234567"
PROGRAM = re.compile(r"(?:(?:\.venv/bin/)?python -m generator|portfolio)(?: |$)")
PIN = re.compile(r"uses: (?P<action>[\w./-]+)@(?P<pin>[0-9a-f]{40} # \S+)")


def is_workflow(example: Example) -> bool:
    return bool(re.search("^on:", example.code, re.MULTILINE) and "runs-on:" in example.code)


WORKFLOWS = [example for example in BOOK.examples("yaml") if is_workflow(example)]
DEPLOYMENTS = [example for example in WORKFLOWS if "deploy-pages@" in example.code]
PARTS = [
    (one, example)
    for one in (BOOK, guide("portfolio.md"))
    for example in one.examples("yaml")
    if example not in WORKFLOWS and re.search("^(on:|jobs:|- )", example.code)
]
# Each configuration that is shown, and where its tool puts the logo.
LOGOS = {
    "_config.yml": "_static/tide.svg",
    "myst.yml": f"build/tide-{'a' * 32}.svg",
    "portfolio.yml": "images/tide.svg",
}
CONFIGURATIONS = [example for example in BOOK.examples("yaml") if re.match(r"# [\w.]+\.yml\n", example.code)]


def test_the_guide_for_books_has_a_workflow_for_each_kind_of_book():
    installed = [re.findall(r'pip install "(jupyter-book\S+)"', one.code) for one in DEPLOYMENTS]
    assert installed == [["jupyter-book<2"], ["jupyter-book>=2,<3"]]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda example: f"line {example.line}")
def test_a_whole_workflow_is_one_that_github_takes(workflow, tmp_path):
    assert findings(workflow.code.replace("@COMMIT", f"@{COMMIT}"), tmp_path) == ""


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda example: f"line {example.line}")
def test_a_whole_workflow_is_safe_to_copy(workflow, tmp_path):
    file = written(workflow.code.replace("@COMMIT", f"@{COMMIT}"), tmp_path)
    assert said_by("zizmor", "--quiet", "--offline", "--strict-collection", "--persona", "pedantic", str(file)) == ""


@pytest.mark.slow
@pytest.mark.parametrize("deployment", DEPLOYMENTS, ids=lambda example: f"line {example.line}")
@pytest.mark.parametrize(("_guide", "part"), PARTS, ids=lambda one: str(getattr(one, "line", one)))
def test_a_part_of_a_workflow_fits_into_those_that_deploy(_guide, part, deployment, tmp_path):
    content = parsed(part.code)
    if isinstance(content, list):
        job = "deploy" if "steps.deployment." in part.code else "notify"
        content = {"jobs": {job: {"steps": content}}}
    whole = merged(parsed(deployment.code), content)
    text = yaml.safe_dump(whole, sort_keys=False).replace("@COMMIT", f"@{COMMIT}")
    assert findings(text, tmp_path) == ""


def test_parts_of_workflows_are_found():
    assert len(PARTS) >= 7


def test_actions_have_the_pins_of_the_project_itself():
    files = [*(REPOSITORY / ".github").rglob("*.yml"), *(REPOSITORY / "generator" / "scaffold").rglob("*.yml")]
    known = {found["action"]: found["pin"] for file in files for found in PIN.finditer(file.read_text("utf-8"))}
    shown = [found for one in guides() for found in PIN.finditer(one.text)]
    assert shown
    assert [found.group() for found in shown if known.get(found["action"], found["pin"]) != found["pin"]] == []


@pytest.mark.parametrize("example", CONFIGURATIONS, ids=lambda example: example.code.split("\n")[0])
def test_a_configuration_says_all_that_the_card_shows(example, run, tmp_path):
    name = example.code.split("\n")[0].removeprefix("# ")
    (tmp_path / name).write_text(example.code, "utf-8")
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "tide.svg").write_text("<svg/>", "utf-8")
    for file in ("index.html", LOGOS[name]):
        (tmp_path / "html" / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "html" / file).write_text("<svg/>", "utf-8")
    done = run("send", "https://you.github.io/tides", "--config", name, "--html", "html", "--dry-run")
    assert (done.returncode, done.stderr.count("\n")) == (0, 1), done.stderr  # the notice that there is no portfolio
    payload = yaml.safe_load(done.stdout.partition("\n\n")[2])["client_payload"]
    assert payload["title"] == "Reading the Tides"
    assert "" not in (payload["description"], payload["author"])
    assert payload["logo_path"] == f"https://you.github.io/tides/{LOGOS[name]}"
    assert payload["tags"] == ["time series", "oceans"]


def test_configurations_are_found():
    assert [example.code.split("\n")[0] for example in CONFIGURATIONS] == [f"# {name}" for name in LOGOS]


def command_lines() -> Iterator[tuple[str, list[str]]]:
    """Each call of the program in the guides: in blocks of code, and in backticks."""
    for one in guides():
        code = "\n".join(example.code.replace("\\\n", " ") for example in one.examples("console"))
        for line in [*code.split("\n"), *one.spans]:
            if found := PROGRAM.match(line):
                yield str(one), shlex.split(line[found.end() :], comments=True)


def is_whole(words: list[str]) -> bool:
    return bool(words) and not {"COMMAND", "…"} & set(words)


CALLS = [(one, words) for one, words in command_lines() if is_whole(words)]


@pytest.mark.parametrize(("one", "words"), CALLS, ids=lambda part: part if isinstance(part, str) else " ".join(part))
def test_a_command_that_is_shown_exists_with_these_options(one, words):
    command: click.Command = commands
    context = click.Context(commands)
    rest = list(words)
    while isinstance(command, click.Group) and rest:
        found = command.get_command(context, rest.pop(0))
        assert found, f"{one}: no such command"
        command = found
    assert not isinstance(command, click.Group), f"{one}: {command.name} alone does nothing"
    command.make_context(command.name, rest)  # raises UsageError


def test_commands_are_found():
    assert {words[0] for _, words in CALLS} >= {"build", "merge", "send", "validate", "new"}


def parsed(code: str) -> Any:
    """YAML as GitHub reads it: `on` is a key."""
    return yaml.safe_load(re.sub("^on:", '"on":', code, flags=re.MULTILINE))


def merged(whole: Any, part: Any) -> Any:
    """A workflow with a part put in at the place that its keys tell; steps come after those that are there."""
    if isinstance(whole, dict) and isinstance(part, dict):
        return whole | {key: merged(whole[key], value) if key in whole else value for key, value in part.items()}
    is_steps = isinstance(part, list) and part and isinstance(part[0], dict)
    return [*whole, *part] if is_steps else part


def findings(text: str, folder: Path) -> str:
    """What two checkers have against a workflow."""
    file = str(written(text, folder))
    return said_by("actionlint", "-no-color", "-shellcheck=", "-pyflakes=", file) + said_by(
        "check-jsonschema", "--builtin-schema", "vendor.github-workflows", "--quiet", file
    )


def written(text: str, folder: Path) -> Path:
    file = folder / ".github" / "workflows" / "example.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def said_by(tool: str, *arguments: str) -> str:
    """The output of a checker that found something; nothing when all is well."""
    path = Path(sys.executable).with_name(tool)
    assert path.exists(), f"{tool} is missing: `make test` installs it."
    done = subprocess.run([path, *arguments], capture_output=True, encoding="utf-8", timeout=60, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr
