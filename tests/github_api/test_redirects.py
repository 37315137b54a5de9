"""Redirects, and the other origin to which no token may follow them."""

import socket

import pytest

from tests.github_api.answers import redirect
from tests.github_api.api import Sink
from tests.github_api.client import DISPATCHES, ask, post
from tests.github_api.faults import RedirectLoop
from tests.github_api.fixtures import unvisited


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_may_lead_to_another_origin_or_stay_within_its_own(github, sink, status):
    github.answer_with(redirect(status, f"{sink.origin}/steal"), redirect(status, "/elsewhere"))

    away, within = post(github), post(github)

    assert (away.status, away.headers["Location"]) == (status, f"{sink.origin}/steal")
    assert (within.status, within.headers["Location"]) == (status, "/elsewhere")
    assert sink.origin != github.origin
    assert sink.connections == 0


def test_whoever_follows_a_redirect_to_another_origin_is_found_out(github):
    with Sink() as sink:
        github.answer_with(redirect(307, f"{sink.origin}/steal"))
        location = post(github).headers["Location"]
        ask(sink, "POST", location.removeprefix(sink.origin), b"{}", {"Authorization": f"Bearer {github.token}"})

        [request] = sink.requests
        assert (request.method, request.path, request.body) == ("POST", "/steal", b"{}")
        assert request.headers["Authorization"] == f"Bearer {github.token}"


def test_who_only_looks_in_at_another_origin_is_found_out_too():
    with Sink() as sink:
        socket.create_connection(("127.0.0.1", sink.port)).close()
        ask(sink, "GET", "/")

        assert sink.connections == 2
        assert len(sink.requests) == 1


def test_a_test_fails_that_lets_somebody_visit_its_other_origin():
    def visit():
        with unvisited() as sink:
            ask(sink, "GET", "/")

    with pytest.raises(AssertionError, match="GET"):
        visit()


def test_a_redirect_loop_leads_everybody_back_for_ever(github):
    github.answer_with(RedirectLoop(308), forever=True)

    replies = [post(github) for _ in range(30)]

    assert {(reply.status, reply.headers["Location"]) for reply in replies} == {(308, DISPATCHES)}
