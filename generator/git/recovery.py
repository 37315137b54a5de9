"""What a publication notes down while it works, so that the next one can clean up after it when it was killed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.git.run import git

SCRATCH = "portfolio-work-"


class Journal:
    """A lock and a note in the git directory.

    The note exists as long as a publication works in the checkout. It names the commit that the checkout is moving to,
    once it moves; that is the one moment at which files of the checkout change.
    """

    def __init__(self, root: Path, git_dir: Path) -> None:
        self._root = root
        self._git_dir = git_dir
        self._note = git_dir / "portfolio-merge"

    @contextmanager
    def open(self) -> Iterator[int]:
        """Wait for other publications in this checkout, put in order what a dead one left, and note that we work.

        Yields:
            the lock's descriptor: a git that inherits it and outlives its killed parent still holds the lock.
        """
        import fcntl

        lock = os.open(self._git_dir / "portfolio-merge.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self._recover()
            self._note.write_text("", "ascii")
            try:
                yield lock
            finally:
                self._note.unlink()
        finally:
            os.close(lock)

    def note(self, commit: str) -> None:
        """The checkout is about to move from where it is to a commit."""
        self._note.write_text(f"{self._position()}\n{commit}", "utf-8")

    def _recover(self) -> None:
        for scratch in self._git_dir.glob(f"{SCRATCH}*"):
            shutil.rmtree(scratch, ignore_errors=True)
        if not self._note.exists():
            return
        origin, _, target = self._note.read_text("utf-8").rpartition("\n")
        self._remove_locks(self._note.stat().st_mtime, was_moving=bool(target))
        if target and self._position() == origin and self._is_on_its_way_to(target):
            git("reset", "--quiet", "--hard", target, cwd=self._root)

    def _position(self) -> str:
        """The branch and the commit that the checkout is at."""
        branch = git("symbolic-ref", "--quiet", "HEAD", cwd=self._root).stdout.strip()
        return f"{branch} {git('rev-parse', 'HEAD', cwd=self._root).stdout.strip()}"

    def _remove_locks(self, began: float, *, was_moving: bool) -> None:
        """Remove the locks that a dead publication can have left; the checkout's only if it was moving that."""
        locks = [*self._git_dir.glob("shallow.lock"), *self._git_dir.glob("refs/portfolio/*.lock")]
        locks += self._git_dir.glob("refs/remotes/**/*.lock")
        if was_moving:
            locks += [*self._git_dir.glob("index.lock"), *self._git_dir.glob("*HEAD.lock")]
            locks += self._git_dir.glob("refs/heads/**/*.lock")
        for lock in locks:
            if lock.stat().st_mtime >= began:
                lock.unlink()

    def _is_on_its_way_to(self, target: str) -> bool:
        """Whether every file that differs is the beginning of the target's: what a kill leaves behind."""
        changed = git("diff", "--name-only", "-z", "HEAD", cwd=self._root).stdout.split("\0")
        added = git("diff", "--name-only", "-z", "--diff-filter=A", "HEAD", target, cwd=self._root).stdout.split("\0")
        return all(self._is_begun(name, target) for name in {*changed, *added} if name)

    def _is_begun(self, name: str, target: str) -> bool:
        file = self._root / name
        whole = git("cat-file", "blob", f"{target}:{name}", cwd=self._root).stdout
        return not file.exists() or whole.startswith(file.read_text("utf-8", "surrogateescape"))
