"""One request, one answer: nothing is followed or tried again, and neither time nor size is without a bound."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError  # another class before Python 3.11
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

if TYPE_CHECKING:
    import urllib3

MAX_ANSWER = 1 << 20
"""Bytes of an answer that are read."""
CONNECT_SECONDS = 10.0

NO_CONTENT = 204
REDIRECTS = frozenset((301, 302, 303, 307, 308))

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said.

    Attributes:
        headers: by their names in lower case.
        body: its first bytes, `MAX_ANSWER` at most.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def message(self) -> str:
        """GitHub's own words in a JSON body, or an empty text."""
        with contextlib.suppress(ValueError, RecursionError):
            content: Any = json.loads(self.body)
            if isinstance(content, dict) and isinstance(content.get("message"), str):
                return str(content["message"])
        return ""


class NoAnswerError(Exception):
    """A request that got no answer.

    Attributes:
        reason: what happened, so that it reads on after "the server".
        is_lasting: whether another try would end in the same way.
    """

    def __init__(self, reason: str, *, is_lasting: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_lasting = is_lasting


def request(
    method: str,
    url: str,
    headers: Mapping[str, str],
    body: bytes | None = None,
    *,
    seconds: float,
    size: int = MAX_ANSWER,
) -> Answer:
    """Send one request.

    Args:
        seconds: from beginning to end, however slowly the server dribbles.
        size: bytes of the answer's body that are read.

    Raises:
        NoAnswerError: there was none within the time, or none that is HTTP.
    """
    if seconds <= 0:
        raise NoAnswerError("did not answer in time")
    try:
        return _within(seconds, lambda: _request(method, url, headers, body, seconds, size))
    except (TimeoutError, FutureTimeoutError):
        raise NoAnswerError("did not answer in time") from None


def _request(
    method: str, url: str, headers: Mapping[str, str], body: bytes | None, seconds: float, size: int
) -> Answer:
    import urllib3

    timeout = urllib3.Timeout(connect=min(CONNECT_SECONDS, seconds), read=seconds)
    try:
        with _pool(url) as pool:
            answer = pool.request(
                method,
                url,
                body=body,
                headers=dict(headers),
                timeout=timeout,
                retries=False,
                redirect=False,
                preload_content=False,
            )
            with contextlib.closing(answer):
                content = b"" if answer.status == NO_CONTENT else _beginning(answer, size)
            return Answer(answer.status, {name.lower(): value for name, value in answer.headers.items()}, content)
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise _explained(error) from error


def _beginning(answer: urllib3.BaseHTTPResponse, size: int) -> bytes:
    """What can be read of a body; the status before it counts all the same."""
    import urllib3

    try:
        return answer.read(size, decode_content=False) or b""
    except (urllib3.exceptions.HTTPError, OSError):
        return b""


def _pool(url: str) -> urllib3.PoolManager:
    """A connection as this machine makes them, by way of a proxy where the environment names one."""
    from urllib.request import getproxies, proxy_bypass

    import urllib3

    parts = urlsplit(url)
    proxy = "" if proxy_bypass(parts.hostname or "") else getproxies().get(parts.scheme, "")
    return urllib3.ProxyManager(proxy) if proxy else urllib3.PoolManager()


def _explained(error: Exception) -> NoAnswerError:
    from urllib3 import exceptions

    reason = getattr(error, "reason", None)
    cause = reason if isinstance(error, exceptions.ProxyError | exceptions.MaxRetryError) and reason else error
    match cause:
        case exceptions.SSLError():
            is_distrust = "CERTIFICATE_VERIFY_FAILED" in str(cause)
            reason = "shows a certificate that this machine does not trust" if is_distrust else "does not speak TLS"
            return NoAnswerError(reason, is_lasting=True)
        case exceptions.NameResolutionError():
            return NoAnswerError("cannot be found: its name leads nowhere")
        case exceptions.NewConnectionError():
            return NoAnswerError("takes no connection")
        case exceptions.TimeoutError() | TimeoutError():
            return NoAnswerError("did not answer in time")
        case _:
            return NoAnswerError("broke the connection off before it had answered")


def _within(seconds: float, call: Callable[[], Result]) -> Result:
    """The result of a call, or `TimeoutError`: not even a name server that hangs can hold anybody up."""
    future: Future[Result] = Future()

    def work() -> None:
        try:
            future.set_result(call())
        except BaseException as error:  # noqa: BLE001 - it is raised where it is waited for
            future.set_exception(error)

    threading.Thread(target=work, daemon=True).start()
    return future.result(seconds)
