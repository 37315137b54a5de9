"""A clock that costs no time, and what the tests of the sending side send."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

from generator.book.delivery import Clock, Limits, deliver
from generator.book.portfolios import Portfolio
from generator.model.delivery import Delivery
from generator.model.dispatch import Dispatch
from generator.model.payload import EventType
from tests.github_api.api import GitHub

NOW = datetime(2026, 11, 12, 9, 30, tzinfo=timezone.utc)
PAYLOAD = {"title": "Tides", "url": "https://you.github.io/tides/"}
UPDATED = Dispatch(EventType.UPDATED, PAYLOAD)


@dataclass
class Time:
    """Passes only where somebody pauses; the dice show `chance`."""

    chance: float = 0.5
    start: datetime = NOW
    pauses: list[float] = field(default_factory=list)

    @property
    def clock(self) -> Clock:
        return Clock(
            lambda: self.start + timedelta(seconds=sum(self.pauses)),
            lambda: 1000.0 + sum(self.pauses),
            self.pauses.append,
            lambda: self.chance,
        )


def told(
    github: GitHub, time: Time | None = None, *, token: str | None = None, name: str = "", **more: Any
) -> Delivery:
    """What comes of telling a portfolio; the real limits, but a try is given up after half a second."""
    portfolio = Portfolio(name or "you/portfolio", github.token if token is None else token)
    dispatch = more.pop("dispatch", UPDATED)
    limits = more.pop("limits", Limits(try_seconds=0.5))
    return deliver(portfolio, dispatch, more.pop("api", github.url), (time or Time()).clock, limits)
