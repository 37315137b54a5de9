"""Events of other senders than ours: PyGithub, Octokit, and the scripts that older templates brought."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from github import Auth, Github

from tests.conftest import REPOSITORY
from tests.github_api.api import GitHub
from tests.github_api.events import write_event
from tests.jupyter_books import tools

pytestmark = pytest.mark.slow

TIDES = {
    "title": "Reading the Tides",
    "description": "A year of harbour readings.",
    "author": "Ines Halloway",
    "tags": ["time series", "oceans"],
    "url": "https://you.github.io/tides/",
    "logo_path": "https://you.github.io/tides/_static/logo.png",
    "updated": "2026-11-12",
}
NESTED = TIDES | {"extra": {"category": "Course", "edition": 2}}
FLAT = TIDES | {
    "tags": "time series, oceans",
    "updated": "2026-11-12T09:30:00",
    "category": "Course",
    "logo_path": "No Logo",
}
OCTOKIT = """
import { Octokit } from "@octokit/rest";

const [baseUrl, auth, owner, repo, client_payload] = process.argv.slice(1);
const octokit = new Octokit({ baseUrl, auth });
const answer = await octokit.rest.repos.createDispatchEvent({
  owner, repo, event_type: "project-updated", client_payload: JSON.parse(client_payload),
});
if (answer.status !== 204) process.exit(1);
"""


def send_with_pygithub(github: GitHub, payload: dict[str, object]) -> None:
    with Github(base_url=github.url, auth=Auth.Token(github.token), retry=None, lazy=True) as client:
        assert client.get_repo("you/portfolio").create_repository_dispatch("project-updated", payload)


def send_with_octokit(github: GitHub, payload: dict[str, object]) -> None:
    assert (REPOSITORY / "node_modules" / "@octokit" / "rest").is_dir(), "`make test` installs Octokit."
    done = subprocess.run(
        [
            tools("jupyter-book-2") / "node",
            "--input-type=module",
            *("--eval", OCTOKIT, "--"),
            *(github.url, github.token, "you", "portfolio", json.dumps(payload)),
        ],
        cwd=REPOSITORY,  # where node looks for packages
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("payload", [NESTED, FLAT], ids=["nested", "flat"])
@pytest.mark.parametrize("send", [send_with_pygithub, send_with_octokit], ids=["PyGithub", "Octokit"])
def test_an_event_of_any_sender_becomes_a_project(run, github, tmp_path, send, payload):
    data = tmp_path / "projects.json"
    data.write_text('{"projects": []}')
    send(github, payload)
    [event] = github.events
    merged = run("merge", "--event", write_event(event, Path(tmp_path / "event.json")), "--data", data)
    assert merged.returncode == 0, merged.stderr
    [project] = json.loads(data.read_text())["projects"]
    assert project["title"] == TIDES["title"]
    assert project["tags"] == ["time series", "oceans"]
    assert project["category"] == "Course"
    if payload is FLAT:
        assert "logo" not in project
        assert project["updated"] == "2026-11-12T09:30:00Z"
    else:
        assert project["logo"] == TIDES["logo_path"]
        assert project["edition"] == 2
