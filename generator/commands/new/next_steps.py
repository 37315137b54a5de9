"""What is left to do once a book's files are written: the steps that only its author can take."""

from __future__ import annotations

import shlex
from pathlib import Path

from generator.commands.new.target import Target


def next_steps(target: Target, portfolio: str, origin: str) -> list[str]:
    """Numbered lines, with the exact addresses when the checkout tells whose repository it is.

    Args:
        origin: the repository of the generator, which has the guides.
    """
    checkout = target.checkout
    settings = f"https://github.com/{checkout.repository}/settings" if checkout and checkout.repository else ""
    secrets = f"{settings}/secrets/actions" if settings else "Settings → Secrets and variables → Actions"
    pages = f"{settings}/pages" if settings else "Settings → Pages"
    return [
        f"1. Make a token that may write to the contents of {portfolio}, and to nothing else:",
        f"   https://github.com/{origin}/blob/HEAD/docs/book.md#token",
        f"   Store it as the book's secret PORTFOLIO_PAT: {secrets}",
        f"2. Let Pages have the source GitHub Actions: {pages}",
        f"3. {_push(target.folder) if checkout else 'Put the folder into a repository on GitHub: it is in none yet.'}",
    ]


def _push(folder: Path) -> str:
    git = ["git"] if folder == Path() else ["git", "-C", str(folder)]
    commands = (["add", ".github", "scripts"], ["commit", "--message", "Notify the portfolio"], ["push"])
    return f"Commit and push: {' && '.join(shlex.join([*git, *command]) for command in commands)}"
