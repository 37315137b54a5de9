"""Many `merge --push` at once on one remote: `python benchmarks/race.py --clones 50 --reject 30`.

Prints how long it took and whether every event arrived exactly once. With --reject the remote refuses that percentage
of pushes, as a busy server would.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
BRANCH = "main"
HOOK = """#!/bin/sh
[ "$(od -An -N1 -tu1 /dev/urandom)" -ge {threshold} ] || {{ echo "busy" >&2; exit 1; }}
"""


def main() -> int:
    """Run the race and return 0 when nothing was lost or doubled."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clones", type=int, default=50)
    parser.add_argument("--reject", type=int, default=0, metavar="PERCENT")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return race(Path(folder), options.clones, options.reject)


def race(folder: Path, clones: int, reject: int) -> int:
    """Set everything up, let all start at once, and look at what arrived."""
    remote = make_remote(folder)
    checkouts = [make_clone(folder, remote, number) for number in range(clones)]
    if reject:
        hook = remote / "hooks" / "pre-receive"
        hook.write_text(HOOK.format(threshold=256 * reject // 100))
        hook.chmod(0o755)
    began = time.perf_counter()
    running = [start(checkout, folder / f"event-{number}.json") for number, checkout in enumerate(checkouts)]
    failed = sum(process.wait() != 0 for process in running)
    seconds = time.perf_counter() - began
    stored = json.loads(git(remote, "show", f"{BRANCH}:data/projects.json"))["projects"]
    commits = int(git(remote, "rev-list", "--count", BRANCH)) - 1
    lost = clones - len({project["url"] for project in stored})
    print(f"{clones} merges, {reject} % of pushes refused: {seconds:.1f} s")
    print(f"failed {failed}, lost {lost}, doubled {len(stored) + lost - clones}, commits {commits}")
    return 0 if (failed, lost, len(stored), commits) == (0, 0, clones, clones) else 1


def make_remote(folder: Path) -> Path:
    """A bare repository with an empty portfolio."""
    remote, seed = folder / "remote.git", folder / "seed"
    git(folder, "init", "--quiet", "--bare", f"--initial-branch={BRANCH}", str(remote))
    (seed / "data").mkdir(parents=True)
    (seed / "data" / "projects.json").write_text('{\n  "projects": []\n}\n')
    git(seed, "init", "--quiet", f"--initial-branch={BRANCH}")
    git(seed, "add", "--all")
    git(seed, "commit", "--quiet", "--message", "Start")
    git(seed, "push", "--quiet", str(remote), BRANCH)
    return remote


def make_clone(folder: Path, remote: Path, number: int) -> Path:
    """A shallow clone, as a workflow has it, and its event."""
    checkout = folder / f"clone-{number}"
    git(folder, "clone", "--quiet", "--depth=1", remote.as_uri(), str(checkout))
    payload = {"title": f"Book {number}", "url": f"https://books.example.org/{number}/", "updated": "2026-01-01"}
    event = {"action": "project-created", "client_payload": payload}
    (folder / f"event-{number}.json").write_text(json.dumps(event))
    return checkout


def start(checkout: Path, event: Path) -> subprocess.Popen[bytes]:
    """Start one merge."""
    command = [sys.executable, "-m", "generator", "merge", "--push", "--event", str(event)]
    return subprocess.Popen(
        command,
        cwd=checkout,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def git(folder: Path, *arguments: str) -> str:
    """What a git command prints."""
    identity = ("-c", "user.name=Benchmark", "-c", "user.email=benchmark@example.org")
    return subprocess.run(
        ["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True
    ).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
