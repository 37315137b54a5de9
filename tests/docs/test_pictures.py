"""The pictures in docs/images: the script can take every one again, and the README or a guide shows them."""

import os
import re
import struct
import subprocess
import sys

import pytest

from docs.images.take import STATES
from tests.conftest import REPOSITORY
from tests.docs.pages import guide

IMAGES = REPOSITORY / "docs" / "images"
LARGEST = 250_000
"""Bytes of a picture: what shows it is read on phones, too."""


@pytest.fixture(scope="module")
def states():
    """The name and the size of each picture that the script takes."""
    return {f"{state.name}.png": state.size for state in STATES}


def _size(picture) -> tuple[int, int]:
    start = picture.read_bytes()[:24]
    assert start[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", start[16:])
    return width, height


def test_there_is_a_picture_of_every_state_and_no_other(states):
    assert {picture.name: _size(picture) for picture in IMAGES.glob("*.png")} == states


def test_every_picture_is_small_enough_for_phones_and_shown_somewhere(states):
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    shown = [
        *re.findall(r'"docs/images/([^"]+)"', readme),
        *re.findall(r"\]\(images/([^)]+)\)", guide("theming.md").text),
    ]
    assert sorted(set(shown)) == sorted(states)
    assert [name for name in states if (IMAGES / name).stat().st_size > LARGEST] == []


@pytest.mark.browser
def test_the_script_takes_every_picture(run, tmp_path, states):
    run("build", "--out", tmp_path / "site", cwd=REPOSITORY)
    (tmp_path / "pictures").mkdir()
    command = [sys.executable, "-m", "docs.images.take", str(tmp_path / "site"), str(tmp_path / "pictures")]
    subprocess.run(command, cwd=REPOSITORY, env=os.environ, timeout=120, check=True)
    assert {picture.name: _size(picture) for picture in (tmp_path / "pictures").iterdir()} == states
