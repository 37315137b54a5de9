"""The pictures in docs/images: the script can take every one again, and the README shows them."""

import os
import runpy
import struct
import subprocess
import sys

import pytest

from tests.conftest import REPOSITORY

IMAGES = REPOSITORY / "docs" / "images"
SCRIPT = IMAGES / "take.py"
LARGEST = 250_000
"""Bytes of a picture: the README is read on phones, too."""


@pytest.fixture(scope="module")
def states():
    """The name and the size of each picture that the script takes."""
    return {f"{state.name}.png": state.size for state in runpy.run_path(str(SCRIPT))["STATES"]}


def _size(picture) -> tuple[int, int]:
    start = picture.read_bytes()[:24]
    assert start[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", start[16:])
    return width, height


def test_there_is_a_picture_of_every_state_and_no_other(states):
    assert {picture.name: _size(picture) for picture in IMAGES.glob("*.png")} == states


def test_every_picture_is_small_enough_for_a_readme_and_shown_there(states):
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    assert [name for name in states if f'"docs/images/{name}"' not in readme] == []
    assert [name for name in states if (IMAGES / name).stat().st_size > LARGEST] == []


@pytest.mark.browser
def test_the_script_takes_every_picture(run, tmp_path, states):
    run("build", "--out", tmp_path / "site", cwd=REPOSITORY)
    (tmp_path / "pictures").mkdir()
    command = [sys.executable, str(SCRIPT), str(tmp_path / "site"), str(tmp_path / "pictures")]
    subprocess.run(command, env=os.environ, timeout=120, check=True)
    assert {picture.name: _size(picture) for picture in (tmp_path / "pictures").iterdir()} == states
