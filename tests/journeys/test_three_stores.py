"""Three portfolios of one's own, one for each form of the data: the same events end in the same site, byte for byte."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from generator.stores.open_store import open_store
from generator.stores.store import Store
from tests.conftest import Run
from tests.repositories import BRANCH, git, history

pytestmark = pytest.mark.slow

FORMS = ("projects.json", "projects.yml", "projects")
TIDES, BREAD, GONE = (f"https://books.example.org/{name}/" for name in ("tides", "bread", "gone"))
ENTERED = "2026-01-05"
SETTINGS = f"""title: Three of one
base_url: https://you.example.org/books/
tags: {{aliases: {{oceans: sea}}, vocabulary: [sea, 海, "2:30", maps]}}
fields: [{{name: edition, card: true, kind: badge, filter: true, colors: {{"1.10": "#1d6a72"}}}}]
overrides: {{{TIDES}: {{tags: [maps], featured: true}}}}
"""
FULL = {
    "title": "Tides & “moons”",
    "url": TIDES,
    "description": "no: 1.10, *but* yes",
    "author": ["Ada", "Éva"],
    "tags": ["海", "2:30", "oceans"],
    "body": "# Why\n\n- because\n\n---\n\n    code\n",
    "edition": "1.10",
    "open": True,
    "level": 2,
}
EVENTS = (
    ("created", FULL | {"updated": "2026-03-01"}),
    ("created", {"title": "Bread", "url": BREAD, "updated": "2026-03-02T09:30:00Z"}),
    ("created", {"title": "Gone", "url": GONE, "updated": "2026-03-03"}),
    ("updated", FULL | {"description": "Better.", "updated": "2026-03-04"}),
    ("deleted", {"url": GONE, "updated": "2026-03-05"}),
    ("updated", {"title": "Too late", "url": GONE, "updated": "2026-03-03"}),
    ("updated", {"title": "Too late", "url": BREAD, "updated": "2026-02-01"}),
)


def test_the_same_events_end_in_the_same_site_in_every_form(run, lonely_git, tmp_path):
    sites = {form: site(run, tmp_path / form.replace(".", "-"), form) for form in FORMS}
    assert sites["projects.json"] == sites["projects.yml"] == sites["projects"]
    page = sites["projects"]["projects/tides-and-moons/index.html"].decode()
    assert "Better." in page
    assert not [name for name in sites["projects"] if "gone" in name]


def site(run: Run, folder: Path, form: str) -> dict[str, bytes]:
    """Found a portfolio whose data have a form, send it the events, and build it: each file by its path."""
    remote, desk = found(run, folder, form)
    for action, payload in EVENTS:
        file = folder / "event.json"
        file.write_text(json.dumps({"action": f"project-{action}", "client_payload": payload}))
        done = run("merge", "--push", "--event", file, cwd=desk)
        assert done.returncode == 0, done.stderr
    assert len(history(remote)) == 6  # the start, and all events but the two that came too late
    enter_on_one_day(open_store(desk / "data" / form))
    assert [line for line in run("validate", cwd=desk).stdout.splitlines() if "error" in line] == []
    built = run("build", cwd=desk)
    assert built.returncode == 0, built.stderr
    place = desk / "site"
    return {str(file.relative_to(place)): file.read_bytes() for file in place.rglob("*") if file.is_file()}


def enter_on_one_day(store: Store) -> None:
    """All that may differ between the portfolios is when they first heard of a book, which is the time of the test."""
    catalog = store.load().catalog
    store.save(replace(catalog, projects=tuple(replace(project, created=ENTERED) for project in catalog.projects)))


def found(run: Run, folder: Path, form: str) -> tuple[Path, Path]:
    """A portfolio of one's own on a remote, and a clone of it; both hold nothing of another form."""
    remote, desk = folder / "remote.git", folder / "desk"
    folder.mkdir()
    git(folder, "init", "--quiet", "--bare", f"--initial-branch={BRANCH}", str(remote))
    git(folder, "clone", "--quiet", remote.as_uri(), str(desk))
    assert run("new", "portfolio", ".", "--from", "gen/erator", "--ref", "0" * 40, cwd=desk).returncode == 0
    (desk / "data" / "site.yml").write_text(SETTINGS)
    if form != "projects.json":
        assert run("convert", "data/projects.json", f"data/{form}", cwd=desk).returncode == 0
        (desk / "data" / "projects.json").unlink()
        (desk / "data" / "site.yml").write_text(f"{SETTINGS}data: {form}\n")
    git(desk, "checkout", "--quiet", "-B", BRANCH)
    git(desk, "add", "--all")
    git(desk, "commit", "--quiet", "--message", "Start")
    git(desk, "push", "--quiet", "origin", BRANCH)
    return remote, desk
