"""What GitHub makes of a dispatch, and that the portfolio's own program takes it."""

import json

from tests.github_api.accounts import Repository, Token
from tests.github_api.client import post
from tests.github_api.events import write_event


def test_an_event_tells_the_portfolio_and_the_token_s_owner_but_not_who_sent_it(github):
    github.accounts.add(Repository("lab/gallery", 9, "main"), Token("hers", ["lab/gallery"], owner="halloway"))

    body = {"event_type": "project-created", "client_payload": {"title": "Birds"}}
    post(github, body, path="/repos/lab/gallery/dispatches", Authorization="Bearer hers")

    assert github.events == [
        {
            "action": "project-created",
            "branch": "main",
            "client_payload": {"title": "Birds"},
            "repository": {
                "id": 9,
                "name": "gallery",
                "full_name": "lab/gallery",
                "private": False,
                "owner": {"login": "lab"},
                "html_url": "https://github.com/lab/gallery",
                "default_branch": "main",
            },
            "sender": {"login": "halloway"},
        }
    ]


def test_events_come_in_the_order_of_their_dispatches(github):
    for number in range(3):
        post(github, {"event_type": f"type-{number}"})

    assert [event["action"] for event in github.events] == ["type-0", "type-1", "type-2"]


def test_the_file_of_an_event_is_merged_by_the_portfolio(github, run, tmp_path):
    title = "Gezeiten 日本 🐦"
    payload = {"title": title, "url": "https://you.github.io/tides/", "extra": {"category": "Course"}}
    post(github, {"event_type": "project-created", "client_payload": payload})
    file = write_event(github.events[0], tmp_path / "event.json")
    data = tmp_path / "projects.json"
    data.write_text('{"projects": []}\n')

    merged = run("merge", "--event", file, "--data", data)

    assert merged.returncode == 0, merged.stderr
    [project] = json.loads(data.read_text("utf-8"))["projects"]
    assert (project["title"], project["category"]) == (title, "Course")
