"""Many at once: every event is in the data, and no commit is lost."""

import json
import time

import pytest

from tests.git.test_kill import event, start_merge, titles
from tests.repositories import BRANCH, git, history

CLONES = 20
SECONDS = 30


@pytest.mark.slow
def test_twenty_clones_merge_twenty_events_at_once(remote, clone, tmp_path):
    checkouts = [clone(f"clone-{number}", "--depth=1") for number in range(CLONES)]
    git(remote, "config", "receive.denyNonFastForwards", "true")
    start = git(remote, "rev-parse", BRANCH)
    began = time.perf_counter()
    running = [start_merge(checkout, event(tmp_path, number)) for number, checkout in enumerate(checkouts)]
    assert [process.wait(timeout=4 * SECONDS) for process in running] == [0] * CLONES
    seconds = time.perf_counter() - began

    assert titles(remote) == {f"Book {number}" for number in range(CLONES)}
    assert sorted(history(remote)[:-1]) == sorted(f"Add https://books.example.org/{n}" for n in range(CLONES))
    assert git(remote, "rev-list", "--merges", BRANCH) == ""
    git(remote, "merge-base", "--is-ancestor", start, BRANCH)
    for number, commit in enumerate(reversed(git(remote, "rev-list", BRANCH).split())):
        assert len(json.loads(git(remote, "show", f"{commit}:data/projects.json"))["projects"]) == number
    assert seconds < SECONDS, f"the race took {seconds:.1f} s"
