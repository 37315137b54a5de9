"""What GitHub knows: repositories with their former names, and tokens with what they may do."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from typing import Literal

BRANCH = "trunk"


@dataclass(frozen=True)
class Repository:
    """A repository; a private one is invisible to tokens that were not given it."""

    name: str
    id: int = 17273051
    default_branch: str = BRANCH
    private: bool = False


@dataclass(frozen=True)
class Token:
    """A token: whose it is, which repositories it may write, which private ones it may read, how long it lives."""

    value: str
    writes: Collection[str] = ()
    reads: Collection[str] = ()
    kind: Literal["personal access token", "integration"] = "personal access token"
    owner: str = "you"
    expires: datetime | None = None
    hourly: int = 5000

    @property
    def expired(self) -> bool:
        return self.expires is not None and self.expires <= datetime.now(timezone.utc)

    def may_write(self, repository: Repository) -> bool:
        return _holds(self.writes, repository.name)

    def sees(self, repository: Repository) -> bool:
        return not repository.private or self.may_write(repository) or _holds(self.reads, repository.name)


class Accounts:
    """The repositories and tokens of one server; names are compared as GitHub does it, without regard to case."""

    def __init__(self) -> None:
        self._repositories: dict[str, Repository] = {}
        self._moved: dict[str, tuple[str, int]] = {}
        self._tokens: dict[str, Token] = {}
        self._used: Counter[str] = Counter()

    def add(self, *things: Repository | Token) -> None:
        """Repositories and tokens to know; one that is known already is replaced."""
        for thing in things:
            if isinstance(thing, Token):
                self._tokens[thing.value] = thing
            else:
                self._repositories[thing.name.lower()] = thing

    def revoke(self, value: str) -> None:
        del self._tokens[value]

    def rename(self, name: str, new: str, status: Literal[301, 307] = 307) -> None:
        """From now on the old name is answered with a redirect; who had access to the repository keeps it."""
        repository = self._repositories.pop(name.lower())
        self.add(replace(repository, name=new))
        for token in tuple(self._tokens.values()):
            writes = [*token.writes, new] if token.may_write(repository) else token.writes
            reads = [*token.reads, new] if _holds(token.reads, name) else token.reads
            self.add(replace(token, writes=writes, reads=reads))
        self._moved[name.lower()] = (new, status)

    def token(self, value: str) -> Token | None:
        """The token, if it is known and still good."""
        token = self._tokens.get(value)
        return None if token is None or token.expired else token

    def repository(self, name: str) -> Repository | None:
        return self._repositories.get(name.lower())

    def repository_with(self, number: int) -> Repository | None:
        return next((known for known in self._repositories.values() if known.id == number), None)

    def moved(self, name: str) -> tuple[Repository, int] | None:
        """Where the repository with this former name is now, and with which status that is said."""
        new, status = self._moved.get(name.lower(), ("", 0))
        repository = self.repository(new)
        return None if repository is None else (repository, status)

    def count(self, token: Token | None) -> int:
        """How many requests were made with the token in this hour, this one included."""
        value = "" if token is None else token.value
        self._used[value] += 1
        return self._used[value]


def told(moment: datetime) -> str:
    """A moment as GitHub tells a token's end: `2026-12-01 10:00:00 UTC`, or with `-0700` instead."""
    zone = "UTC" if moment.utcoffset() == timedelta() else moment.strftime("%z")
    return f"{moment:%Y-%m-%d %H:%M:%S} {zone}"


def _holds(names: Collection[str], name: str) -> bool:
    return name.lower() in {held.lower() for held in names}
