"""What a checkout knows by itself, without a word to the remote: whose it is, its branch, its commit."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from generator.git.run import git
from generator.model.repository import is_repository

_NAME = r"(?P<name>[\w-]+/[\w.-]+?)(?:\.git)?/?"
_ADDRESS = re.compile(rf"(?:(?:https?|ssh|git)://(?:[^@/\s]*@)?[^/\s]+/|(?:[\w.-]+@)?[\w.-]+:/?){_NAME}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Checkout:
    """A checkout.

    Attributes:
        root: its folder.
        repository: the name of the remote's repository, as OWNER/NAME; empty when the remote tells none.
        branch: the default branch as far as the checkout knows, else the current one; empty when there is none.
        commit: the one that is checked out; empty before the first.
        is_pushed: whether the commit is part of a branch of a remote.
    """

    root: Path
    repository: str
    branch: str
    commit: str
    is_pushed: bool


def read_checkout(inside: Path) -> Checkout | None:
    """The checkout that a folder is part of; None without one, or when git is missing or refuses."""
    if shutil.which("git") is None or not inside.is_dir():
        return None
    root = _answer(inside, "rev-parse", "--show-toplevel")
    if not root:
        return None
    default = _answer(inside, "symbolic-ref", "--quiet", "refs/remotes/origin/HEAD")
    current = _answer(inside, "symbolic-ref", "--quiet", "HEAD")
    return Checkout(
        root=Path(root).resolve(),
        repository=repository_name(_answer(inside, "remote", "get-url", "origin")),
        branch=default.removeprefix("refs/remotes/origin/") or current.removeprefix("refs/heads/"),
        commit=_answer(inside, "rev-parse", "--quiet", "--verify", "HEAD"),
        is_pushed=bool(_answer(inside, "for-each-ref", "--contains=HEAD", "--count=1", "refs/remotes")),
    )


def repository_name(address: str) -> str:
    """OWNER/NAME from the address of a repository on a server, in any form git takes; empty for any other address."""
    found = _ADDRESS.fullmatch(address)
    return found["name"] if found and is_repository(found["name"]) else ""


def _answer(folder: Path, *arguments: str) -> str:
    done = git(*arguments, cwd=folder)
    return "" if done.returncode else done.stdout.strip()
