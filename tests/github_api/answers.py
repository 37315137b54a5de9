"""Answers as GitHub words them, and a page of HTML such as its front servers give when something is down."""

import gzip
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from email.utils import formatdate
from http import HTTPStatus

from tests.github_api.server import Exchange

DISPATCH_DOCS = "https://docs.github.com/rest/repos/repos#create-a-repository-dispatch-event"
DOCS = "https://docs.github.com/rest"
LIMIT_DOCS = f"{DOCS}/using-the-rest-api/rate-limits-for-the-rest-api"
JSON = {"Content-Type": "application/json; charset=utf-8"}
_SUPPORT = "If you reach out to GitHub Support for help, please include the request ID C0DE:1234."


@dataclass(frozen=True)
class Answer:
    """Any answer: sent whole and at once, with a Date and the Content-Length of its body."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    reason: str = ""

    def __call__(self, exchange: Exchange) -> None:
        body = b"" if exchange.request.method == "HEAD" else self.body
        exchange.send(self.head + body)
        if self.headers.get("Connection") == "close":
            exchange.close()

    @property
    def head(self) -> bytes:
        """The status line, the headers and the empty line after them."""
        sized = {} if self.status in (204, 304) else {"Content-Length": str(len(self.body))}
        headers = {"Server": "github.com", "Date": formatdate(usegmt=True)} | sized | dict(self.headers)
        lines = [
            f"HTTP/1.1 {self.status} {self.reason or _reason(self.status)}",
            *(f"{key}: {headers[key]}" for key in headers),
        ]
        return "\r\n".join([*lines, "", ""]).encode("latin-1")

    def with_headers(self, headers: Mapping[str, str]) -> "Answer":
        """The same with more headers; its own win."""
        return replace(self, headers={**headers, **self.headers})


def said(status: int, message: str, docs: str = DOCS, headers: Mapping[str, str] | None = None, **more: str) -> Answer:
    """An answer in GitHub's JSON."""
    content = {"message": message, **more, "documentation_url": docs, "status": str(status)}
    return Answer(status, JSON | dict(headers or {}), json.dumps(content).encode())


def page(status: int) -> Answer:
    """What a server before GitHub's own says: HTML."""
    html = f"<!DOCTYPE html>\n<html><head><title>Unicorn! &middot; GitHub</title></head><body>{status}</body></html>\n"
    return Answer(status, {"Content-Type": "text/html; charset=utf-8"}, html.encode())


def primary_limit(seconds: float, status: int = 403) -> Answer:
    """The hour's requests are used up; the next hour begins in so many seconds, told in whole ones."""
    told = {"x-ratelimit-limit": "5000", "x-ratelimit-remaining": "0", "x-ratelimit-used": "5000"}
    told |= {"x-ratelimit-reset": str(int(time.time() + seconds)), "x-ratelimit-resource": "core"}
    return said(status, f"API rate limit exceeded for user ID 1. {_SUPPORT}", LIMIT_DOCS, told)


def secondary_limit(retry_after: int | str | None, status: int = 403) -> Answer:
    """Too much at once: come back after so many seconds, or at a date, or (None) GitHub does not say when."""
    told = {} if retry_after is None else {"Retry-After": str(retry_after)}
    message = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."
    return said(status, f"{message} {_SUPPORT}", f"{LIMIT_DOCS}#about-secondary-rate-limits", told)


def date_in(seconds: float) -> str:
    """A date for Retry-After; HTTP knows whole seconds only."""
    return formatdate(time.time() + seconds, usegmt=True)


def redirect(status: int, location: str) -> Answer:
    return said(status, "Moved Permanently", headers={"Location": location}, url=location)


def bomb(size: int, status: int = 200) -> Answer:
    """A small body that grows to `size` bytes for whoever unpacks it."""
    return Answer(status, JSON | {"Content-Encoding": "gzip"}, gzip.compress(b'{"message":"' + b"z" * size + b'"}'))


def _reason(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
