"""An owner's way: a project added by hand is shown, and what the settings say of it outlasts every event."""

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from tests.conftest import REPOSITORY, Run

pytestmark = pytest.mark.slow

URL = "https://you.github.io/tides/"


def cards(run: Run, folder: Path) -> list[tuple[str, list[str]]]:
    """Build, and read the title and the tags of each card."""
    built = run("build", "--theme", REPOSITORY / "templates")
    assert (built.returncode, built.stderr) == (0, "")
    page: Any = lxml_html.fromstring((folder / "site" / "index.html").read_text("utf-8"))
    return [
        (
            card.find_class("card-title")[0].text_content().strip(),
            [tag[0].tail for tag in card.find_class("tag")],
        )
        for card in page.find_class("card")
    ]


def test_a_project_added_by_hand_is_shown_and_its_override_outlasts_its_books_events(run, tmp_path):
    assert run("new", "portfolio", ".", "--from", "gen/erator", "--ref", "1" * 40).returncode == 0
    said = ("--title", "Tides", "--url", URL, "--tags", "sea", "--description", "Far.")
    assert run("add", *said, "--updated", "2026-01-01").returncode == 0
    assert [title for title, _ in cards(run, tmp_path)] == ["Tides"]

    assert run("set", URL, "title=By hand").returncode == 0
    assert [title for title, _ in cards(run, tmp_path)] == ["By hand"]

    site = tmp_path / "data" / "site.yml"
    site.write_text(f"{site.read_text('utf-8')}\noverrides:\n  {URL}:\n    title: Corrected\n    tags: [maps]\n")
    event = {"url": URL, "title": "Sent", "description": "New.", "tags": ["oceans"], "updated": "2026-02-01"}
    (tmp_path / "event.json").write_text(json.dumps({"action": "project-updated", "client_payload": event}))
    assert run("merge", "--event", "event.json").returncode == 0
    [stored] = json.loads((tmp_path / "data" / "projects.json").read_text("utf-8"))["projects"]
    assert (stored["title"], stored["tags"]) == ("Sent", ["oceans"])
    [(title, tags)] = cards(run, tmp_path)
    assert title == "Corrected"
    assert tags == ["oceans", "maps"]

    assert run("remove", URL).returncode == 0
    assert "which is no project's address" in run("build").stderr
