"""Delivering a dispatch: tried again while that is sensible, told in full when it is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta

from generator.book.answers import TOKEN_GUIDE, rate_limited, refusal, said_by, unreachable, untrusted
from generator.book.api import dispatch_headers, dispatch_url, moved_to
from generator.book.portfolios import Portfolio
from generator.book.transport import NO_CONTENT, Answer, NoAnswerError, request
from generator.book.waiting import as_duration, asked_pause, back_off, is_rate_limit, is_worth_another_try
from generator.errors import DispatchError, TokenRefusedError
from generator.model.delivery import Delivery
from generator.model.dispatch import Dispatch

EXPIRY_NOTICE = timedelta(days=14)

_MOVED = frozenset((301, 307, 308))
_TOKEN = re.compile(r"[\x21-\x7e]+")


@dataclass(frozen=True, slots=True)
class Clock:
    """The passing of time, and the dice of the back-off.

    Attributes:
        now: the time of day, aware.
        monotonic: seconds.
        pause: waits some seconds.
        chance: a number from 0 to 1.
    """

    now: Callable[[], datetime]
    monotonic: Callable[[], float]
    pause: Callable[[float], None]
    chance: Callable[[], float]


@dataclass(frozen=True, slots=True)
class Limits:
    """How long anybody tries.

    Attributes:
        tries: requests, at most.
        seconds: for all of them and the pauses between them: a server that asks for a longer pause is told at once.
            With the question to a gallery before it the program ends within 120.
        try_seconds: for one request from beginning to end, however slowly the server dribbles.
    """

    tries: int = 5
    seconds: float = 105.0
    try_seconds: float = 30.0


def deliver_all(
    dispatches: Sequence[tuple[Portfolio, Dispatch]], api: str, clock: Clock, limits: Limits = Limits()
) -> list[Delivery]:
    """Tell all portfolios at the same time, so that none waits for another's server."""
    with ThreadPoolExecutor(max_workers=max(1, len(dispatches))) as pool:
        return list(pool.map(lambda pair: deliver(pair[0], pair[1], api, clock, limits), dispatches))


def deliver(portfolio: Portfolio, dispatch: Dispatch, api: str, clock: Clock, limits: Limits = Limits()) -> Delivery:
    """Post a dispatch until it is accepted.

    Args:
        portfolio: with its token.
        api: base address of GitHub's API.
        clock, limits: what time is taken from, and how much of it.
    """
    attempt = _Attempt(portfolio, dispatch.body(), api, clock, limits, clock.monotonic() + limits.seconds)
    try:
        tries, warnings = attempt.repeat()
    except DispatchError as error:
        return Delivery(portfolio.name, dispatch.type, error=error)
    return Delivery(portfolio.name, dispatch.type, tries, warnings)


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One delivery, and the monotonic time that it must be done by."""

    portfolio: Portfolio
    body: bytes
    api: str
    clock: Clock
    limits: Limits
    end: float

    def repeat(self) -> tuple[int, tuple[str, ...]]:
        """The number of tries it took, and warnings."""
        if not _TOKEN.fullmatch(self.portfolio.token):
            message = "The token holds a space, a line break or a character that no token has"
            raise TokenRefusedError(message, advice="Copy it again into the secret, the whole of it and nothing else.")
        for number in range(1, self.limits.tries + 1):
            try:
                answer, has_moved = self._post()
            except NoAnswerError as error:
                if error.is_lasting:
                    raise untrusted(self.api, error.reason) from error
                self._wait(number, 0.0, unreachable(self.api, error.reason, number))
                continue
            if answer.status == NO_CONTENT:
                return number, tuple(self._warnings(answer, has_moved=has_moved))
            self._judge(number, answer)
        raise AssertionError("the last try either succeeds or raises")

    def _judge(self, number: int, answer: Answer) -> None:
        """Wait for the next try, or raise what the answer means."""
        if not is_worth_another_try(answer):
            raise refusal(self.portfolio, answer)
        asked = asked_pause(answer, self.clock.now())
        said = said_by(answer, self.portfolio.token)
        is_limit = is_rate_limit(answer)
        error = rate_limited(said, as_duration(asked)) if is_limit else unreachable(self.api, f"answers {said}", number)
        self._wait(number, asked, error)

    def _wait(self, number: int, asked: float, error: DispatchError) -> None:
        """Wait as asked; where that is too long, or was the last try, raise the error."""
        pause = asked + back_off(number, self.clock.chance)
        if number == self.limits.tries or pause > self.end - self.clock.monotonic():
            raise error
        self.clock.pause(pause)

    def _post(self) -> tuple[Answer, bool]:
        """One try; a repository that has moved is followed once, within the API."""
        url = dispatch_url(self.api, self.portfolio.name)
        answer = self._post_to(url)
        target = moved_to(self.api, url, answer.headers.get("location", "")) if answer.status in _MOVED else ""
        return (self._post_to(target), True) if target else (answer, False)

    def _post_to(self, url: str) -> Answer:
        headers = dispatch_headers(self.portfolio.token)
        seconds = min(self.limits.try_seconds, self.end - self.clock.monotonic())
        return request("POST", url, headers, self.body, seconds=seconds)

    def _warnings(self, answer: Answer, *, has_moved: bool) -> list[str]:
        moved = (
            "The repository was renamed or moved. The event arrived all the same; put the new name into PORTFOLIO_REPO."
        )
        return [*([moved] if has_moved else []), *_expiry(answer.headers, self.clock.now())]


def _expiry(headers: Mapping[str, str], now: datetime) -> list[str]:
    """A warning when the token expires soon; GitHub writes `2026-12-01 10:00:00 UTC` or `… -0700`."""
    text = headers.get("github-authentication-token-expiration", "").strip().replace(" UTC", " +0000")
    try:
        moment = datetime.strptime(text, "%Y-%m-%d %H:%M:%S %z")
    except ValueError:
        return []
    if moment - now > EXPIRY_NOTICE:
        return []
    day = moment.date().isoformat()
    return [f"The token expires on {day}. Renew it before then: {TOKEN_GUIDE}."]
