"""What the server remembers, the files it serves, and how it ends."""

import json
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPConnection

import pytest

from tests.github_api.answers import page, redirect
from tests.github_api.api import GitHub
from tests.github_api.client import BODY, DISPATCHES, ask, post
from tests.github_api.faults import PATIENCE, EndlessBody, Reset, Silence, SlowBody, SlowHead, Together

GALLERY = b'{"projects": []}'


def test_every_request_is_remembered_as_it_came(github):
    github.answer_with(Reset())
    before = time.monotonic()

    with pytest.raises(ConnectionResetError, match="reset by peer"):
        post(github, {"a": "é"}, X_Odd="1")
    post(github, b"\xff{", path="/nothing?q=1")

    first, second = github.requests
    assert (first.method, first.path, first.json) == ("POST", DISPATCHES, {"a": "é"})
    assert first.body == json.dumps({"a": "é"}).encode()
    assert (first.headers["x-odd"], first.headers["AUTHORIZATION"]) == ("1", f"Bearer {github.token}")
    assert (second.path, second.body, second.json) == ("/nothing?q=1", b"\xff{", None)
    assert before <= first.time <= second.time <= time.monotonic()


def test_pauses_between_requests_are_measured(github):
    start = time.monotonic()
    post(github)
    time.sleep(0.3)
    post(github)
    longest = time.monotonic() - start

    assert len(github.pauses) == 1
    assert 0.3 <= github.pauses[0] <= longest


def test_one_connection_takes_several_requests(github):
    connection = HTTPConnection("127.0.0.1", github.port)
    for _ in range(3):
        connection.request("POST", DISPATCHES, b"{}", {"User-Agent": "tests"})
        assert connection.getresponse().read()
    connection.close()

    assert (github.connections, len(github.requests)) == (1, 3)


def test_a_body_may_come_in_chunks(github):
    data = json.dumps(BODY).encode()
    connection = HTTPConnection("127.0.0.1", github.port)
    headers = {"User-Agent": "tests", "Authorization": f"Bearer {github.token}", "Transfer-Encoding": "chunked"}
    for _ in range(2):
        connection.request("POST", DISPATCHES, iter([data[:10], data[10:]]), headers, encode_chunked=True)
        response = connection.getresponse()
        assert (response.status, response.read()) == (204, b"")
    connection.close()

    assert [request.body for request in github.requests] == [data, data]


def test_a_gallery_s_file_is_given_to_anybody_and_remembers_what_they_showed(github):
    address = github.publish("/gallery/projects.json", GALLERY)

    assert address == f"{github.origin}/gallery/projects.json"
    bare = ask(github, "GET", "/gallery/projects.json")
    ask(github, "GET", "/gallery/projects.json", headers={"Authorization": "Bearer leaked"})

    assert (bare.status, bare.body) == (200, GALLERY)
    assert bare.headers["Content-Type"] == "application/json; charset=utf-8"
    assert [request.headers["Authorization"] for request in github.requests] == [None, "Bearer leaked"]
    assert github.tries == []


def test_a_gallery_s_file_may_be_missing_moved_or_out_of_order(github):
    github.publish("/gallery/old.json", redirect(301, "/gallery/new.json"))
    github.publish("/gallery/new.json", GALLERY)
    github.answer_with(page(503), path="/gallery/new")

    assert ask(github, "GET", "/gallery/projects.json").status == 404
    moved = ask(github, "GET", "/gallery/old.json")
    assert (moved.status, moved.headers["Location"]) == (301, "/gallery/new.json")
    assert [ask(github, "GET", "/gallery/new.json").status for _ in range(2)] == [503, 200]
    assert post(github).status == 204
    assert github.tries == github.requests[-1:]


def test_an_api_below_a_path_is_found_there_only():
    with GitHub(prefix="/api/v3") as github:
        github.answer_with(page(503))

        assert github.url == f"{github.origin}/api/v3"
        assert post(github).status == 404
        assert [post(github, path=f"/api/v3{DISPATCHES}").status for _ in range(2)] == [503, 204]
        github.accounts.rename("you/portfolio", "you/gallery")
        location = f"{github.url}/repositories/17273051/dispatches"
        assert post(github, path=f"/api/v3{DISPATCHES}").headers["Location"] == location
        assert post(github, path=location.removeprefix(github.origin)).status == 204


def test_servers_know_nothing_of_one_another(github):
    with GitHub() as other:
        other.answer_with(page(503))

        assert (post(github).status, post(other).status) == (204, 503)
        assert (len(github.requests), len(other.requests)) == (1, 1)
        assert github.port != other.port


def test_many_clients_are_served_at_once(github):
    github.answer_with(*[Together(8)] * 8)

    def take_one(number):
        try:
            return post(github).status
        except ConnectionError:
            return None

    with ThreadPoolExecutor(16) as pool:
        statuses = list(pool.map(take_one, range(40)))

    assert (statuses.count(None), statuses.count(204)) == (8, 32)
    assert (len(github.events), len(github.requests)) == (32, 40)


def test_whatever_a_client_waits_for_the_server_ends_at_once_and_with_all_its_threads(capfd):
    threads = set(threading.enumerate())
    clients = []
    with GitHub() as github:
        github.answer_with(Silence(), SlowBody(3600), SlowHead(3600), EndlessBody(), github.obey)
        for _ in range(5):
            client = HTTPConnection("127.0.0.1", github.port)
            client.request("POST", DISPATCHES, b"{}", {"User-Agent": "tests"})
            clients.append(client)
        idle = socket.create_connection(("127.0.0.1", github.port))
        half = socket.create_connection(("127.0.0.1", github.port))
        half.sendall(b"POST / HTTP/1.1\r\nContent-Length: 100\r\n\r\nhalf")
        patience = time.monotonic() + PATIENCE
        while github.connections < 7 and time.monotonic() < patience:
            time.sleep(0.01)
        assert github.connections == 7
        start = time.monotonic()

    assert time.monotonic() - start < PATIENCE
    assert set(threading.enumerate()) == threads
    for client in clients:
        client.close()
    idle.close()
    half.close()
    assert capfd.readouterr() == ("", "")
    with pytest.raises(ConnectionRefusedError):
        post(github)


def test_a_client_that_leaves_in_the_middle_disturbs_nobody(github, capfd):
    github.answer_with(SlowBody(60, pause=0.01), EndlessBody())
    for _ in range(2):
        client = HTTPConnection("127.0.0.1", github.port)
        client.request("POST", DISPATCHES, b"{}", {"User-Agent": "tests"})
        client.getresponse().read(10)
        client.close()
    socket.create_connection(("127.0.0.1", github.port)).close()

    assert post(github).status == 204
    assert capfd.readouterr() == ("", "")


def test_a_mistake_in_a_test_s_own_reaction_is_raised_and_not_swallowed():
    def mistaken(exchange):
        raise ZeroDivisionError

    def use():
        with GitHub() as github, suppress(ConnectionError):
            github.answer_with(mistaken)
            post(github)

    with pytest.raises(ZeroDivisionError):
        use()
