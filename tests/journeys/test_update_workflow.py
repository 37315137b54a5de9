"""update-projects.yml is executed, from the event that GitHub delivers to the page that readers get."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from tests.journeys.conftest import BRANCH, PAGES
from tests.journeys.conftest import SOURCE as STANDING

pytestmark = pytest.mark.slow

TIDES, BREAD, BIRDS = (f"https://you.github.io/{name}/" for name in ("tides", "bread", "birds"))
SOURCE = {**STANDING, "repository": "you/birds", "deployed_at": "2026-11-12T09:30:00Z"}
RUN = "https://github.com/you/portfolio/actions/runs/1/attempts/1"
PUBLISHED = {"update": "success", "notify": "success", "build": "success", "deploy": "success"}
UNUSED_PORT = 9


def event(kind, **payload):
    return {
        "action": kind,
        "branch": BRANCH,
        "client_payload": payload,
        "repository": {"name": "portfolio", "full_name": "you/portfolio", "default_branch": BRANCH},
        "sender": {"login": "you"},
    }


@contextmanager
def webhook() -> Iterator[tuple[str, list[dict[str, str]]]]:
    """A server's address, and what it is told."""
    told = []

    class Listener(BaseHTTPRequestHandler):
        def do_POST(self):
            told.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *args):
            pass

    with HTTPServer(("127.0.0.1", 0), Listener) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/hook?token=s3cr3t", told
        server.shutdown()


def test_a_new_book_is_committed_published_and_told_to_the_webhook(portfolio):
    with webhook() as (url, told):
        done = portfolio.dispatch(
            event("project-created", title="Birds", url=BIRDS, source=SOURCE), secrets=[f"PORTFOLIO_NOTIFY_URL={url}"]
        )

    assert done.exit_code == 0, done.text
    assert done.jobs == PUBLISHED
    assert done.outputs == {"changed": "true", "change": "added", "slug": "birds"}
    assert portfolio.git("log", "-1", "--format=%B", BRANCH).splitlines() == [
        "Add https://you.github.io/birds",
        "",
        "Event: project-created",
        "Change: added",
        f"Run: {RUN}",
        "Source-Repository: you/birds",
        f"Source-Commit: {SOURCE['commit']}",
    ]
    assert portfolio.subjects == ["Add https://you.github.io/birds", "Write a README", "Start"]
    assert portfolio.git("diff", "--name-only", f"{BRANCH}~", BRANCH) == "data/projects.json"
    assert set(portfolio.projects) == {TIDES, BREAD, BIRDS}
    assert portfolio.projects[BIRDS]["source"] == SOURCE
    assert "Birds" in (portfolio.deployed / "projects" / "birds" / "index.html").read_text("utf-8")
    assert f"{PAGES}/projects/birds/" in (portfolio.deployed / "sitemap.xml").read_text("utf-8")
    assert "Project added: Birds" in done.summary
    assert f"The gallery is at <{PAGES}/>." in done.summary
    [message] = told
    assert (message["change"], message["slug"]) == ("added", "birds")
    assert message["text"] == message["content"] == f"you/portfolio: project birds added {RUN.partition('/att')[0]}"
    assert "s3cr3t" not in done.text


@pytest.mark.parametrize("kind", ["project-updated", "project-major-update"])
def test_a_book_that_deploys_again_is_updated_though_nobody_answers_at_the_webhook(portfolio, kind):
    done = portfolio.dispatch(
        event(kind, title="Tides, second edition", url=TIDES, source=SOURCE),
        secrets=[f"PORTFOLIO_NOTIFY_URL=http://127.0.0.1:{UNUSED_PORT}/"],
    )

    assert done.exit_code == 0, done.text
    assert done.outputs["change"] == "updated"
    assert done.jobs == PUBLISHED
    assert "warning" in done.commands
    assert f"Event: {kind}" in portfolio.git("log", "-1", "--format=%B", BRANCH)
    assert portfolio.projects[TIDES]["title"] == "Tides, second edition"
    assert portfolio.projects[TIDES]["created"] == "2026-01-05"
    assert "Tides, second edition" in (portfolio.deployed / "index.html").read_text("utf-8")


def test_a_book_that_is_gone_leaves_data_and_gallery(portfolio):
    done = portfolio.dispatch(event("project-deleted", url=TIDES))

    assert done.exit_code == 0, done.text
    assert done.jobs == PUBLISHED
    assert done.outputs["change"] == "removed"
    assert portfolio.subjects[0] == "Remove https://you.github.io/tides"
    assert set(portfolio.projects) == {BREAD}
    assert "Tides" not in (portfolio.deployed / "index.html").read_text("utf-8")


def test_an_event_that_changes_nothing_makes_no_commit_and_no_deployment_unless_its_run_is_started_again(portfolio):
    known = event("project-updated", title="Tides", url=TIDES, source=STANDING)
    before = portfolio.subjects

    first = portfolio.dispatch(known)
    again = portfolio.dispatch(known, attempt=2)

    assert (first.outputs["change"], again.outputs["change"]) == ("unchanged", "unchanged")
    assert first.outputs["changed"] == "false"
    assert first.jobs == {"update": "success"}
    assert again.jobs == {"update": "success", "build": "success", "deploy": "success"}
    assert portfolio.subjects == before


def test_hostile_text_is_stored_as_it_came_and_executes_nothing(portfolio):
    title = "\"; touch ~/bait; echo \"$(touch ~/bait) `touch ~/bait` 'it' ${{ github.token }} 日本語の本 🐦‍⬛"
    description = (
        "one\n::set-output name=changed::forged\n::add-path::bait\n::stop-commands::x\n##[error]forged\n"
        "\n$(touch ~/bait)\nEOF\n'; touch bait #\n\r\n::error::forged\n%0A::warning::forged"
    )
    hostile = event(
        "project-created",
        title=title,
        description=description,
        url="https://you.github.io/birds/$(touch%20~/bait)'/",
        tags=["a,b", "::error::tag", "$(id)", "日本", "🐦"],
        author="@everyone\nChange: forged $(touch ~/bait)",
        extra={"category": "[skip ci]\nRun: forged", "slug": "x\nchange=forged"},
        source=SOURCE,
    )
    hostile["sender"]["login"] = hostile["branch"] = "$(touch ~/bait)"

    done = portfolio.dispatch(hostile)

    assert not list(portfolio.folder.rglob("bait*"))
    assert done.exit_code == 0, done.text
    assert done.jobs == PUBLISHED
    assert done.commands <= {"set-output", "add-path", "summary", "warning"}
    assert {line["arg"] for line in done.lines if line.get("command") == "add-path"} == {
        str(portfolio.folder / "pythons")
    }
    assert set(done.outputs) == {"changed", "change", "slug"}
    assert (done.outputs["changed"], done.outputs["change"]) == ("true", "added")
    [stored] = [project for url, project in portfolio.projects.items() if url not in (TIDES, BREAD)]
    assert stored["title"] == title
    assert stored["description"].split() == description.split()
    message = portfolio.git("log", "-1", "--format=%B", BRANCH).splitlines()
    assert [line.partition(":")[0] for line in message[2:]] == [
        "Event",
        "Change",
        "Run",
        "Source-Repository",
        "Source-Commit",
    ]
    assert not any(word in "\n".join(message) for word in ("forged", "@", "skip ci", "everyone", " $"))
    page = (portfolio.deployed / "projects" / done.outputs["slug"] / "index.html").read_text("utf-8")
    assert "日本語の本 🐦‍⬛" in page


def test_an_invalid_event_is_kept_for_its_mending_and_stops_nobody_else(portfolio):
    with webhook() as (url, told):
        done = portfolio.dispatch(
            event("project-created", title="Birds", url="javascript:alert(1)", source=SOURCE),
            secrets=[f"PORTFOLIO_NOTIFY_URL={url}"],
        )

    assert done.exit_code != 0
    assert done.jobs == {"update": "failure", "notify": "success"}
    assert [message["change"] for message in told] == ["rejected"]
    assert done.outputs == {"changed": "false", "change": "rejected", "slug": ""}
    assert any("javascript:" in line for line in done.annotations)
    assert "Event rejected" in done.summary
    assert portfolio.subjects[0] == "Keep a rejected event"
    assert not portfolio.deployed.exists()
    [name] = portfolio.git("ls-tree", "--name-only", BRANCH, "data/rejected/").splitlines()
    assert name in done.summary
    assert any(f"file={name}" in line for line in done.annotations)

    portfolio.commit({name: portfolio.read(name).replace("javascript:alert(1)", BIRDS)}, "Mend the address")
    manual = {"inputs": {"rejected": name}, "repository": {"full_name": "you/portfolio", "default_branch": BRANCH}}
    replayed = portfolio.execute("update-projects.yml", "workflow_dispatch", manual)

    assert replayed.exit_code == 0, replayed.text
    assert replayed.outputs["change"] == "added"
    assert portfolio.git("ls-tree", "--name-only", BRANCH, "data/rejected/") == ""
    assert "Birds" in (portfolio.deployed / "index.html").read_text("utf-8")


def test_a_gallery_that_cannot_be_built_is_not_deployed(portfolio):
    portfolio.commit({"templates/index.html": "{% for %}"}, "Break the theme")

    done = portfolio.dispatch(event("project-updated", title="Tides III", url=TIDES))

    assert done.exit_code != 0
    assert done.jobs == {"update": "success", "notify": "success", "build": "failure"}
    assert portfolio.projects[TIDES]["title"] == "Tides III"
    assert not portfolio.deployed.exists()
