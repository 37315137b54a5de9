"""What every test may ask for: the product as its users start it."""

import ctypes
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

import hypothesis
import pytest

from tests.github_api.fixtures import github, sink
from tests.jupyter_books import jupyter_book_1, jupyter_book_2
from tests.repositories import clone, lonely_git, remote

__all__ = ["clone", "github", "jupyter_book_1", "jupyter_book_2", "lonely_git", "remote", "sink"]  # fixtures

REPOSITORY = Path(__file__).resolve().parent.parent
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1  # linux/prctl.h, linux/capability.h

# A slow machine is no bug; a failure prints what reproduces it.
hypothesis.settings.register_profile("portfolio", deadline=None, max_examples=60, print_blob=True)
hypothesis.settings.load_profile("portfolio")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests first, as they share a browser; then files with slow tests, so that no core is left with one."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: (item.path.parent != REPOSITORY / "tests" / "browser", item.path not in slow))


class Run(Protocol):
    """Runs `python -m generator` with arguments."""

    def __call__(
        self,
        *args: str | Path,
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
        stdin: str | None = None,
    ) -> subprocess.CompletedProcess[str]: ...


def clean_environment() -> dict[str, str]:
    """This environment without what GitHub Actions, a book's workflow, a container or a terminal would add to it."""
    foreign = ("GITHUB_", "PORTFOLIO_", "RUNNER_", "PYTEST_", "COVERAGE_", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign) and name != "CI"}
    return kept | {"PYTHONPATH": str(REPOSITORY), "PYTHONUTF8": "1", "COLUMNS": "120"}


@pytest.fixture
def file(tmp_path):
    """Writes a file, text as UTF-8, and returns its path."""

    def write(content, name="projects.json"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return write


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """`python -m generator …`, started in an empty folder unless told otherwise; `env` is added to a clean one."""
    return _runner(tmp_path)


@pytest.fixture
def run_confined(tmp_path: Path) -> Run:
    """The same on a poor machine: no file may grow beyond 4,000 bytes, and a folder's mode binds even root."""

    def confine():
        if os.geteuid() == 0 and sys.platform == "linux":
            assert ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE) == 0
        resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))

    return _runner(tmp_path, confine, "-B")  # a half-written .pyc would outlive the test


@pytest.fixture
def run_within(tmp_path: Path) -> Callable[[int], Run]:
    """Makes one that gets no more than so many bytes of memory."""

    def within(limit: int) -> Run:
        return _runner(tmp_path, lambda: resource.setrlimit(resource.RLIMIT_DATA, (limit, limit)))

    return within


def _runner(folder: Path, prepare: Callable[[], None] | None = None, *options: str) -> Run:
    def start(*args, cwd=None, env=None, stdin=None):
        return subprocess.run(
            [sys.executable, *options, "-W", "error", "-m", "generator", *map(str, args)],
            cwd=cwd or folder,
            env=clean_environment() | dict(env or {}),
            input=stdin,
            stdin=subprocess.DEVNULL if stdin is None else None,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
            preexec_fn=prepare,
        )

    return start
