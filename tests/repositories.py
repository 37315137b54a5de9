"""Real repositories: a bare remote with a portfolio in it, and clones."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

BRANCH = "trunk"
IDENTITY = ("-c", "user.name=Test", "-c", "user.email=test@example.org")


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *IDENTITY, *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def lonely_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No configuration of this machine's owner has a say."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "no-config"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def remote(tmp_path: Path, lonely_git: None) -> Path:
    """A bare repository whose default branch has an unusual name and holds an empty portfolio."""
    bare = tmp_path / "remote.git"
    git(tmp_path, "init", "--quiet", "--bare", f"--initial-branch={BRANCH}", str(bare))
    seed = tmp_path / "seed"
    git(tmp_path, "clone", "--quiet", str(bare), str(seed))
    git(seed, "checkout", "--quiet", "-b", BRANCH)
    (seed / "data").mkdir()
    (seed / "data" / "projects.json").write_text(json.dumps({"projects": []}, indent=2) + "\n")
    (seed / "README.md").write_text("A portfolio.\n")
    git(seed, "add", "--all")
    git(seed, "commit", "--quiet", "--message", "Start")
    git(seed, "push", "--quiet", "origin", BRANCH)
    return bare


@pytest.fixture
def clone(tmp_path: Path, remote: Path) -> Callable[..., Path]:
    """Makes a clone of the remote."""

    def make(name: str = "clone", *options: str) -> Path:
        folder = tmp_path / name
        git(tmp_path, "clone", "--quiet", *options, remote.as_uri(), str(folder))
        return folder

    return make


def hook(remote: Path, name: str, script: str) -> None:
    file = remote / "hooks" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


def history(remote: Path) -> list[str]:
    """The subjects of the default branch's commits, newest first."""
    return git(remote, "log", "--format=%s", BRANCH).splitlines()
