"""Stands for api.github.com: obeys its rules, misbehaves as told, and keeps what it received."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from ssl import SSLContext
from threading import Lock
from time import time

from tests.github_api.accounts import Accounts, Repository, Token, told
from tests.github_api.answers import JSON, Answer, page
from tests.github_api.events import Event, event_of
from tests.github_api.rules import NAMELESS, Refusal, accept, check_limit, token_of
from tests.github_api.server import Exchange, Request, Server

Reaction = Callable[[Exchange], None]
"""An answer or a fault."""

GALLERY = "/gallery/"
PORTFOLIO = Repository("you/portfolio")
TOKEN = Token("github_pat_11WRITES0the0portfolio", writes=["you/portfolio"])


class GitHub(Server):
    """GitHub with the repository you/portfolio and a token for it; `prefix` is a path such as Enterprise's /api/v3."""

    def __init__(self, prefix: str = "", tls: SSLContext | None = None) -> None:
        super().__init__(tls)
        self.prefix = prefix
        self.accounts = Accounts()
        self.accounts.add(PORTFOLIO, TOKEN)
        self.token = TOKEN.value
        self.events: list[Event] = []
        """What the workflows of all repositories are given, in order."""
        self._files: dict[str, Answer] = {}
        self._plans: list[_Plan] = []
        self._numbers = count(1)
        self._lock = Lock()

    @property
    def url(self) -> str:
        """What GITHUB_API_URL holds."""
        return self.origin + self.prefix

    @property
    def tries(self) -> list[Request]:
        """The requests that were not for a file of a gallery."""
        return [request for request in self.requests if not request.path.startswith(GALLERY)]

    def answer_with(self, *reactions: Reaction, path: str = "/repos/", forever: bool = False) -> None:
        """What to do with the next requests below a path, one after the other (the last one for ever), then obey."""
        self._plans.append(_Plan(path, deque(reactions), forever))

    def publish(self, path: str, answer: Answer | bytes) -> str:
        """Put a file, or another answer, at an address below /gallery/, and tell the whole address."""
        assert path.startswith(GALLERY)
        self._files[path] = Answer(200, JSON, answer) if isinstance(answer, bytes) else answer
        return self.origin + path

    def respond(self, exchange: Exchange) -> None:
        with self._lock:
            path = self._path(exchange.request)
            planned = next((plan for plan in self._plans if plan.concerns(path)), None)
            reaction = planned.take() if planned else self.obey
        reaction(exchange)

    def obey(self, exchange: Exchange) -> None:
        """Do what GitHub does."""
        request = exchange.request
        if request.path.startswith(GALLERY):
            self._files.get(request.path.partition("?")[0], page(404))(exchange)
        elif not request.headers["User-Agent"]:
            NAMELESS(exchange)
        else:
            with self._lock:
                answer = self._judge(request)
            answer(exchange)

    def obey_unheard(self, exchange: Exchange) -> None:
        """Do what GitHub does, and lose the answer on the way."""
        with self._lock:
            self._judge(exchange.request)
        exchange.reset()

    def deliver(self, event: Event) -> None:
        """Start the workflows that listen."""
        self.events.append(event)

    def _judge(self, request: Request) -> Answer:
        token = token_of(request, self.accounts)
        used = self.accounts.count(token)
        try:
            check_limit(used, token)
            self.deliver(event_of(accept(request, self._path(request), self.accounts, self.url)))
            answer = Answer(204)
        except Refusal as refusal:
            answer = refusal.answer
        return answer.with_headers(self._headers(token, used))

    def _path(self, request: Request) -> str:
        """The path below the API's own, without a query; galleries lie beside it."""
        path = request.path.partition("?")[0]
        beside = path if path.startswith(GALLERY) else ""
        return path.removeprefix(self.prefix) if path.startswith(self.prefix) else beside

    def _headers(self, token: Token | None, used: int) -> dict[str, str]:
        hourly = 60 if token is None else token.hourly
        headers = {
            "X-GitHub-Media-Type": "github.v3; format=json",
            "X-GitHub-Request-Id": f"C0DE:1F2E:{next(self._numbers):06X}",
            "X-Accepted-GitHub-Permissions": "contents=write",
            "x-ratelimit-limit": str(hourly),
            "x-ratelimit-remaining": str(max(0, hourly - used)),
            "x-ratelimit-used": str(min(used, hourly)),
            "x-ratelimit-reset": str(int(time()) + 3600),
            "x-ratelimit-resource": "core",
        }
        if token is not None and token.expires is not None:
            headers["github-authentication-token-expiration"] = told(token.expires)
        return headers


class Sink(Server):
    """Another origin, to which nobody should come; it keeps whatever it is given."""

    def respond(self, exchange: Exchange) -> None:
        Answer(200, JSON, b"{}")(exchange)


@dataclass
class _Plan:
    path: str
    reactions: deque[Reaction]
    forever: bool

    def concerns(self, path: str) -> bool:
        return bool(self.reactions) and path.startswith(self.path)

    def take(self) -> Reaction:
        last = self.forever and len(self.reactions) == 1
        return self.reactions[0] if last else self.reactions.popleft()
