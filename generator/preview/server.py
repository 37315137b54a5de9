"""The server: a place on the network, a way to build and what to watch in; a preview until it is interrupted."""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn

from generator.errors import PreviewError
from generator.preview.app import application
from generator.preview.rebuild import Build, rebuild
from generator.preview.stage import Built, Stage
from generator.preview.watching import Sources, watch


def listen(host: str, port: int) -> socket.socket:
    """Take a place on the network; the port 0 is any free one.

    Raises:
        PreviewError: the port is taken, or the host is not this computer.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            advice = "Is another preview running? Stop it, or name another port; --port 0 takes a free one."
            raise PreviewError(f"The port {port} is taken.", advice=advice) from error
        advice = "Check --host and --port; without them the preview is at 127.0.0.1, port 8000."
        raise PreviewError(f"The preview cannot be at {host}, port {port}: {error.strerror}.", advice=advice) from error


def address_of(place: socket.socket, host: str) -> str:
    """The address to open in a browser on this computer."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{shown}:{place.getsockname()[1]}/"


def serve(
    place: socket.socket, host: str, build: Build, look: Callable[[], Sources], report: Callable[[Built], None]
) -> None:
    """Build, serve and watch until interrupted.

    Raises:
        KeyboardInterrupt: somebody ended it.
        PreviewError: the files cannot be watched.
    """
    with place:
        asyncio.run(_serve(place, host, build, look, report))


async def _serve(
    place: socket.socket, host: str, build: Build, look: Callable[[], Sources], report: Callable[[Built], None]
) -> None:
    stage, changed = Stage(), asyncio.Event()
    changed.set()
    config = uvicorn.Config(
        application(stage, host), lifespan="off", log_config=None, log_level="critical", timeout_graceful_shutdown=1
    )
    work = [_Server(config).serve([place]), watch(look, changed), rebuild(stage, build, changed, report)]
    tasks = [asyncio.ensure_future(part) for part in work]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


class _Server(uvicorn.Server):
    """Leaves signals to the program."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
