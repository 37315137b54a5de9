"""The scripts' own tests, which Node.js runs."""

import subprocess

import pytest

from tests.conftest import clean_environment
from tests.scripts.conftest import HERE


@pytest.mark.parametrize("name", sorted(path.name for path in HERE.glob("*.test.mjs")))
def test_node_finds_nothing_wrong(node, name):
    done = subprocess.run(
        [node, "--test", "--test-reporter=spec", HERE / name],
        env=clean_environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "# pass 0" not in done.stdout
