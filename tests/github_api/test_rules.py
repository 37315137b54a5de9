"""GitHub's rules for dispatches, as a client meets them."""

import json
from datetime import datetime, timedelta, timezone

import pytest

from tests.github_api.accounts import Repository, Token
from tests.github_api.client import BODY, DISPATCHES, ask, post

TYPE = {"event_type": "project-updated"}
FUTURE = datetime.now(timezone.utc).replace(microsecond=0) + timedelta(days=400)
PAST = FUTURE - timedelta(days=401)


def payload_of(count):
    return {**TYPE, "client_payload": {f"field{number}": number for number in range(count)}}


def body_of(size, letter="z"):
    """A body of exactly so many bytes."""
    frame = json.dumps({**TYPE, "client_payload": {"text": ""}}).encode()
    filling = letter.encode() * ((size - len(frame)) // len(letter.encode()))
    return frame.replace(b'""', b'"' + filling + b'"').ljust(size)


def test_a_good_dispatch_is_accepted_without_a_body(github):
    reply = post(github)

    assert (reply.status, reply.body) == (204, b"")
    assert reply.headers["Content-Length"] is None
    assert reply.headers["Content-Type"] is None
    assert [event["client_payload"] for event in github.events] == [BODY["client_payload"]]


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "token"])
def test_a_token_is_known_by_either_scheme(github, scheme):
    assert post(github, Authorization=f"{scheme} {github.token}").status == 204


@pytest.mark.parametrize(
    "authorization",
    [None, "", "Bearer", "Bearer ", "Bearer github_pat_unknown", "Bearer late", "Bearer revoked", "Basic {token}"],
)
def test_a_token_that_is_missing_unknown_expired_or_revoked_is_a_bad_credential(github, authorization):
    github.accounts.add(Token("late", ["you/portfolio"], expires=PAST), Token("revoked", ["you/portfolio"]))
    github.accounts.revoke("revoked")

    reply = post(github, Authorization=authorization and authorization.format(token=github.token))

    assert (reply.status, reply.message) == (401, "Bad credentials")
    assert github.events == []


@pytest.mark.parametrize("agent", [None, ""])
def test_a_request_that_does_not_say_who_asks_is_refused_before_github_sees_it(github, agent):
    reply = post(github, User_Agent=agent)

    assert reply.status == 403
    assert reply.headers["Content-Type"] == "text/html; charset=utf-8"
    assert reply.body.strip().startswith(b"Request forbidden by administrative rules. Please make sure your request")
    assert reply.headers["x-ratelimit-limit"] is None
    assert github.events == []


@pytest.mark.parametrize(
    ("token", "message"),
    [
        (Token("reader", reads=["you/portfolio"]), "Resource not accessible by personal access token"),
        (Token("elsewhere", writes=["you/tides"]), "Resource not accessible by personal access token"),
        (Token("ghs_job", writes=["you/tides"], kind="integration"), "Resource not accessible by integration"),
    ],
)
def test_a_token_that_may_not_write_here_is_told_so_and_what_it_lacks(github, token, message):
    github.accounts.add(token)

    reply = post(github, Authorization=f"Bearer {token.value}")

    assert (reply.status, reply.message) == (403, message)
    assert reply.headers["X-Accepted-GitHub-Permissions"] == "contents=write"
    assert github.events == []


def test_a_private_repository_is_not_found_by_those_who_cannot_see_it(github):
    github.accounts.add(Repository("you/secret", 7, private=True))
    github.accounts.add(Token("blind"), Token("reader", reads=["you/secret"]), Token("writer", writes=["You/Secret"]))

    path = "/repos/you/secret/dispatches"
    replies = {name: post(github, path=path, Authorization=f"Bearer {name}") for name in ("blind", "reader", "writer")}

    assert {name: reply.status for name, reply in replies.items()} == {"blind": 404, "reader": 403, "writer": 204}
    unknown = post(github, path="/repos/you/nothing/dispatches")
    assert (unknown.status, unknown.body) == (404, replies["blind"].body)
    assert unknown.message == "Not Found"


def test_a_query_changes_nothing(github):
    assert post(github, path=f"{DISPATCHES}?per_page=1").status == 204


def test_case_makes_no_difference_to_a_repository_s_name(github):
    assert post(github, path="/repos/You/Portfolio/dispatches").status == 204
    assert github.events[0]["repository"]["full_name"] == "you/portfolio"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", DISPATCHES),
        ("PUT", DISPATCHES),
        ("BREW", DISPATCHES),
        ("POST", f"{DISPATCHES}/"),
        ("POST", "/repos/you/portfolio/dispatch"),
        ("POST", "/repos/portfolio/dispatches"),
        ("POST", "/repos/https://github.com/you/portfolio/dispatches"),
        ("POST", "/"),
        ("GET", "/repositories/17273051/dispatches"),
    ],
)
def test_another_method_or_path_is_not_found(github, method, path):
    headers = {"User-Agent": "tests", "Authorization": f"Bearer {github.token}"}
    reply = ask(github, method, path, b"{}", headers)

    assert (reply.status, reply.message) == (404, "Not Found")
    assert ask(github, method, path, b"{}", headers | {"Authorization": "Bearer unknown"}).status == 401


@pytest.mark.parametrize(
    ("body", "mistake"),
    [
        ({}, '"event_type" wasn\'t supplied.'),
        ({"event_type": ""}, "At least 1 character is required; only 0 were supplied."),
        ({"event_type": "x" * 101}, "Only 100 characters are allowed; 101 were supplied."),
        ({"event_type": 5}, "For 'properties/event_type', 5 is not a string."),
        ({"event_type": None}, "For 'properties/event_type', nil is not a string."),
        ({**TYPE, "client_payload": "é"}, "For 'properties/client_payload', \"é\" is not an object."),
        ({**TYPE, "client_payload": [1]}, "For 'properties/client_payload', [1] is not an object."),
        ({**TYPE, "client_payload": None}, "For 'properties/client_payload', nil is not an object."),
        (payload_of(11), "No more than 10 properties are allowed; 11 were supplied."),
        (payload_of(14), "No more than 10 properties are allowed; 14 were supplied."),
        ({**TYPE, "title": "Tides"}, '"title" is not a permitted key.'),
        ({"url": 1, "title": 2}, '"title", "url" are not permitted keys.\n"event_type" wasn\'t supplied.'),
        (b"", "For 'links/0/schema', nil is not an object."),
    ],
)
def test_a_body_of_another_shape_is_an_invalid_request(github, body, mistake):
    reply = post(github, body)

    assert (reply.status, reply.message) == (422, f"Invalid request.\n\n{mistake}")
    assert github.events == []


@pytest.mark.parametrize(
    "body", [TYPE, {"event_type": "x" * 100}, {"event_type": "é" * 100}, {**TYPE, "client_payload": {}}, payload_of(10)]
)
def test_what_lies_just_within_the_limits_is_accepted(github, body):
    assert post(github, body).status == 204
    assert github.events[0]["client_payload"] == body.get("client_payload")


@pytest.mark.parametrize("letter", ["z", "本"])
def test_a_body_may_have_65535_bytes_and_no_more(github, letter):
    within, beyond = body_of(65_535, letter), body_of(65_536, letter)
    assert (len(within), len(beyond)) == (65_535, 65_536)

    assert post(github, within).status == 204
    reply = post(github, beyond)
    assert (reply.status, reply.message) == (422, "client_payload is too large.")
    assert len(github.events) == 1


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b'{"event_type": "x"', "Problems parsing JSON"),
        (b'{"event_type": "\xff"}', "Problems parsing JSON"),
        (b'{"event_type": "x", "client_payload": {"a": NaN}}', "Problems parsing JSON"),
        (b"[" * 100_000, "Problems parsing JSON"),
        (b"event_type=x", "Problems parsing JSON"),
        (b'["event_type"]', "Body should be a JSON object"),
        (b'"event_type"', "Body should be a JSON object"),
    ],
)
def test_a_body_that_is_no_json_object_is_a_bad_request(github, body, message):
    reply = post(github, body)

    assert (reply.status, reply.message) == (400, message)


def test_only_versions_of_the_api_that_exist_are_served(github):
    refused = post(github, X_GitHub_Api_Version="v3")

    assert refused.status == 400
    assert '"v3", is not a supported version' in refused.json["errors"]
    served = [post(github, X_GitHub_Api_Version=version).status for version in (None, "2022-11-28", "2026-03-10")]
    assert served == [204, 204, 204]


@pytest.mark.parametrize("status", [301, 307])
def test_a_renamed_repository_has_a_new_address_that_takes_dispatches(github, status):
    github.accounts.rename("you/portfolio", "you/gallery", status)

    moved = post(github)

    location = f"{github.url}/repositories/17273051/dispatches"
    assert (moved.status, moved.message) == (status, "Moved Permanently")
    assert moved.headers["Location"] == moved.json["url"] == location
    assert github.events == []
    assert post(github, path=location.removeprefix(github.url)).status == 204
    assert post(github, path="/repos/you/gallery/dispatches").status == 204
    assert [event["repository"]["full_name"] for event in github.events] == ["you/gallery", "you/gallery"]


def test_nobody_learns_the_new_name_of_a_repository_that_they_cannot_see(github):
    github.accounts.add(Repository("you/secret", 7, private=True))
    github.accounts.add(Token("reader", reads=["you/secret"]))
    github.accounts.rename("you/secret", "you/hidden")

    paths = ["/repos/you/secret/dispatches", "/repositories/7/dispatches"]
    assert [post(github, path=path).status for path in paths] == [404, 404]
    assert [post(github, path=path, Authorization="Bearer reader").status for path in paths] == [307, 403]


@pytest.mark.parametrize(
    ("zone", "form"),
    [(timezone.utc, "%Y-%m-%d %H:%M:%S UTC"), (timezone(-timedelta(hours=7)), "%Y-%m-%d %H:%M:%S -0700")],
)
def test_the_end_of_a_token_is_told_in_either_of_github_s_forms(github, zone, form):
    end = FUTURE.astimezone(zone)
    github.accounts.add(Token("dated", writes=["you/portfolio"], expires=end))

    header = "github-authentication-token-expiration"
    assert post(github, Authorization="Bearer dated").headers[header] == end.strftime(form)
    assert post(github, {}, Authorization="Bearer dated").headers[header] == end.strftime(form)
    assert post(github).headers[header] is None


def test_each_answer_tells_what_is_left_of_the_hour_until_nothing_is(github):
    github.accounts.add(Token("busy", writes=["you/portfolio"], hourly=2))

    replies = [post(github, Authorization="Bearer busy") for _ in range(3)]

    assert [reply.status for reply in replies] == [204, 204, 403]
    assert [reply.headers["x-ratelimit-remaining"] for reply in replies] == ["1", "0", "0"]
    assert [reply.headers["x-ratelimit-used"] for reply in replies[:2]] == ["1", "2"]
    assert replies[2].message.startswith("API rate limit exceeded for user ID 1.")
    assert len(github.events) == 2
    assert post(github).headers["x-ratelimit-remaining"] == "4999"


@pytest.mark.parametrize(
    ("status", "change"),
    [
        (204, {}),
        (400, {"X_GitHub_Api_Version": "v3"}),
        (400, {"body": b"{"}),
        (401, {"Authorization": "Bearer x"}),
        (401, {"Authorization": None}),
        (403, {"Authorization": "Bearer reader"}),
        (404, {"path": "/repos/you/nothing/dispatches"}),
        (422, {"body": {}}),
    ],
)
def test_every_answer_has_github_s_headers_and_every_refusal_its_words(github, status, change):
    github.accounts.add(Token("reader"))

    reply = post(github, **change)

    assert reply.status == status
    assert reply.headers["X-Accepted-GitHub-Permissions"] == "contents=write"
    assert reply.headers["X-GitHub-Request-Id"].count(":") == 2
    assert {"limit", "remaining", "used", "reset", "resource"} == {
        name.lower().removeprefix("x-ratelimit-") for name in reply.headers if name.lower().startswith("x-ratelimit-")
    }
    if status != 204:
        assert reply.headers["Content-Type"] == "application/json; charset=utf-8"
        assert reply.json["message"]
        assert reply.json["documentation_url"].startswith("https://docs.github.com/rest")
        assert reply.json["status"] == str(status)
