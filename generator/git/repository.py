"""A checkout and its remote: fetch, commit in a scratch tree, push, follow."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.errors import GitError
from generator.git.recovery import SCRATCH, Journal
from generator.git.run import Done, git, last_line, lost_the_race, remote_failure

Edit = Callable[[Path], "str | None"]
"""Changes files in the folder it is given; returns the commit's message, or None to commit nothing."""

_TIP = "refs/portfolio/tip"
"""A ref of our own: FETCH_HEAD belongs to whoever fetched last."""
_BOT = ("github-actions[bot]", "41898282+github-actions[bot]@users.noreply.github.com")


class Repository:
    """A checkout and its remote."""

    def __init__(self, root: Path, git_dir: Path, remote: str) -> None:
        self.root = root
        self.remote = remote
        self._git_dir = git_dir
        self._journal = Journal(root, git_dir)
        self._lock: int | None = None

    @classmethod
    def around(cls, inside: Path) -> Repository:
        """The checkout that a folder is part of.

        Raises:
            GitError: git is missing, there is no checkout, or it has no remote.
        """
        folder = inside.resolve()
        advice = "Run merge --push in a clone of the portfolio's repository."
        if shutil.which("git") is None:
            raise GitError("Git is not installed.", advice="Install git and try again.")
        if not folder.is_dir():
            raise GitError("There is no such folder.", advice=advice, file=str(inside))
        found = git("rev-parse", "--show-toplevel", "--absolute-git-dir", cwd=folder)
        if found.returncode:
            message = f"The folder is not part of a git checkout that can be used: {last_line(found)}."
            raise GitError(message, advice=advice, file=str(inside))
        root, git_dir = (Path(line).resolve() for line in found.stdout.splitlines())
        remotes = git("remote", cwd=root).stdout.split()
        if not remotes or (len(remotes) > 1 and "origin" not in remotes):
            raise GitError("The checkout has no remote named origin.", advice=advice, file=str(root))
        return cls(root, git_dir, "origin" if "origin" in remotes else remotes[0])

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other publications from this checkout waiting; first put in order what one that died has left."""
        with self._journal.open() as self._lock:
            yield
        self._lock = None

    def default_branch(self) -> str:
        """The branch the remote's HEAD names; where it names none, the one that this checkout takes for it.

        Raises:
            GitError: neither is known.
        """
        heads = self._remote_command("ls-remote", "--symref", self.remote, "HEAD")
        if found := re.search(r"^ref: refs/heads/(\S+)\tHEAD$", heads, re.MULTILINE):
            return found.group(1)
        known = self._try("symbolic-ref", "--quiet", f"refs/remotes/{self.remote}/HEAD")
        current = self._try("symbolic-ref", "--quiet", "HEAD")
        branch = known.removeprefix(f"refs/remotes/{self.remote}/") or current.removeprefix("refs/heads/")
        if not branch:
            raise GitError("The remote names no default branch.", advice="Push a first commit to it.")
        return branch

    def fetch(self, branch: str) -> str:
        """The newest commit of a branch of the remote, fetched; in a shallow clone only what is new.

        Raises:
            RemoteRefusedError, RemoteUnreachableError: as they say.
        """
        quiet = ("--quiet", "--no-tags", "--no-write-fetch-head")
        self._remote_command("fetch", *quiet, self.remote, f"+refs/heads/{branch}:{_TIP}")
        return self._checked("rev-parse", f"{_TIP}^{{commit}}").strip()

    def refuse_to_overwrite(self, tip: str, branch: str) -> None:
        """Make sure that following the remote cannot cost anybody work.

        Raises:
            GitError: there are changes, commits or files that only this checkout has, or another branch is in use.
        """
        current = self._try("symbolic-ref", "--quiet", "--short", "HEAD")
        if current and current != branch:
            raise GitError(f"The checkout is on {current}, not on {branch}.", advice=f"Run git switch {branch} first.")
        if changed := self._checked("status", "--porcelain", "--untracked-files=no").splitlines():
            message = f"The checkout has uncommitted changes ({_some(line[3:] for line in changed)})."
            raise GitError(
                message, advice="Nothing was touched. Commit and push them, or run git stash, then try again."
            )
        if not self._try("rev-parse", "--quiet", "--verify", "HEAD"):
            return
        if commits := self._checked("rev-list", f"{tip}..HEAD").split():
            message = f"The checkout has {len(commits)} commit(s) that {self.remote}/{branch} has not."
            raise GitError(message, advice="Nothing was touched. Push them, or move them to another branch.")
        added = self._checked("diff", "--name-only", "-z", "--diff-filter=A", "HEAD", tip).split("\0")
        if in_the_way := [name for name in added if name and os.path.lexists(self.root / name)]:
            message = f"The checkout holds files that git would overwrite ({_some(in_the_way)})."
            raise GitError(message, advice="Nothing was touched. Move them away and try again.")

    def commit(self, tip: str, inside: Path, edit: Edit) -> str | None:
        """The commit that an edit of a folder makes on top of `tip`; None when it changes nothing."""
        folder = inside.resolve().relative_to(self.root).as_posix()
        pathspec = ":(top)" if folder == "." else f":(top,literal){folder}"
        with tempfile.TemporaryDirectory(prefix=SCRATCH, dir=self._git_dir) as scratch:
            tree = Path(scratch, "tree")
            tree.mkdir()
            env = {"GIT_DIR": str(self._git_dir), "GIT_WORK_TREE": str(tree), "GIT_INDEX_FILE": f"{scratch}/index"}
            self._checked("read-tree", tip, env=env, cwd=tree)
            names = self._checked("ls-files", "-z", "--", pathspec, env=env, cwd=tree)
            # A link in the repository must not lead the edit out of the tree: it becomes a plain file here.
            self._checked("-c", "core.symlinks=false", "checkout-index", "-z", "--stdin", env=env, cwd=tree, text=names)
            (tree / folder).mkdir(parents=True, exist_ok=True)
            message = edit(tree / folder)
            if message is None:
                return None
            add = ("-c", "core.symlinks=false", "add", "--all", "--force")
            self._checked(*add, "--", pathspec, env=env, cwd=tree)
            written = self._checked("write-tree", env=env, cwd=tree).strip()
        if written == self._checked("rev-parse", f"{tip}^{{tree}}").strip():
            return None
        return self._checked("commit-tree", written, "-p", tip, "-F", "-", env=self._identity(), text=message).strip()

    def push(self, commit: str, branch: str) -> str:
        """Push a commit; when another push was first, or the server was busy, say what the server said.

        Raises:
            RemoteRefusedError, RemoteUnreachableError: as they say.
        """
        alone = ("--no-verify", "--no-follow-tags", "--recurse-submodules=no")
        done = self._run("push", "--porcelain", *alone, self.remote, f"{commit}:refs/heads/{branch}")
        if done.returncode and not lost_the_race(done):
            raise remote_failure(done)
        return last_line(done) if done.returncode else ""

    def follow(self, commit: str) -> None:
        """Move the checkout to a commit of the remote; changes made meanwhile are kept, or keep it from moving."""
        if self._try("rev-parse", "--quiet", "--verify", "HEAD") == commit:
            return
        self._journal.note(commit)
        self._run("reset", "--quiet", "--keep", commit)

    def _identity(self) -> dict[str, str]:
        """Who commits: whoever git is set up for, else GitHub's bot."""
        if os.environ.get("GIT_COMMITTER_EMAIL") or self._try("config", "user.email"):
            return {}
        roles = ("AUTHOR", "COMMITTER")
        return {
            f"GIT_{role}_{part}": value for role in roles for part, value in zip(("NAME", "EMAIL"), _BOT, strict=True)
        }

    def _remote_command(self, *arguments: str) -> str:
        done = self._run(*arguments)
        if done.returncode:
            raise remote_failure(done)
        return done.stdout

    def _checked(
        self, *arguments: str, env: Mapping[str, str] | None = None, cwd: Path | None = None, text: str = ""
    ) -> str:
        done = self._run(*arguments, env=env, cwd=cwd, text=text)
        if done.returncode:
            raise GitError(f"git {arguments[0]} failed: {last_line(done)}.", file=str(self.root))
        return done.stdout

    def _try(self, *arguments: str) -> str:
        """What git says, stripped; empty when it fails."""
        done = self._run(*arguments)
        return "" if done.returncode else done.stdout.strip()

    def _run(
        self, *arguments: str, env: Mapping[str, str] | None = None, cwd: Path | None = None, text: str = ""
    ) -> Done:
        return git(*arguments, cwd=cwd or self.root, env=env, text=text, lock=self._lock)


def _some(names: Iterable[str]) -> str:
    listed = list(names)
    return ", ".join(listed[:3]) + (", …" if len(listed) > 3 else "")
