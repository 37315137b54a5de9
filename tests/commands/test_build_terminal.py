"""`build` in front of a person: the bar on a terminal, and the browser."""

import json
import os
import pty
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def portfolio(tmp_path):
    """Make a folder with so many projects."""

    def make(count):
        books = [
            {
                "title": f"Book {n}",
                "url": f"https://books.example/{n}/",
                "description": "On it.",
                "tags": [f"tag {n % 50}"],
            }
            for n in range(count)
        ]
        (tmp_path / "data").mkdir()
        (tmp_path / "data" / "projects.json").write_text(json.dumps({"projects": books}))
        return tmp_path

    return make


def test_the_gallery_opens_in_the_readers_browser(run, portfolio, tmp_path):
    browser = tmp_path / "browser"
    browser.write_text(f"#!/bin/sh\nprintf '%s' \"$1\" > '{tmp_path}/opened'\n")
    browser.chmod(0o755)
    portfolio(1)
    assert run("build", "--open", env={"BROWSER": f"{browser} %s"}).returncode == 0
    assert (tmp_path / "opened").read_text() == (tmp_path / "site" / "index.html").as_uri()


def shown_on_a_terminal(folder):
    """What a build writes to stderr when that is a terminal."""
    ours, terminal = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "TERM": "xterm"}
    command = [sys.executable, "-m", "generator", "build"]
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=terminal) as process:
        os.close(terminal)
        shown = b""
        with suppress(OSError):  # how Linux tells that nobody writes to the terminal any more
            while piece := os.read(ours, 4096):
                shown += piece
    os.close(ours)
    assert process.returncode == 0
    return shown.decode()


def test_a_quick_build_shows_no_bar(portfolio):
    folder = portfolio(1)
    assert "" in (shown_on_a_terminal(folder) for _ in range(5))  # on a busy machine some are not quick


def test_a_long_build_shows_a_bar_on_a_terminal_and_nowhere_else(run, portfolio):
    folder = portfolio(2500)
    shown = shown_on_a_terminal(folder)
    assert "Rendering" in shown
    assert "100%" in shown
    assert "%" not in run("build").stderr
