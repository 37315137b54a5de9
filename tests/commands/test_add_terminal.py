"""`add` in front of a person: questions, one by one."""

import json
import os
import pty
import select
import subprocess
import sys
from contextlib import suppress

import pytest

from tests.conftest import REPOSITORY, clean_environment

pytestmark = pytest.mark.slow

CTRL_C, CTRL_D = "\x03", "\x04"
URL = "https://eve.example.org/stars/"
START = """
import os, runpy
os.close(os.open(os.ttyname(0), os.O_RDWR))  # makes it the terminal of this session, so that Ctrl-C arrives
runpy.run_module("generator", run_name="__main__", alter_sys=True)
"""


@pytest.fixture
def talk(data):
    """Start `add` on a terminal beside a project Old; give each answer when its question has come."""

    def converse(*exchange):
        path = data({"title": "Old", "url": "https://old.example/", "description": "x"})
        ours, terminal = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, "-c", START, "add"],
            cwd=path.parents[1],
            env=clean_environment() | {"PYTHONPATH": str(REPOSITORY), "TERM": "dumb"},
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            start_new_session=True,
        )
        os.close(terminal)
        shown = b""
        with suppress(OSError):  # how Linux tells that nobody writes to the terminal any more
            for question, answer in exchange:
                seen = len(shown)
                while question.encode() not in shown[seen:]:
                    shown += os.read(ours, 4096)
                os.write(ours, answer.encode())
            while piece := _next(ours, exchange[-1][1]):
                shown += piece
        code = process.wait(60)
        os.close(ours)
        return code, shown.decode(), json.loads(path.read_text("utf-8"))["projects"]

    return converse


def _next(terminal, last):
    """What is shown next. A Ctrl-C that came just before the program began to wait is pressed again, as people do."""
    while last == CTRL_C and not select.select([terminal], [], [], 2)[0]:
        os.write(terminal, CTRL_C.encode())
    return os.read(terminal, 4096)


REST = [
    ("Description", "\n"),
    ("Author", "Eve; Ádám\n"),
    ("Tags", "sky, night\n"),
    ("Logo", "\n"),
    ("repository", "\n"),
    ("Last updated", "2026-03-14\n"),
]


def test_each_field_is_asked_for_and_the_project_is_shown_before_it_is_added(talk):
    code, shown, projects = talk(("Title", "Stars\n"), ("Address of the book", f"{URL}\n"), *REST, ("Add this", "\n"))
    assert code == 0
    assert '"title": "Stars"' in shown
    assert "added: https://eve.example.org/stars was added." in shown
    new = projects[0]
    assert new.pop("created")
    assert new == {
        "title": "Stars",
        "url": URL,
        "author": ["Eve", "Ádám"],
        "tags": ["sky", "night"],
        "updated": "2026-03-14",
    }


def test_an_answer_that_cannot_be_used_is_asked_for_again_with_the_reason(talk):
    code, shown, projects = talk(
        ("Title", "\n"),
        ("A project needs it", "Stars\n"),
        ("Address of the book", "eve.example.org\n"),
        ("is not an absolute address", "http://old.example\n"),
        ("is the address of a project that is there", f"{URL}\n"),
        *REST[:-1],
        ("Last updated", "soon\n"),
        ("neither a date nor a time", "\n"),
        ("Add this", "y\n"),
    )
    assert code == 0, shown
    assert projects[0]["title"] == "Stars"


@pytest.mark.parametrize(
    ("exchange", "code"),
    [
        ([("Title", "Stars\n"), ("Address of the book", CTRL_C)], 130),
        ([("Title", "Stars\n"), ("Address of the book", CTRL_D)], 130),
        ([("Title", "Stars\n"), ("Address of the book", f"{URL}\n"), *REST, ("Add this", "n\n")], 130),
        ([("Title", "Stars\n"), ("Address of the book", f"{URL}\n"), *REST, ("Add this", CTRL_C)], 130),
    ],
)
def test_whoever_stops_has_written_nothing(talk, exchange, code):
    ended, shown, projects = talk(*exchange)
    assert ended == code, shown
    assert "Interrupted." in shown
    assert "Traceback" not in shown
    assert [project["title"] for project in projects] == ["Old"]
