"""A client for the server's own tests: it does nothing by itself, neither headers nor redirects nor another try."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection
from typing import Any

from tests.github_api.api import GitHub
from tests.github_api.server import Server

DISPATCHES = "/repos/you/portfolio/dispatches"
BODY = {"event_type": "project-updated", "client_payload": {"title": "Tides", "url": "https://you.github.io/tides/"}}


@dataclass(frozen=True)
class Reply:
    """An answer that was read to its end."""

    status: int
    headers: Message
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def message(self) -> str:
        return str(self.json["message"])


def ask(
    server: Server, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
) -> Reply:
    """Send one request as it stands and read the answer."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
    try:
        connection.request(method, path, body, headers or {})
        response = connection.getresponse()
        return Reply(response.status, response.headers, response.read())
    finally:
        connection.close()


def post(github: GitHub, body: object = BODY, path: str = DISPATCHES, **headers: str | None) -> Reply:
    """Dispatch as a good sender does, except for headers given here: `None` leaves one out, `_` stands for `-`."""
    good = {"Authorization": f"Bearer {github.token}", "User-Agent": "tests", "X-GitHub-Api-Version": "2022-11-28"}
    merged = good | {name.replace("_", "-"): value for name, value in headers.items()}
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return ask(github, "POST", path, data, {name: value for name, value in merged.items() if value is not None})
