"""Each fault, as a client meets it."""

import time
from email.utils import parsedate_to_datetime
from http.client import BadStatusLine, HTTPConnection, IncompleteRead, RemoteDisconnected

import pytest

from tests.github_api.accounts import Repository, Token
from tests.github_api.answers import Answer, bomb, date_in, page, primary_limit, said, secondary_limit
from tests.github_api.api import GitHub
from tests.github_api.client import DISPATCHES, post
from tests.github_api.faults import (
    PATIENCE,
    PAUSE,
    Close,
    EndlessBody,
    Garbage,
    Hostile,
    Reset,
    Silence,
    SlowBody,
    SlowHead,
    Truncated,
)

pytestmark = pytest.mark.slow

MEBIBYTE = 2**20


def open_post(github, timeout=10.0):
    """A connection on which a dispatch was sent and nothing was read."""
    connection = HTTPConnection("127.0.0.1", github.port, timeout=timeout)
    connection.request("POST", DISPATCHES, b'{"event_type": "x"}', {"Authorization": f"Bearer {github.token}"})
    return connection


def dribbled(github, end):
    """The answer as it comes, piece by piece, to this end; and the seconds from the request on."""
    start = time.monotonic()
    connection = open_post(github)
    pieces: list[bytes] = []
    while not b"".join(pieces).endswith(end):
        pieces.append(connection.sock.recv(9999))
        assert pieces[-1], pieces
    connection.close()
    return pieces, time.monotonic() - start


def test_one_fault_follows_the_other_until_github_is_well_again(github):
    github.answer_with(Reset(), page(503), github.obey, Close())

    with pytest.raises(ConnectionResetError, match="reset by peer"):
        post(github)
    assert post(github).status == 503
    assert post(github).status == 204
    with pytest.raises(RemoteDisconnected):
        post(github)
    assert post(github).status == 204
    assert len(github.tries) == 5
    assert len(github.events) == 2


def test_an_answer_may_be_lost_though_the_dispatch_was_accepted(github):
    github.answer_with(github.obey_unheard)

    with pytest.raises(ConnectionResetError, match="reset by peer"):
        post(github)
    assert post(github).status == 204
    assert len(github.events) == 2


def test_a_reset_is_no_orderly_end(github):
    github.answer_with(Reset(), Close())

    reset = open_post(github)
    with pytest.raises(ConnectionResetError, match="reset by peer"):
        reset.sock.recv(1)
    reset.close()

    closed = open_post(github)
    assert closed.sock.recv(1) == b""
    closed.close()


@pytest.mark.parametrize("seconds", [None, 60])
def test_silence_lasts_until_the_client_or_the_server_gives_up(seconds):
    start = time.monotonic()
    with GitHub() as github:
        github.answer_with(Silence(seconds))
        connection = open_post(github, timeout=0.3)
        with pytest.raises(TimeoutError):
            connection.getresponse()
        assert time.monotonic() - start >= 0.3
    assert time.monotonic() - start < PATIENCE
    connection.close()


def test_silence_may_end_by_itself_without_an_answer(github):
    github.answer_with(Silence(0.2))
    start = time.monotonic()

    with pytest.raises(RemoteDisconnected):
        post(github)
    assert 0.2 <= time.monotonic() - start < PATIENCE


def test_a_slow_body_comes_byte_by_byte_after_its_head(github):
    github.answer_with(SlowBody(seconds=0.5, pause=0.01))

    pieces, seconds = dribbled(github, b'"}')

    head, end, _ = pieces[0].partition(b"\r\n\r\n")
    body = b"".join(pieces).removeprefix(head + end)
    assert head.startswith(b"HTTP/1.1 500 Internal Server Error\r\n")
    assert f"Content-Length: {len(body)}".encode() in head
    assert b"Content-Type: application/json" in head
    assert (end, len(body)) == (b"\r\n\r\n", 50)
    assert seconds > 0.45


def test_a_slow_head_is_slow_from_the_first_byte(github):
    github.answer_with(SlowHead(seconds=0.6, pause=0.01))

    pieces, seconds = dribbled(github, b"zz\r\n\r\n")

    data = b"".join(pieces)
    assert data.startswith(b"HTTP/1.1 204 No Content\r\nX-Slow: z")
    assert len(data) == 60
    assert len(pieces[0]) < len(data)
    assert seconds > 0.55


@pytest.mark.parametrize("fault", [SlowBody(3600), SlowHead(3600)])
def test_bytes_dribble_one_each_fifth_of_a_second_and_stop_with_the_server(fault):
    with GitHub() as github:
        github.answer_with(fault)
        begin = time.monotonic()
        connection = open_post(github)
        if isinstance(fault, SlowBody):
            assert b"\r\n\r\n" in connection.sock.recv(9999)
        received = 0
        while received < 3:
            received += len(connection.sock.recv(9999)) or pytest.fail("the answer ended")
        assert PAUSE == 0.2
        assert 2.9 * PAUSE < time.monotonic() - begin < PATIENCE
    assert time.monotonic() - begin < 2 * PATIENCE
    connection.close()


def test_an_endless_body_is_larger_than_a_client_should_read_and_stops_when_it_leaves(github):
    github.answer_with(EndlessBody(502), EndlessBody(502, "length"), EndlessBody(502, "close"))
    for framing in ("chunked", f"{2**40}", None):
        connection = open_post(github)
        response = connection.getresponse()
        assert response.status == 502
        assert (response.headers["Transfer-Encoding"] or response.headers["Content-Length"]) == framing
        assert len(response.read(2 * MEBIBYTE)) == 2 * MEBIBYTE
        response.close()
        connection.close()

    time.sleep(0.3)
    sent = github.sent
    time.sleep(0.2)
    assert github.sent == sent
    assert 6 * MEBIBYTE < github.sent < EndlessBody.size


@pytest.mark.parametrize("framing", ["chunked", "close"])
def test_an_endless_body_ends_all_the_same_before_it_fills_the_memory_of_a_client_without_measure(github, framing):
    github.answer_with(EndlessBody(framing=framing, size=MEBIBYTE))

    assert len(post(github).body) == MEBIBYTE


def test_a_small_body_may_grow_when_it_is_unpacked(github):
    github.answer_with(bomb(2 * MEBIBYTE))

    reply = post(github)

    assert reply.headers["Content-Encoding"] == "gzip"
    assert len(reply.body) < 10_000


def test_a_page_of_html_is_not_what_a_client_of_the_api_expects(github):
    github.answer_with(page(502))

    reply = post(github)

    assert (reply.status, reply.headers["Content-Type"]) == (502, "text/html; charset=utf-8")
    assert reply.body.startswith(b"<!DOCTYPE html>")


@pytest.mark.parametrize("status", [200, 202, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504, 599])
def test_any_status_headers_and_body_can_be_asked_for(github, status):
    github.answer_with(Answer(status, {"X-More": "yes"}, b"\xff\x00"))

    reply = post(github)

    assert (reply.status, reply.headers["X-More"], reply.body) == (status, "yes", b"\xff\x00")
    assert reply.headers["Content-Length"] == "2"


@pytest.mark.parametrize("status", [403, 429])
def test_a_rate_limit_tells_when_to_come_back(github, status):
    before = time.time()
    github.answer_with(
        secondary_limit(7, status),
        secondary_limit(date_in(30), status),
        secondary_limit(None, status),
        primary_limit(30, status),
    )

    seconds, date, silent, primary = (post(github) for _ in range(4))

    assert {reply.status for reply in (seconds, date, silent, primary)} == {status}
    assert seconds.headers["Retry-After"] == "7"
    assert 28 <= parsedate_to_datetime(date.headers["Retry-After"]).timestamp() - before <= 32
    assert silent.headers["Retry-After"] is None
    assert "secondary rate limit" in silent.message
    assert primary.headers["x-ratelimit-remaining"] == "0"
    assert 28 <= int(primary.headers["x-ratelimit-reset"]) - before <= 32
    assert github.events == []


def test_a_hostile_answer_commands_and_gives_the_token_back(github):
    github.answer_with(Hostile(403))

    reply = post(github)

    assert reply.status == 403
    assert all(
        text in reply.message for text in ("\n::error::", "\r\n::add-mask::", "\x1b[2J", "\x00", "\x9b", "\ud800")
    )
    assert reply.message.endswith(f"Bearer {github.token}")
    assert github.token in reply.json["documentation_url"]
    assert github.token in reply.headers["X-Echo"]


def test_a_truncated_body_is_shorter_than_announced(github):
    github.answer_with(Truncated(said(422, "Invalid request."), missing=5))

    with pytest.raises(IncompleteRead) as caught:
        post(github)
    assert caught.value.expected == 5


def test_garbage_is_not_http(github):
    github.answer_with(Garbage(), Garbage(b"\x16\x03\x01\x00\r\n"))

    for _ in range(2):
        with pytest.raises(BadStatusLine):
            post(github)


def test_the_last_reaction_can_be_repeated_for_ever(github):
    github.answer_with(page(500), page(503), forever=True)

    assert [post(github).status for _ in range(5)] == [500, 503, 503, 503, 503]


def test_one_repository_may_have_faults_that_another_has_not(github):
    github.accounts.add(Repository("you/other", 8), Token("both", writes=["you/portfolio", "you/other"]))
    github.answer_with(page(503), page(502), path="/repos/you/portfolio/")

    paths = ["/repos/you/other/dispatches", DISPATCHES] * 3
    statuses = [post(github, path=path, Authorization="Bearer both").status for path in paths]

    assert statuses == [204, 503, 204, 502, 204, 204]
