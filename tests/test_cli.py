"""The command line as a whole: help, usage errors, and what happens to every other error."""

import os
import subprocess
import sys
from pathlib import Path
from pkgutil import iter_modules

import pytest

from generator import __version__

COMMANDS = ["add", "build", "convert", "merge", "new", "remove", "send", "serve", "set", "tags", "validate"]
SHARED = ("building", "options")


@pytest.mark.parametrize(
    "args", [[], *([command] for command in COMMANDS), ["new", "portfolio"], ["new", "book"], ["new", "theme"]]
)
def test_the_help_of_every_command_holds_an_example(run, args):
    done = run(*args, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Example: python -m generator {' '.join(args)}".rstrip() in done.stdout


def test_the_help_lists_every_command(run):
    listed = run("-h").stdout.partition("Commands:")[2].split("\n")
    assert [line.split()[0] for line in listed if line.startswith("  ") and line.split()[0] in COMMANDS] == COMMANDS


def test_every_command_of_the_package_is_reachable():
    folder = Path(__file__).parents[1] / "generator" / "commands"
    assert sorted(module.name for module in iter_modules([str(folder)]) if module.name not in SHARED) == COMMANDS


def test_the_version_is_told(run):
    done = run("--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert __version__ in done.stdout


@pytest.mark.parametrize(
    "args", [["nonesuch"], ["build", "--nonesuch"], ["build", "extra"], ["validate", "--format", "xml"]]
)
def test_wrong_usage_says_how_to_find_help(run, tmp_path, args):
    done = run(*args)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Usage: python -m generator")
    assert "error: " in done.stderr
    assert "--help'" in done.stderr.splitlines()[-1]
    assert list(tmp_path.iterdir()) == []


def test_an_option_without_its_value_says_how_to_find_help(run):
    done = run("merge", "--event")
    assert (done.returncode, done.stdout) == (2, "")
    assert "'--event' requires an argument" in done.stderr
    assert "--help'" in done.stderr.splitlines()[-1]


@pytest.mark.parametrize("args", [[], ["new"]])
def test_without_a_command_the_help_is_shown_as_it_is(run, args):
    done = run(*args)
    assert done.returncode == 2
    shown = done.stdout + done.stderr
    assert "\\x0a" not in shown
    assert f"Usage: python -m generator {' '.join(args)}".strip() in shown
    assert "\nCommands:\n" in shown


def test_a_usage_error_cannot_write_to_the_terminal(run):
    done = run("non\x1b[31msuch")
    assert done.returncode == 2
    assert "\x1b" not in done.stderr


def test_an_error_says_where_what_and_what_to_do(run):
    done = run("build")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "data/projects.json: error: There is no such file. Check the path.\n"


def test_under_actions_an_error_is_an_annotation_too(run):
    done = run("build", env={"GITHUB_ACTIONS": "true"})
    assert done.stdout == "::error file=data/projects.json::There is no such file. Check the path.\n"
    assert done.stderr.startswith("data/projects.json: error: ")


def test_a_bug_is_told_as_one(run, tmp_path):
    """A library that is broken is the nearest thing to a bug that can be had without patching one in."""
    (tmp_path / "yaml.py").write_text("def __getattr__(name): raise ValueError('broken\\x1b[31m library')\n")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "projects.json").write_text('{"projects": []}')
    done = run("build", env={"PYTHONPATH": os.pathsep.join((str(tmp_path), str(Path(__file__).parents[1])))})
    assert (done.returncode, done.stdout) == (70, "")
    assert "Traceback" in done.stderr
    assert "broken\\x1b[31m library" in done.stderr
    assert done.stderr.splitlines()[-1].startswith("error: This is a bug.")


@pytest.fixture
def into_a_closed_pipe(tmp_path):
    """Run a command whose output nobody reads any more."""

    def start(*args):
        reading, writing = os.pipe()
        os.close(reading)
        try:
            environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
            return subprocess.run(
                [sys.executable, "-m", "generator", *args],
                cwd=tmp_path,
                env=environment,
                stdout=writing,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                timeout=60,
                check=False,
            )
        finally:
            os.close(writing)

    return start


@pytest.mark.parametrize("args", [["--help"], ["new", "theme", "."]])
def test_a_reader_that_has_gone_is_no_error(into_a_closed_pipe, args):
    done = into_a_closed_pipe(*args)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_reader_that_has_gone_meets_no_traceback(into_a_closed_pipe, tmp_path):
    (tmp_path / "projects.json").write_text('{"projects": [{}]}')
    done = into_a_closed_pipe("validate", ".")
    assert done.returncode in (0, 1)
    assert done.stderr in ("", "1 file checked: 2 errors, 0 warnings.\n")
