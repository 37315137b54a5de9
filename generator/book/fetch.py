"""One file from the web: an address comes in, bytes go out, within a time and a size, redirects followed."""

from __future__ import annotations

import time
from urllib.parse import urljoin

from generator.book.api import USER_AGENT
from generator.book.transport import REDIRECTS, NoAnswerError, request
from generator.model.urls import is_url

MAX_REDIRECTS = 3
_OK = 200


def fetch(address: str, accept: str, *, seconds: float, size: int) -> bytes:
    """The beginning of what lies at an address, without any token.

    Args:
        accept: the media type that is asked for.
        seconds: for all of it, redirects too.
        size: bytes that are read.

    Raises:
        NoAnswerError: there is nothing to be read; the reason reads on after "the server".
    """
    end = time.monotonic() + seconds
    headers = {"Accept": accept, "User-Agent": USER_AGENT}
    for _ in range(MAX_REDIRECTS + 1):
        answer = request("GET", address, headers, seconds=end - time.monotonic(), size=size)
        if answer.status == _OK:
            return answer.body
        if answer.status not in REDIRECTS:
            raise NoAnswerError(f"answered with status {answer.status}")
        address = _target(address, answer.headers.get("location", ""))
    raise NoAnswerError(f"redirects more than {MAX_REDIRECTS} times")


def _target(address: str, location: str) -> str:
    try:
        target = urljoin(address, location)
    except ValueError:
        target = ""
    if not is_url(target):
        raise NoAnswerError("redirects to something that is no address")
    return target
