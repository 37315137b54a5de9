"""The W3C WebDriver protocol, as much of it as a smoke test needs, and WebKit's driver on a screen of its own."""

import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import Any

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # W3C's name for the key of an element's id
SCREEN = "1280x1024x24"
# No sandbox in containers and for root, no desktop's services, no graphics card: the pages are our own.
QUIET = {
    "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
    "WEBKIT_DISABLE_DMABUF_RENDERER": "1",
    "LIBGL_ALWAYS_SOFTWARE": "1",
    "GDK_BACKEND": "x11",
    "GSK_RENDERER": "cairo",
    "NO_AT_BRIDGE": "1",
    "GTK_A11Y": "none",
}


class Driver:
    """A running driver: commands go in as JSON, values come out."""

    def __init__(self, port: int) -> None:
        self._port = port

    def ask(self, method: str, path: str, **body: Any) -> Any:
        """What the driver answers to one command; its refusals are errors."""
        connection = HTTPConnection("127.0.0.1", self._port, timeout=60)
        try:
            content = json.dumps(body) if method == "POST" else None
            connection.request(method, path, content, {"Content-Type": "application/json"})
            response = connection.getresponse()
            value = json.loads(response.read())["value"]
        finally:
            connection.close()
        assert response.status == 200, f"{method} {path}: {value['error']}: {value['message']}"
        return value

    def wait(self) -> None:
        """Return as soon as the driver answers."""
        for _ in range(600):
            if self._is_there():
                return
            time.sleep(0.1)
        raise TimeoutError("WebKit's driver does not answer.")

    def _is_there(self) -> bool:
        try:
            self.ask("GET", "/status")
        except ConnectionError:
            return False
        return True


class DrivenTab:
    """A window of a browser that a WebDriver drives."""

    def __init__(self, driver: Driver, session: str) -> None:
        self._driver = driver
        self._session = session

    def see(self, address: str) -> None:
        self._driver.ask("POST", f"{self._session}/url", url=address)

    def evaluate(self, expression: str) -> Any:
        return self._driver.ask("POST", f"{self._session}/execute/sync", script=f"return {expression}", args=[])

    def click(self, selector: str) -> None:
        found = self._driver.ask("POST", f"{self._session}/element", using="css selector", value=selector)
        self._driver.ask("POST", f"{self._session}/element/{found[ELEMENT]}/click")


@contextmanager
def webkitgtk(program: str) -> Iterator[Driver]:
    """Start WebKitGTK's driver, on a screen that nobody sees."""
    port = _free_port()
    environment = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
    with _screen() as display:
        command = [program, f"--port={port}"]
        with subprocess.Popen(command, env=environment | QUIET | {"DISPLAY": display}) as process:
            driver = Driver(port)
            try:
                driver.wait()
                yield driver
            finally:
                process.terminate()


@contextmanager
def tab(driver: Driver, *, dark: bool = False) -> Iterator[DrivenTab]:
    """Open a browser whose system is light or dark."""
    arguments = ["--automation", *(["--dark-mode"] if dark else [])]
    wish = {"webkitgtk:browserOptions": {"args": arguments}}
    session = f"/session/{driver.ask('POST', '/session', capabilities={'alwaysMatch': wish})['sessionId']}"
    try:
        driver.ask("POST", f"{session}/window/rect", width=1280, height=900)
        yield DrivenTab(driver, session)
    finally:
        driver.ask("DELETE", session)


@contextmanager
def _screen() -> Iterator[str]:
    """Start an X server without a monitor; it takes a free number and says which."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as process:
        os.close(writing)
        try:
            with os.fdopen(reading) as numbers:
                number = numbers.readline().strip()
            assert number, "Xvfb does not start."
            yield f":{number}"
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
