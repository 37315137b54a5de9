"""`merge --push` on every form of the data: one commit an event, and in a folder only the files of its project."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from generator.stores.open_store import open_store
from generator.stores.store import Store
from tests.conftest import REPOSITORY
from tests.git.test_kill import event, start_merge
from tests.repositories import BRANCH, git, history

pytestmark = pytest.mark.slow

CLONES = 6
NAMES = ("projects.yml", "projects")
TEMPLATES = REPOSITORY / "templates"
DAY = "2026-01-01"
TIDES = {
    "title": "Tides",
    "url": "https://books.example.org/tides/",
    "description": "no: 1.10",
    "updated": "2026-03-01",
    "tags": ["海", "2:30"],
    "extra": {"body": "# Why\n\n- because\n", "edition": "1.10"},
}
EVENTS = (
    ("created", TIDES),
    ("created", {"title": "Bread", "url": "https://books.example.org/bread/", "updated": "2026-03-02"}),
    ("created", {"title": "Gone", "url": "https://books.example.org/gone/", "updated": "2026-03-03"}),
    ("updated", TIDES | {"description": "Better.", "updated": "2026-03-04"}),
    ("deleted", {"url": "https://books.example.org/gone/", "updated": "2026-03-05"}),
)


@pytest.fixture
def switch(run, clone):
    """Turns the remote's data into another form, as docs/portfolio.md says."""

    def to(name: str) -> Path:
        desk: Path = clone("desk")
        assert run("convert", "data/projects.json", f"data/{name}", cwd=desk).returncode == 0
        (desk / "data" / "site.yml").write_text(f"data: {name}\n")
        git(desk, "rm", "--quiet", "data/projects.json")
        git(desk, "add", "--all")
        git(desk, "commit", "--quiet", "--message", "Convert")
        git(desk, "push", "--quiet")
        return desk

    return to


def touched(remote: Path, commit: str = BRANCH) -> list[str]:
    return git(remote, "show", "--format=", "--name-only", commit).splitlines()


def titles(checkout: Path, name: str) -> set[str]:
    git(checkout, "pull", "--quiet")
    return {project.title for project in open_store(checkout / "data" / name).load().catalog.projects}


@pytest.mark.parametrize("name", NAMES)
def test_an_event_is_one_commit_on_the_file_of_its_project(remote, switch, run, clone, tmp_path, name):
    desk = switch(name)
    checkout = clone()
    for number in range(2):
        done = run("merge", "--push", "--event", event(tmp_path, number), cwd=checkout)
        assert done.returncode == 0, done.stderr
        assert touched(remote) == ["data/projects.yml" if name == "projects.yml" else f"data/projects/book-{number}.md"]
    assert titles(desk, name) == {"Book 0", "Book 1"}
    assert git(checkout, "status", "--porcelain") == ""


def test_every_form_ends_in_the_same_site(remote, switch, run, clone, tmp_path):
    start = git(remote, "rev-parse", BRANCH)
    sites = []
    for name in (*NAMES, "projects.json"):
        desk = clone("desk") if name == "projects.json" else switch(name)
        for action, payload in EVENTS:
            file = tmp_path / "event.json"
            file.write_text(json.dumps({"action": f"project-{action}", "client_payload": payload}))
            assert run("merge", "--push", "--event", file, cwd=desk).returncode == 0
        forget_when_it_was_merged(open_store(desk / "data" / name))
        assert run("build", "--theme", TEMPLATES, cwd=desk).returncode == 0
        sites.append({str(file.relative_to(desk)): file.read_bytes() for file in (desk / "site").rglob("*.*")})
        git(desk, "push", "--quiet", "--force", "origin", f"{start}:{BRANCH}")
        desk.rename(tmp_path / f"done-{name}")
    assert "site/projects/tides/index.html" in sites[0]
    assert sites[0] == sites[1] == sites[2]


def forget_when_it_was_merged(store: Store) -> None:
    catalog = store.load().catalog
    projects = tuple(replace(project, created=DAY) for project in catalog.projects)
    store.save(replace(catalog, projects=projects))


def test_events_at_once_in_a_folder_each_change_one_file(remote, switch, clone, tmp_path):
    desk = switch("projects")
    checkouts = [clone(f"clone-{number}", "--depth=1") for number in range(CLONES)]
    running = [start_merge(checkout, event(tmp_path, number)) for number, checkout in enumerate(checkouts)]
    assert [process.wait(timeout=120) for process in running] == [0] * CLONES
    assert titles(desk, "projects") == {f"Book {number}" for number in range(CLONES)}
    commits = git(remote, "rev-list", f"--max-count={CLONES}", BRANCH).split()
    assert sorted(touched(remote, commit) for commit in commits) == [
        [f"data/projects/book-{n}.md"] for n in range(CLONES)
    ]


def test_an_event_follows_the_data_to_their_new_form(remote, switch, run, clone, tmp_path):
    old = clone()
    desk = switch("projects")
    done = run("merge", "--push", "--event", event(tmp_path, 1), cwd=old)
    assert done.returncode == 0, done.stderr
    assert titles(desk, "projects") == {"Book 1"}
    assert not (old / "data" / "projects.json").exists()


def test_a_rejected_event_is_kept_beside_the_folder_and_other_mistakes_are_named(remote, switch, run, clone, tmp_path):
    desk = switch("projects")
    (desk / "data" / "projects" / "bad.md").write_text("---\ntitle: [\n---\n")
    git(desk, "add", "--all")
    git(desk, "commit", "--quiet", "--message", "Break one")
    git(desk, "push", "--quiet")
    file = tmp_path / "event.json"
    file.write_text(json.dumps({"action": "project-created", "client_payload": {"url": "ftp://x"}}))
    done = run("merge", "--push", "--event", file, cwd=clone())
    assert done.returncode == 1
    assert "data/projects/bad.md:3:1: error: The file is not YAML" in done.stderr
    assert touched(remote)[0].startswith("data/rejected/")
    assert history(remote)[0] == "Keep a rejected event"
