"""The GitHub Actions runner: recognised by its environment, told things through its files."""

from pathlib import Path

import pytest

from generator.errors import FileError
from generator.runner import append, is_actions


@pytest.mark.parametrize(
    ("environ", "is_one"),
    [
        ({"GITHUB_ACTIONS": "true"}, True),
        ({"GITHUB_ACTIONS": "false"}, False),
        ({"GITHUB_ACTIONS": ""}, False),
        ({"CI": "true"}, False),
        ({}, False),
    ],
)
def test_only_a_workflow_run_is_one(environ, is_one):
    assert is_actions(environ) is is_one


def test_text_is_appended_to_what_other_steps_wrote(tmp_path):
    path = tmp_path / "output"
    path.write_text("earlier=1\n", "utf-8")
    environ = {"GITHUB_OUTPUT": str(path)}
    append(environ, "GITHUB_OUTPUT", "a=潮\n")
    append(environ, "GITHUB_OUTPUT", "b=2\n")
    assert path.read_bytes() == "earlier=1\na=潮\nb=2\n".encode()


def test_a_file_that_is_not_there_yet_is_made(tmp_path):
    append({"GITHUB_STEP_SUMMARY": str(tmp_path / "summary")}, "GITHUB_STEP_SUMMARY", "x")
    assert (tmp_path / "summary").read_text("utf-8") == "x"


@pytest.mark.parametrize("environ", [{}, {"GITHUB_OUTPUT": ""}, {"GITHUB_STEP_SUMMARY": "summary"}])
def test_without_the_variable_nothing_is_written(tmp_path, monkeypatch, environ):
    monkeypatch.chdir(tmp_path)
    append(environ, "GITHUB_OUTPUT", "x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["no/output", "."])
def test_a_file_that_cannot_be_written_is_named_with_its_variable(tmp_path, name):
    path = str(tmp_path / name)
    with pytest.raises(FileError, match=r"\$GITHUB_OUTPUT cannot be written: ") as refused:
        append({"GITHUB_OUTPUT": path}, "GITHUB_OUTPUT", "x")
    assert refused.value.file == path


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_is_named():
    with pytest.raises(FileError, match="No space left on device"):
        append({"GITHUB_OUTPUT": "/dev/full"}, "GITHUB_OUTPUT", "x")
