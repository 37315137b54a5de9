"""Publishing: an edit of the data reaches the remote's default branch, whatever happens there at the same time."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.errors import GitError, PushRaceError, RemoteUnreachableError
from generator.git.repository import Edit, Repository

MAX_TRIES = 60
MAX_UNREACHABLE = 8
"""Tries in a row that may fail because the remote does not answer."""
MAX_PAUSE = 8.0
"""Seconds; the longest pause between two tries."""


@dataclass(frozen=True, slots=True)
class Published:
    """What came of a publication: the commit that was pushed, None when nothing had to change, and the tries."""

    commit: str | None
    tries: int


def publish(
    inside: Path,
    edit: Edit,
    *,
    pause: Callable[[float], None] = time.sleep,
    chance: Callable[[], float] = random.random,
) -> Published:
    """Make an edit on top of the remote's default branch until it is pushed.

    Args:
        inside: a folder of the checkout; nothing outside of it is ever committed.
        edit: called anew for each try, with a copy of that folder as the remote then has it.
        pause, chance: the clock and the dice of the back-off, which has full jitter.

    Raises:
        GitError: there is no usable checkout, or local work stands in the way.
        RemoteRefusedError: the remote does not let this token push.
        RemoteUnreachableError: the remote does not answer.
        PushRaceError: every try lost against another push.
    """
    try:
        repository = Repository.around(inside)
        with repository.locked():
            return _publish(repository, inside, edit, pause, chance)
    except OSError as error:
        raise GitError(f"The git directory cannot be written: {error.strerror}.", file=str(inside)) from error


def _publish(
    repository: Repository,
    inside: Path,
    edit: Edit,
    pause: Callable[[float], None],
    chance: Callable[[], float],
) -> Published:
    branch = refusal = ""
    unreachable = 0
    for number in range(1, MAX_TRIES + 1):
        try:
            branch = branch or _usable_branch(repository)
            tip = repository.fetch(branch)
            commit = repository.commit(tip, inside, edit)
            refusal = repository.push(commit, branch) if commit else ""
            if not refusal:
                repository.follow(commit or tip)
                return Published(commit, number)
            unreachable = 0
        except RemoteUnreachableError:
            unreachable += 1
            if unreachable == MAX_UNREACHABLE:
                raise
        pause(chance() * min(MAX_PAUSE, 0.1 * 2**number))
    message = f"The push to {branch} lost the race {MAX_TRIES} times; the last answer was: {refusal}."
    raise PushRaceError(message, advice="Nothing was changed. Replay the event when fewer pushes arrive at once.")


def _usable_branch(repository: Repository) -> str:
    """The default branch, once it is certain that following it can cost nobody work."""
    branch = repository.default_branch()
    repository.refuse_to_overwrite(repository.fetch(branch), branch)
    return branch
