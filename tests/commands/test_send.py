"""`send`, as an author's workflow starts it, against a server with GitHub's rules."""

import json
import os
import re
import subprocess
import sys
from base64 import b64encode
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.conftest import clean_environment
from tests.github_api import faults
from tests.github_api.accounts import Repository, Token
from tests.github_api.answers import redirect, said, secondary_limit
from tests.github_api.events import write_event

pytestmark = pytest.mark.slow

URL = "https://you.github.io/tides/"
CONFIG = """\
title: Reading the Tides
description: A year of harbour readings.
author: Ines Halloway
logo: figures/logo.png
project_metadata:
  tags: [time series, oceans]
  category: Course
  edition: 2
html:
  baseurl: https://you.github.io/tides
"""
RUNNER = {
    "GITHUB_REPOSITORY": "you/tides",
    "GITHUB_SHA": "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
    "GITHUB_RUN_ID": "7211",
    "GITHUB_RUN_ATTEMPT": "2",
    "GITHUB_SERVER_URL": "https://github.com",
}


@pytest.fixture
def book(tmp_path):
    """The folder of a book of Jupyter Book 1, which the command is started in."""
    (tmp_path / "_config.yml").write_text(CONFIG)
    (tmp_path / "_toc.yml").write_text("format: jb-book\nroot: intro\n")
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "logo.png").write_bytes(b"PNG")
    return tmp_path


@pytest.fixture
def html(book):
    folder = book / "_build" / "html"
    (folder / "_static").mkdir(parents=True)
    (folder / "index.html").write_text("<title>Tides</title>")
    (folder / "_static" / "logo.png").write_bytes(b"PNG")
    return folder


@pytest.fixture
def configured(github):
    """The environment of a workflow that may tell you/portfolio."""
    return {"GITHUB_API_URL": github.url, "PORTFOLIO_REPO": "you/portfolio", "PORTFOLIO_PAT": github.token, **RUNNER}


def test_a_book_announces_itself(run, github, configured, book, html):
    done = run("send", URL, "--html", html, env=configured)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"sent: you/portfolio: GitHub has accepted project-updated of {URL}.\n"
    [event] = github.events
    payload = event["client_payload"]
    moment = payload["source"].pop("deployed_at")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", moment)
    assert payload == {
        "title": "Reading the Tides",
        "description": "A year of harbour readings.",
        "author": "Ines Halloway",
        "tags": ["time series", "oceans"],
        "url": URL,
        "logo_path": f"{URL}_static/logo.png",
        "updated": moment[:10],
        "extra": {"category": "Course", "edition": 2, "repository": "https://github.com/you/tides"},
        "source": {
            "repository": "you/tides",
            "commit": RUNNER["GITHUB_SHA"],
            "run_id": 7211,
            "run_attempt": 2,
        },
    }


def test_what_was_sent_becomes_a_project_of_the_portfolio(run, github, configured, book, html, tmp_path):
    run("send", URL, "--html", html, env=configured)
    data = tmp_path / "portfolio" / "projects.json"
    data.parent.mkdir()
    data.write_text('{"projects": []}')
    event = write_event(github.events[0], tmp_path / "event.json")
    merged = run("merge", "--event", event, "--data", data)
    assert (merged.returncode, merged.stderr) == (0, "")
    [project] = json.loads(data.read_text())["projects"]
    assert project["title"] == "Reading the Tides"
    assert project["logo"] == f"{URL}_static/logo.png"
    assert project["edition"] == 2
    assert project["source"]["run_id"] == 7211


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("https://you.github.io/tides", URL),
        (URL, URL),
        ("https://you.github.io/tides/intro.html#top", "https://you.github.io/tides/intro.html"),
        ("", URL),
    ],
)
def test_the_address_ends_in_a_slash_unless_it_names_a_file(run, github, configured, book, written, sent):
    assert run("send", written, env=configured).returncode == 0
    assert github.events[0]["client_payload"]["url"] == sent


def test_without_any_address_nothing_is_sent(run, github, configured, book):
    (book / "_config.yml").write_text("title: Tides\n")
    done = run("send", env=configured)
    assert done.returncode == 1
    assert "where the book is" in done.stderr
    assert "html.baseurl" in done.stderr
    assert github.requests == []


@pytest.mark.parametrize("url", ["tides", "ftp://a.example/", "javascript:alert(1)", "https://", "https://a b/", "/x"])
def test_an_address_that_is_none_is_named(run, github, configured, book, url):
    done = run("send", url, env=configured)
    assert done.returncode == 1
    assert url in done.stderr
    assert github.requests == []


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (("PORTFOLIO_REPO",), "PORTFOLIO_REPO"),
        (("PORTFOLIO_PAT",), "PORTFOLIO_PAT"),
        (("PORTFOLIO_REPO", "PORTFOLIO_PAT"), "REPO"),
    ],
)
def test_a_fork_gets_one_notice_and_no_failure(run, github, configured, actions, book, missing, said):
    environ = configured | actions | dict.fromkeys(missing, "")
    done = run("send", URL, env=environ)
    assert done.returncode == 0
    assert done.stderr.startswith("notice: ")
    assert said in done.stderr
    assert (done.stderr.count("\n"), done.stdout.count("\n")) == (1, 1)
    assert done.stdout.startswith("::notice::")
    assert github.requests == []


def test_a_book_that_was_never_wired_up_needs_no_configuration_for_the_notice(run):
    assert run("send", "https://a.example/").returncode == 0


def test_several_portfolios_each_have_their_own_result(run, github, configured, actions, book, tmp_path):
    github.accounts.add(Repository("me/second", id=2), Token("second", writes=["me/second"]))
    environ = configured | actions | {"PORTFOLIO_REPO": "you/portfolio, you/typo me/second"}
    done = run("send", URL, env=environ | {"PORTFOLIO_PAT_ME_SECOND": "second"})
    assert done.returncode == 4
    assert "sent: you/portfolio: " in done.stdout
    assert "sent: me/second: " in done.stdout
    assert "error: you/typo: " in done.stderr
    assert len(github.events) == 2
    summary = (tmp_path / "summary.md").read_text()
    assert re.search(r"\| you/portfolio \| project-updated \| accepted \|", summary)
    assert re.search(r"\| you/typo \| project-updated \| \*\*failed\*\*: ", summary)
    assert re.search(r"::error::you/typo: .*404 Not Found", done.stdout)


def test_portfolios_may_be_named_on_the_command_line(run, github, configured, book):
    github.accounts.add(Repository("me/second", id=2))
    github.accounts.add(Token(github.token, writes=["you/portfolio", "me/second"]))
    named = ("--portfolio", "https://github.com/you/portfolio.git/", "--portfolio", "me/second")
    done = run("send", URL, *named, env=configured | {"PORTFOLIO_REPO": "other/one"})
    assert done.returncode == 0
    assert "is taken as you/portfolio: write it so." in done.stderr
    assert {event["repository"]["full_name"] for event in github.events} == {"you/portfolio", "me/second"}


def test_a_refused_token_is_told_by_the_name_of_its_variable(run, github, configured, book):
    done = run("send", URL, env=configured | {"PORTFOLIO_PAT_YOU_PORTFOLIO": "ghp_wrong"})
    assert done.returncode == 3
    assert "store it as the secret PORTFOLIO_PAT_YOU_PORTFOLIO: " in done.stderr


def test_a_name_that_is_none_is_a_usage_error(run, configured, book):
    done = run("send", URL, "--portfolio", "portfolio", env=configured)
    assert done.returncode == 2
    assert "OWNER/NAME" in done.stderr
    done = run("send", URL, env=configured | {"PORTFOLIO_REPO": "a/b/c"})
    assert done.returncode == 2
    assert "PORTFOLIO_REPO" in done.stderr


@pytest.mark.parametrize(
    "api", ["http://api.example.org", "api.github.com", "ftp://x.example", "https://user:pw@x.example"]
)
def test_a_token_is_sent_only_where_it_is_safe(run, configured, book, api):
    done = run("send", URL, env=configured | {"GITHUB_API_URL": api})
    assert done.returncode == 2
    assert "GITHUB_API_URL" in done.stderr


def test_a_dry_run_shows_the_request_and_sends_nothing(run, github, configured, book):
    done = run("send", URL, "--dry-run", env=configured)
    assert done.returncode == 0
    head, _, body = done.stdout.partition("\n\n")
    assert head.splitlines()[0] == f"POST {github.url}/repos/you/portfolio/dispatches"
    assert "Authorization: Bearer ***" in head.splitlines()
    assert json.loads(body)["client_payload"]["title"] == "Reading the Tides"
    assert github.token not in done.stdout + done.stderr
    assert github.requests == []


def test_a_dry_run_needs_neither_portfolio_nor_token(run, book):
    done = run("send", URL, "--dry-run")
    assert done.returncode == 0
    assert "OWNER/REPO" in done.stdout
    assert "notice: PORTFOLIO_REPO is not set" in done.stderr


def test_a_dry_run_starts_and_ends_within_two_fifths_of_a_second(book, configured):
    def seconds():
        times = os.times()
        command = [sys.executable, "-m", "generator", "send", URL, "--dry-run"]
        subprocess.run(command, cwd=book, env=clean_environment() | configured, check=True, capture_output=True)
        after = os.times()
        return after.children_user + after.children_system - times.children_user - times.children_system

    assert min(seconds() for _ in range(5)) < 0.4


@pytest.mark.parametrize("kind", ["created", "updated", "major-update"])
def test_the_event_type_can_be_chosen(run, github, configured, book, kind):
    assert run("send", URL, "--event-type", f"project-{kind}", env=configured).returncode == 0
    assert github.events[0]["action"] == f"project-{kind}"


@pytest.mark.parametrize(("known", "kind"), [([], "project-created"), ([URL], "project-updated")])
def test_the_event_type_can_be_found_out(run, github, configured, book, known, kind):
    data = json.dumps({"projects": [{"title": "-", "url": url} for url in known]})
    github.publish("/gallery/projects.json", data.encode())
    done = run("send", URL, "--event-type", "auto", "--gallery", f"{github.origin}/gallery", env=configured)
    assert done.returncode == 0
    assert github.events[0]["action"] == kind
    assert [request.headers["Authorization"] for request in github.requests if request.method == "GET"] == [None]


def test_a_deletion_needs_the_address_alone(run, github, configured, tmp_path):
    done = run("send", URL, "--event-type", "project-deleted", env=configured)
    assert (done.returncode, done.stderr) == (0, "")
    [event] = github.events
    assert event["action"] == "project-deleted"
    assert set(event["client_payload"]) == {"url", "updated", "source"}


def test_a_deletion_needs_no_pages(run, github, configured, book):
    done = run("send", URL, "--event-type", "project-deleted", "--html", "gone", env=configured)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(github.events) == 1


def test_another_kind_of_event_is_refused(run, book):
    assert run("send", URL, "--event-type", "project-exploded").returncode == 2


def test_a_page_of_any_other_tool_is_announced_by_what_is_set(run, github, configured, tmp_path):
    settings = (
        "title=My Notes",
        "tags=maps, rivers",
        "edition=3",
        "draft=false",
        "isbn=007",
        "description=Short = good.",
    )
    done = run("send", URL, *(part for text in settings for part in ("--set", text)), env=configured)
    assert done.returncode == 0
    payload = github.events[0]["client_payload"]
    assert (payload["title"], payload["tags"]) == ("My Notes", ["maps", "rivers"])
    assert payload["description"] == "Short = good."
    assert payload["extra"]["edition"] == 3
    assert payload["extra"]["draft"] is False
    assert payload["extra"]["isbn"] == "007"


def test_what_is_set_counts_more_than_what_the_book_says(run, github, configured, book):
    taken_away = ("--set", "category=", "--set", "repository=", "--set", "description=")
    assert run("send", URL, "--set", "title=Other", *taken_away, env=configured).returncode == 0
    payload = github.events[0]["client_payload"]
    assert (payload["title"], payload["description"]) == ("Other", "")
    assert set(payload["extra"]) == {"edition"}


@pytest.mark.parametrize(
    "setting", ["title", "=x", "url=https://a.example/", "source=x", "updated=soon", "tags=" + "x" * 101]
)
def test_a_setting_that_cannot_be_used_is_a_usage_error(run, configured, book, setting):
    done = run("send", URL, "--set", setting, env=configured)
    assert done.returncode == 2
    assert "--set" in done.stderr


def test_a_book_without_a_title_is_called_like_its_repository(run, github, configured, tmp_path):
    (tmp_path / "_config.yml").write_text("author: Ada\n")
    done = run("send", URL, env=configured)
    assert done.returncode == 0
    assert github.events[0]["client_payload"]["title"] == "tides"
    assert "The book is announced as 'tides', for want of a title" in done.stderr
    assert "without a description, tags and a logo" in done.stderr


def test_a_configuration_that_is_none_is_named_with_file_and_line(run, github, configured, actions, book):
    (book / "_config.yml").write_text("title: Tides\nauthor: [Ada\n")
    done = run("send", URL, env=configured | actions)
    assert done.returncode == 1
    assert done.stderr.startswith("_config.yml:3:1: error: The file is not YAML")
    assert "::error file=_config.yml,line=3,col=1::" in done.stdout
    assert github.requests == []


def test_a_folder_without_pages_is_named(run, configured, book):
    done = run("send", URL, "--html", book / "figures", env=configured)
    assert done.returncode == 1
    assert "no page in this folder" in done.stderr


@pytest.mark.parametrize("where", ["notes", "title"])
def test_an_event_that_github_would_refuse_is_refused_before_it_is_sent(run, github, configured, book, where):
    parts = [f"{where}-{number}=" + "ü" * 4_000 for number in range(8)]
    done = run("send", URL, *(part for text in parts for part in ("--set", text)), env=configured)
    assert done.returncode == 5
    assert re.search(rf"client_payload.extra\[?\W*{where}-0\W* error: is 8,\d\d\d bytes long", done.stderr)
    assert "60,000" in done.stderr
    assert github.requests == []


def test_a_request_of_the_largest_size_is_accepted(run, github, configured, book):
    parts = [f"notes-{number}=" + "x" * 4_900 for number in range(11)]
    done = run("send", URL, *(part for text in parts for part in ("--set", text)), env=configured)
    assert done.returncode == 0
    assert 50_000 < len(github.requests[0].body) <= 60_000


@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [
        (said(401, "Bad credentials"), 3, "The token has expired"),
        (said(403, "Resource not accessible by personal access token"), 3, "Contents: Read and write"),
        (said(404, "Not Found"), 4, "misspelt"),
        (said(422, "client_payload is too large."), 5, "limits"),
        (secondary_limit(3600), 6, "60 minutes"),
        (said(418, "Teapot"), 7, "418"),
    ],
)
def test_a_failure_says_what_why_and_what_to_do(run, github, configured, actions, book, answer, code, words, tmp_path):
    github.answer_with(answer)
    done = run("send", URL, env=configured | actions)
    assert done.returncode == code
    lines = done.stderr.splitlines()
    assert lines[0].startswith("error: you/portfolio: ")
    assert lines[1] == "  Likely causes, the likeliest first:"
    assert lines[2].startswith("  1. ")
    assert lines[-1].startswith("  What to do: ")
    assert words in done.stderr
    assert done.stdout.startswith("::error::you/portfolio: ")
    assert "failed" in (tmp_path / "summary.md").read_text()


def test_a_moved_repository_is_told_as_such(run, github, configured, actions, book, tmp_path):
    github.accounts.rename("you/portfolio", "you/gallery", 301)
    done = run("send", URL, env=configured | actions)
    assert done.returncode == 0
    assert "warning: you/portfolio: The repository was renamed or moved" in done.stdout
    assert "::warning::you/portfolio: The repository was renamed" in done.stdout
    assert "renamed" in (tmp_path / "summary.md").read_text()


def test_hostile_answers_command_neither_terminal_nor_runner(run, github, configured, actions, book, tmp_path):
    github.answer_with(faults.Hostile())
    done = run("send", URL, env=configured | actions)
    assert done.returncode == 5
    lines = (done.stdout + done.stderr).splitlines()
    assert not [
        line for line in lines if line.lstrip().startswith("::") and not line.startswith("::error::you/portfolio: ")
    ]
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", done.stdout + done.stderr)
    assert "##[" not in done.stdout + done.stderr
    assert "<img" not in (tmp_path / "summary.md").read_text().replace("\\<img", "")


def test_a_token_in_the_book_itself_is_never_published(run, github, configured, book):
    done = run("send", URL, "--set", f"notes=see {github.token}", env=configured)
    assert done.returncode == 1
    assert "holds the token itself" in done.stderr
    done = run("send", URL, "--set", f"notes=see {github.token}", "--dry-run", env=configured)
    assert github.token not in done.stdout + done.stderr
    assert github.requests == []


@pytest.mark.parametrize(
    "reaction",
    [
        None,
        faults.Hostile(),
        faults.Hostile(401),
        faults.Hostile(403),
        faults.Hostile(400),
        said(404, "Not Found"),
        redirect(302, "/x"),
    ],
)
def test_the_token_is_in_no_output_file_or_process_list(run, github, configured, actions, book, tmp_path, reaction):
    if reaction:
        github.answer_with(reaction, forever=True)
    environ = configured | actions | {"PORTFOLIO_REPO": "you/portfolio"}
    command = [sys.executable, "-m", "generator", "send", URL]
    process = subprocess.Popen(
        command, cwd=book, env=clean_environment() | environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    seen = Path(f"/proc/{process.pid}/cmdline").read_bytes() if sys.platform == "linux" else b""
    out, err = process.communicate(timeout=60)
    forms = {github.token, quote(github.token, safe=""), b64encode(github.token.encode()).decode().rstrip("=")[:-1]}
    written = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    for form in forms:
        assert form.encode() not in out + err + seen + written


def test_a_proxy_is_used_where_the_environment_names_one(run, github, configured, book):
    environ = configured | {"GITHUB_API_URL": "http://127.0.0.1:9", "http_proxy": github.url, "no_proxy": ""}
    run("send", URL, env=environ | {"NO_PROXY": ""})
    assert github.requests[0].path == "http://127.0.0.1:9/repos/you/portfolio/dispatches"


def test_help_shows_an_example(run):
    done = run("send", "--help")
    assert done.returncode == 0
    assert "Example: python -m generator send" in " ".join(done.stdout.split())
