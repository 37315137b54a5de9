"""Everything that can go wrong between a client and GitHub, one class for each; `answers` has the rest.

Each is called with the exchange that it spoils, as answers are.
"""

import json
from dataclasses import dataclass, replace
from threading import Barrier
from typing import Literal

from tests.github_api.answers import JSON, Answer, redirect, said
from tests.github_api.server import Exchange

PAUSE = 0.2
"""Seconds between two bytes that dribble."""
PATIENCE = 20
"""Seconds after which something that should happen at once is taken to never happen, even on a busy machine."""


@dataclass(frozen=True)
class Reset:
    """The connection is reset: not a byte comes back."""

    def __call__(self, exchange: Exchange) -> None:
        exchange.reset()


@dataclass(frozen=True)
class Close:
    """The connection ends in good order, without an answer."""

    def __call__(self, exchange: Exchange) -> None:
        exchange.close()


@dataclass(frozen=True)
class Silence:
    """Nothing comes for so many seconds (None: as long as the server lives), then the connection ends."""

    seconds: float | None = None

    def __call__(self, exchange: Exchange) -> None:
        exchange.hold(self.seconds)
        exchange.close()


class Together:
    """The connection ends without an answer once so many requests wait at the same time; fails if they never do."""

    def __init__(self, requests: int) -> None:
        self._meeting = Barrier(requests, timeout=PATIENCE)

    def __call__(self, exchange: Exchange) -> None:
        self._meeting.wait()
        exchange.close()


@dataclass(frozen=True)
class SlowBody:
    """An answer whose head comes at once and whose body comes byte by byte, for so many seconds."""

    seconds: float
    status: int = 500
    pause: float = PAUSE

    def __call__(self, exchange: Exchange) -> None:
        frame = json.dumps({"message": ""})
        padding = max(0, round(self.seconds / self.pause) - len(frame))
        body = json.dumps({"message": "z" * padding}).encode()
        exchange.send(Answer(self.status, JSON, body).head)
        _dribble(exchange, body, self.pause)


@dataclass(frozen=True)
class SlowHead:
    """The head comes byte by byte, from its first, for so many seconds; it accepts what was sent."""

    seconds: float
    pause: float = PAUSE

    def __call__(self, exchange: Exchange) -> None:
        start, end = b"HTTP/1.1 204 No Content\r\nX-Slow: ", b"\r\n\r\n"
        padding = max(0, round(self.seconds / self.pause) - len(start + end))
        _dribble(exchange, start + b"z" * padding + end, self.pause)


@dataclass(frozen=True)
class EndlessBody:
    """Far more than anybody should read, unless the client leaves; `framing` says how the body announces itself."""

    status: int = 500
    framing: Literal["chunked", "length", "close"] = "chunked"
    size: int = 2**26

    def __call__(self, exchange: Exchange) -> None:
        told = {"chunked": {"Transfer-Encoding": "chunked"}, "length": {"Content-Length": str(2**40)}, "close": {}}
        headers = {**JSON, "Connection": "close", **told[self.framing]}
        head = Answer(self.status, headers).head
        exchange.send(head if self.framing == "length" else head.replace(b"Content-Length: 0\r\n", b""))
        exchange.close()
        piece = b"z" * 65_536
        for _ in range(self.size // len(piece)):
            exchange.send(b"10000\r\n" + piece + b"\r\n" if self.framing == "chunked" else piece)
        if self.framing == "chunked":
            exchange.send(b"0\r\n\r\n")


@dataclass(frozen=True)
class Truncated:
    """An answer that announces more bytes than it has."""

    answer: Answer
    missing: int = 100

    def __call__(self, exchange: Exchange) -> None:
        announced = {"Content-Length": str(len(self.answer.body) + self.missing)}
        exchange.send(Answer(self.answer.status, {**self.answer.headers, **announced}).head + self.answer.body)
        exchange.close()


@dataclass(frozen=True)
class Garbage:
    """Something that is not HTTP."""

    data: bytes = b"SSH-2.0-OpenSSH_9.6\r\n"

    def __call__(self, exchange: Exchange) -> None:
        exchange.send(self.data)
        exchange.close()


@dataclass(frozen=True)
class Hostile:
    """A refusal in GitHub's JSON that gives the token back and tries to command runner and terminal."""

    status: int = 422

    def __call__(self, exchange: Exchange) -> None:
        authorization = exchange.request.headers["Authorization"]
        message = (
            "refused\n::error::forged\r\n::add-mask::x\n::stop-commands::x\n##[error]forged\n%0A::warning::forged"
            "\x1b[2J\x1b]0;forged\x07\x00\x08\x7f\x9b31m\u2028\u202e\ud800<img src=x onerror=alert(1)>"
        )
        docs = f"javascript:alert(1)//{authorization}"
        headers = {"github-authentication-token-expiration": "::error::forged", "X-Echo": f"{authorization}"}
        answer = said(self.status, f"{message} {authorization}", docs, headers)
        replace(answer, reason="::error::forged")(exchange)


@dataclass(frozen=True)
class RedirectLoop:
    """Each address leads to itself: to be used for ever."""

    status: int = 307

    def __call__(self, exchange: Exchange) -> None:
        redirect(self.status, exchange.request.path)(exchange)


def _dribble(exchange: Exchange, data: bytes, pause: float) -> None:
    for number in data:
        if not exchange.hold(pause):
            return exchange.close()
        exchange.send(bytes([number]))
    return None
