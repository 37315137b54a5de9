"""A build in a process of its own, whose modules nobody else has loaded."""

import subprocess
import sys
from pathlib import Path

from tests.conftest import clean_environment


def run_build(code: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run Python code that builds in a folder and prints how that ended; what it has printed."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=folder,
        env=clean_environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert "exit 0" in done.stdout, done.stderr
    return done
