"""GitHub's rules for POST /repos/{owner}/{repo}/dispatches: a request becomes a dispatch or a refusal.

The words of the refusals are GitHub's own, as public issues and GitHub's documentation quote them.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

from tests.github_api.accounts import Accounts, Repository, Token
from tests.github_api.answers import DISPATCH_DOCS, DOCS, Answer, primary_limit, said
from tests.github_api.server import Request

VERSIONS = ("2022-11-28", "2026-03-10")
MOST_PROPERTIES = 10
MOST_CHARACTERS = 100
MOST_BYTES = 65_535
"""Of the whole body: GitHub states the limit of the payload as `65,535 characters` and as `less than 64KB`."""

NAMELESS = Answer(
    403,
    {"Content-Type": "text/html; charset=utf-8", "Connection": "close"},
    b"\r\nRequest forbidden by administrative rules. Please make sure your request has a User-Agent header"
    b" (https://docs.github.com/en/rest/overview/resources-in-the-rest-api#user-agent-required)."
    b" Check https://developer.github.com for other possible causes.\r\n",
)

_DISPATCHES = re.compile(r"/(?:repos/([^/]+/[^/]+)|repositories/(\d+))/dispatches")


@dataclass(frozen=True)
class Dispatch:
    """What was accepted: the repository's event is to be made of it."""

    repository: Repository
    token: Token
    event_type: str
    client_payload: dict[str, Any] | None


class Refusal(Exception):
    """The request is answered with `answer` and has no effect."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.status)
        self.answer = answer


def accept(request: Request, path: str, accounts: Accounts, base: str) -> Dispatch:
    """The dispatch that a request asks for; `path` is the request's below the API's `base`."""
    _check_version(request)
    token = token_of(request, accounts)
    place = _DISPATCHES.fullmatch(path)
    if request.headers["Authorization"] is not None and token is None:
        _refuse(401, "Bad credentials", DOCS)
    if place is None or request.method != "POST":
        _refuse(404, "Not Found", DOCS)
    if token is None:
        _refuse(401, "Bad credentials", DOCS)
    repository = _repository(place, token, accounts, base)
    if not token.may_write(repository):
        _refuse(403, f"Resource not accessible by {token.kind}")
    return Dispatch(repository, token, *_content(request))


def token_of(request: Request, accounts: Accounts) -> Token | None:
    """The token that came with a request, if it is any good."""
    scheme, _, value = (request.headers["Authorization"] or "").partition(" ")
    return accounts.token(value.strip()) if scheme.lower() in ("bearer", "token") else None


def check_limit(used: int, token: Token | None) -> None:
    """Refuse what goes beyond the hour's requests."""
    if token is not None and used > token.hourly:
        raise Refusal(primary_limit(3600))


def _check_version(request: Request) -> None:
    version = request.headers["X-GitHub-Api-Version"]
    if version is not None and version not in VERSIONS:
        named = f'The version you specified in the "X-GitHub-API-Version" request header, "{version}",'
        known = f'"{VERSIONS[1]}" (most recent), "{VERSIONS[0]}"'
        reason = f"{named} is not a supported version. The following versions are currently supported: {known}."
        raise Refusal(said(400, "Bad Request", DOCS, errors=reason))


def _repository(place: re.Match[str], token: Token, accounts: Accounts, base: str) -> Repository:
    name, number = place.groups()
    repository = accounts.repository(name) if name else accounts.repository_with(int(number))
    moved = accounts.moved(name) if name and repository is None else None
    if moved and token.sees(moved[0]):
        location = f"{base}/repositories/{moved[0].id}/dispatches"
        docs = f"{DOCS}/guides/best-practices-for-using-the-rest-api#follow-redirects"
        raise Refusal(said(moved[1], "Moved Permanently", docs, {"Location": location}, url=location))
    if repository is None or not token.sees(repository):
        _refuse(404, "Not Found")
    return repository


def _content(request: Request) -> tuple[str, dict[str, Any] | None]:
    try:
        body = json.loads(request.body.decode() or "null", parse_constant=_no_constant)
    except (ValueError, RecursionError):
        _refuse(400, "Problems parsing JSON")
    if not isinstance(body, dict | None):
        _refuse(400, "Body should be a JSON object")
    mistakes = ["For 'links/0/schema', nil is not an object."] if body is None else list(_mistakes(body))
    if mistakes or body is None:
        _refuse(422, "\n".join(["Invalid request.", "", *mistakes]))
    if len(request.body) > MOST_BYTES:
        _refuse(422, "client_payload is too large.")
    return body["event_type"], body.get("client_payload")


def _mistakes(body: dict[str, Any]) -> Iterator[str]:
    strange = sorted(body.keys() - {"event_type", "client_payload"})
    if strange:
        yield ", ".join(map(_shown, strange)) + (
            " are not permitted keys." if strange[1:] else " is not a permitted key."
        )
    yield from _mistakes_of_type(body["event_type"]) if "event_type" in body else ('"event_type" wasn\'t supplied.',)
    payload = body.get("client_payload", {})
    if not isinstance(payload, dict):
        yield f"For 'properties/client_payload', {_shown(payload)} is not an object."
    elif len(payload) > MOST_PROPERTIES:
        yield f"No more than {MOST_PROPERTIES} properties are allowed; {len(payload)} were supplied."


def _mistakes_of_type(event_type: object) -> Iterator[str]:
    if not isinstance(event_type, str):
        yield f"For 'properties/event_type', {_shown(event_type)} is not a string."
    elif not event_type:
        yield "At least 1 character is required; only 0 were supplied."
    elif len(event_type) > MOST_CHARACTERS:
        yield f"Only {MOST_CHARACTERS} characters are allowed; {len(event_type)} were supplied."


def _shown(value: object) -> str:
    return "nil" if value is None else json.dumps(value, ensure_ascii=False)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _refuse(status: int, message: str, docs: str = DISPATCH_DOCS) -> NoReturn:
    raise Refusal(said(status, message, docs))
