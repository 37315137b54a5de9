"""Running git: without questions, housekeeping or translated messages, and with failures told apart."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from generator.errors import GitError, RemoteRefusedError, RemoteUnreachableError

TIMEOUT = 300.0
"""Seconds for one git command; a transfer that takes longer hangs."""

_REFUSED = re.compile(
    r"protected branch|GH006|GH013|repository rule|permission to .* denied|permission denied|authentication failed"
    r"|could not read (username|password)|repository not found|does not appear to be a git repository"
    r"|error: 40[13]|shallow update not allowed",
    re.IGNORECASE,
)
_CREDENTIALS = re.compile(r"://[^/@\s]+@")

Done = subprocess.CompletedProcess[str]


def git(
    *arguments: str, cwd: Path, env: Mapping[str, str] | None = None, text: str = "", lock: int | None = None
) -> Done:
    """Run one command to its end, however it ends.

    Args:
        text: what the command reads.
        lock: a file descriptor that the command inherits, so that a lock on it lasts as long as the command does.

    Raises:
        RemoteUnreachableError: it did not end within `TIMEOUT`.
    """
    quiet = ("-c", "gc.auto=0", "-c", "maintenance.auto=false", "-c", "core.quotePath=false")
    try:
        return subprocess.run(
            ["git", *quiet, *arguments],
            cwd=cwd,
            env={**os.environ, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", **(env or {})},
            input=text,
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            timeout=TIMEOUT,
            pass_fds=() if lock is None else (lock,),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        message = f"git {arguments[0]} did not end within {TIMEOUT:.0f} seconds."
        raise RemoteUnreachableError(message, advice="Try again later.") from error


def lost_the_race(done: Done) -> bool:
    """Whether a push (`--porcelain`) failed only because another one was first, or the server was busy."""
    return bool(re.search(r"^!\t.*\[(remote )?rejected\]", done.stdout, re.MULTILINE)) and not _is_refusal(done)


def remote_failure(done: Done) -> GitError:
    """The error for a command that failed at the remote."""
    if _is_refusal(done):
        advice = "Nothing was changed. Let this token push to the default branch: see docs/portfolio.md, Branch rules."
        return RemoteRefusedError(f"The remote refuses: {last_line(done)}.", advice=advice)
    message = f"The remote does not answer as it should: {last_line(done)}."
    return RemoteUnreachableError(message, advice="Try again later.")


def last_line(done: Done) -> str:
    """The line of git's output that tells most, without credentials."""
    lines = [line.strip() for line in (done.stderr + done.stdout).splitlines() if line.strip()]
    causes = [line for line in lines if _REFUSED.search(line)]
    ends = [line for line in lines if line.startswith(("fatal:", "error:", "remote:"))]
    telling = (causes or ends[-1:] or lines or ["no message"])[0]
    return _CREDENTIALS.sub("://***@", telling).rstrip(".")


def _is_refusal(done: Done) -> bool:
    return bool(_REFUSED.search(done.stdout + done.stderr))
