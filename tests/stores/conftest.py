"""Shared by the tests of the stores: files with given content."""

import pytest


@pytest.fixture
def file(tmp_path):
    """Writes a file, text as UTF-8, and returns its path."""

    def write(content, name="projects.json"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return write
