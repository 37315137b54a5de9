"""A preview as users start it, for tests that change its files."""

import asyncio
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import urllib3

from tests.conftest import clean_environment

PATIENCE = 30
T = TypeVar("T")


@dataclass(frozen=True)
class Preview:
    """A preview that runs: its address, which ends with a slash, and the file that its output goes to."""

    address: str
    process: "subprocess.Popen[bytes]"
    output: Path

    def get(self, path: str = "", **headers: str) -> urllib3.BaseHTTPResponse:
        return urllib3.request("GET", f"{self.address}{path}", headers=headers, redirect=False, timeout=PATIENCE)

    def text(self, path: str = "") -> str:
        return self.get(path).data.decode()

    def said(self) -> str:
        return self.output.read_text("utf-8")

    def interrupt(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


def until(condition: Callable[[], object]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.03)


@contextmanager
def preview_of(folder: Path, *options: str, **environment: str) -> Iterator[Preview]:
    """A preview started in a folder, on a free port."""
    output = folder / ".said"
    command = [sys.executable, "-W", "error", "-m", "generator", "serve", "--port", "0", *options]
    with (
        output.open("wb") as log,
        subprocess.Popen(
            command, cwd=folder, env=clean_environment() | environment, stdout=log, stderr=subprocess.STDOUT
        ) as process,
    ):
        try:
            until(lambda: process.poll() is not None or re.match(r"http\S+/ ", output.read_text()))
            address = output.read_text().split(" ")[0]
            assert process.poll() is None, output.read_text()
            yield Preview(address, process, output)
        finally:
            process.kill()


def run_alone(coroutine: Coroutine[Any, Any, T]) -> T:
    """What a coroutine returns; it runs in a thread of its own, since browser tests may have a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()
