"""Shared by the tests of the commands that read and change data: a portfolio in a folder, and events for it."""

import json

import pytest


@pytest.fixture
def data(tmp_path):
    """Writes data/projects.json in the stored form, broken records and all, and returns its path."""

    def write(*projects, **rest):
        path = tmp_path / "data" / "projects.json"
        path.parent.mkdir(exist_ok=True)
        text = json.dumps({**rest, "projects": projects}, ensure_ascii=False, indent=2)
        path.write_bytes(f"{text}\n".encode("utf-8", "backslashreplace"))
        return path

    return write


@pytest.fixture
def event_file(tmp_path):
    """Writes an event as GitHub does and returns its path."""

    def write(action="created", /, **payload):
        path = tmp_path / "event.json"
        event = {"action": f"project-{action}", "branch": "main", "client_payload": payload, "sender": {"login": "ada"}}
        path.write_text(json.dumps(event), "utf-8")
        return path

    return write


@pytest.fixture
def actions(tmp_path):
    """The environment of a workflow run, with its files."""
    return {
        "GITHUB_ACTIONS": "true",
        "GITHUB_OUTPUT": str(tmp_path / "output.txt"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
    }
