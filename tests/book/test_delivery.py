"""Delivering: accepted by a server with GitHub's rules, tried again while that helps, and never beyond the bounds."""

import ssl
import time as real_time
from datetime import datetime, timedelta, timezone

import pytest
import trustme

from generator.book.delivery import Clock, Limits, deliver_all
from generator.book.portfolios import Portfolio
from generator.errors import (
    ApiUnreachableError,
    PayloadRefusedError,
    RateLimitedError,
    RepositoryNotFoundError,
    TokenRefusedError,
)
from generator.model.dispatch import Dispatch
from generator.model.payload import EventType
from tests.book.sending import NOW, PAYLOAD, UPDATED, Time, told
from tests.github_api import faults
from tests.github_api.accounts import Repository, Token
from tests.github_api.answers import (
    Answer,
    bomb,
    page,
    primary_limit,
    redirect,
    said,
    secondary_limit,
)
from tests.github_api.api import GitHub

pytestmark = pytest.mark.slow

RESET = faults.Reset()


def _today() -> datetime:
    return datetime.now(timezone.utc).replace(microsecond=0)


def test_a_dispatch_arrives_as_github_wants_it(github):
    delivery = told(github)
    assert (delivery.error, delivery.tries, delivery.warnings) == (None, 1, ())
    [event] = github.events
    assert (event["action"], event["client_payload"]) == ("project-updated", PAYLOAD)
    [request] = github.requests
    assert request.path == "/repos/you/portfolio/dispatches"
    assert request.headers["X-GitHub-Api-Version"] == "2022-11-28"
    assert request.headers["Accept"] == "application/vnd.github+json"
    assert request.headers["Authorization"] == f"Bearer {github.token}"


def test_an_api_below_a_path_is_reached_as_well():
    with GitHub(prefix="/api/v3") as enterprise:
        assert told(enterprise).error is None
        assert len(enterprise.events) == 1


@pytest.mark.parametrize(
    "fault",
    [
        RESET,
        faults.Close(),
        faults.Silence(),
        faults.SlowHead(30),
        faults.SlowBody(30),
        faults.Garbage(),
        page(500),
        page(502),
        page(503),
        page(504),
        said(429, "Too many requests", headers={"Retry-After": "1"}),
        secondary_limit(1),
    ],
    ids=lambda fault: getattr(fault, "status", None) or type(fault).__name__,
)
def test_what_may_pass_is_tried_again(github, fault):
    github.answer_with(fault)
    time = Time()
    delivery = told(github, time)
    assert (delivery.error, delivery.tries) == (None, 2)
    assert len(github.tries) == 2
    assert len(github.events) == 1
    assert len(time.pauses) == 1


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (page(500), ApiUnreachableError),
        (page(503), ApiUnreachableError),
        (RESET, ApiUnreachableError),
        (faults.Garbage(), ApiUnreachableError),
        (secondary_limit(1), RateLimitedError),
        (secondary_limit(1, status=429), RateLimitedError),
    ],
)
def test_five_tries_are_the_most(github, answer, error):
    github.answer_with(answer, forever=True)
    time = Time()
    delivery = told(github, time)
    assert type(delivery.error) is error
    assert len(github.tries) == 5
    assert len(time.pauses) == 4


@pytest.mark.parametrize("status", [400, 401, 404, 409, 410, 413, 418, 422, 501, 505, 200, 202])
def test_what_will_not_pass_is_tried_once(github, status):
    github.answer_with(said(status, "No."), forever=True)
    time = Time()
    assert told(github, time).error is not None
    assert (len(github.tries), time.pauses) == (1, [])


def test_an_answer_that_is_lost_does_not_lose_the_event(github):
    github.answer_with(github.obey_unheard)
    assert told(github).tries == 2
    assert len(github.events) == 2  # merging the same event twice changes nothing


def test_pauses_have_full_jitter_and_a_limit_that_doubles(github):
    github.answer_with(page(503), forever=True)
    shortest, longest = Time(chance=0.0), Time(chance=1.0)
    told(github, shortest)
    told(github, longest)
    assert shortest.pauses == [0, 0, 0, 0]
    assert longest.pauses == [2, 4, 8, 16]


@pytest.mark.parametrize(
    ("answer", "asked"),
    [
        (secondary_limit(7), 7),
        (secondary_limit("Thu, 12 Nov 2026 09:30:45 GMT"), 45),
        (secondary_limit("Thu, 12 Nov 2026 09:29:00 GMT"), 0),
        (secondary_limit(None), 60),
        (said(403, "API rate limit exceeded"), 60),
        (said(503, "Down", headers={"Retry-After": "9"}), 9),
        (said(503, "Down", headers={"Retry-After": "soon"}), 0),
        (said(503, "Down"), 0),
    ],
)
def test_the_server_is_given_the_time_it_asks_for(github, answer, asked):
    github.answer_with(answer)
    time = Time(chance=0.0)
    assert told(github, time).error is None
    assert time.pauses == [asked]


def test_the_hours_limit_is_waited_out_when_it_is_near(github):
    start = NOW.astimezone(timezone.utc)
    headers = {"x-ratelimit-remaining": "0", "x-ratelimit-reset": str(int(start.timestamp()) + 30)}
    github.answer_with(said(403, "API rate limit exceeded", headers=headers))
    time = Time(chance=0.0)
    assert told(github, time).error is None
    assert time.pauses == [30]


@pytest.mark.parametrize(
    "answer",
    [
        secondary_limit(301),
        secondary_limit("Thu, 12 Nov 2026 10:30:00 GMT"),
        secondary_limit(10**30),
        secondary_limit("Fri, 31 Dec 9999 23:59:59 GMT"),
        said(503, "Down", headers={"Retry-After": "3600"}),
    ],
)
def test_who_asks_for_too_long_a_pause_is_told_at_once(github, answer):
    github.answer_with(answer)
    time = Time()
    delivery = told(github, time)
    assert type(delivery.error) in (RateLimitedError, ApiUnreachableError)
    assert (len(github.tries), time.pauses) == (1, [])


def test_the_hours_limit_is_not_waited_out_when_it_is_far():
    with GitHub() as github:
        github.answer_with(primary_limit(3000))
        time = Time(start=_today())
        delivery = told(github, time)
    assert type(delivery.error) is RateLimitedError
    assert "minutes" in delivery.error.message
    assert time.pauses == []


def test_pauses_stay_within_the_whole_time(github):
    github.answer_with(secondary_limit(50), forever=True)
    time = Time(chance=0.0)
    assert type(told(github, time).error) is RateLimitedError
    assert time.pauses == [50, 50]


@pytest.mark.parametrize(
    "fault", [faults.Silence(), faults.SlowHead(30), faults.SlowBody(30), faults.SlowBody(30, status=401)]
)
def test_a_server_that_dribbles_cannot_stretch_the_whole_time(github, fault):
    github.answer_with(fault, forever=True)
    start = real_time.monotonic()
    clock = Clock(lambda: NOW, real_time.monotonic, real_time.sleep, lambda: 0.0)
    delivery = deliver_all(
        [(Portfolio("you/portfolio", github.token), UPDATED)],
        github.url,
        clock,
        Limits(tries=50, seconds=1.5, try_seconds=0.4),
    )[0]
    assert type(delivery.error) is ApiUnreachableError
    assert "in time" in delivery.error.message
    assert 1.4 < real_time.monotonic() - start < faults.PATIENCE
    assert 2 <= len(github.tries) <= 4


@pytest.mark.parametrize("framing", ["chunked", "length", "close"])
def test_no_more_than_a_mebibyte_of_an_answer_is_read(github, framing):
    github.answer_with(faults.EndlessBody(status=401, framing=framing))
    assert type(told(github).error) is TokenRefusedError
    assert github.sent < 16 << 20  # what the system's buffers hold besides


def test_an_answer_is_not_unpacked(github):
    github.answer_with(bomb(200 << 20, status=401))
    assert type(told(github).error) is TokenRefusedError


def test_the_status_counts_where_the_body_breaks_off(github):
    github.answer_with(faults.Truncated(said(401, "Bad credentials")))
    assert type(told(github).error) is TokenRefusedError
    assert len(github.tries) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_the_token_goes_to_no_other_origin(github, sink, status):
    for location in (
        f"{sink.origin}/repositories/1/dispatches",
        f"//127.0.0.1:{sink.port}/repositories/1",
        "//[",
        "x:y",
    ):
        github.answer_with(redirect(status, location))
        delivery = told(github)
        assert type(delivery.error) is RepositoryNotFoundError
    assert len(github.tries) == 4


def test_no_user_name_makes_another_origin_of_the_api(github, sink):
    inside = github.url.removeprefix("http://")
    for location in (
        f"http://{inside}@127.0.0.1:{sink.port}/repositories/1",
        f"http://a:b@{inside}/repositories/1/dispatches",
    ):
        github.answer_with(redirect(307, location))
        assert type(told(github).error) is RepositoryNotFoundError
    assert len(github.tries) == 2


@pytest.mark.parametrize("status", [301, 307])
def test_a_repository_that_moved_is_told_and_the_author_hears_of_it(github, status):
    github.accounts.rename("you/portfolio", "you/gallery", status)
    delivery = told(github)
    assert delivery.error is None
    assert len(github.events) == 1
    assert "renamed or moved" in delivery.warnings[0]
    assert [request.method for request in github.tries] == ["POST", "POST"]


def test_a_redirect_that_leads_on_is_followed_once(github):
    github.answer_with(redirect(307, "/repositories/1/dispatches"))
    github.answer_with(faults.RedirectLoop(), path="/repositories/", forever=True)
    assert type(told(github).error) is RepositoryNotFoundError
    assert len(github.tries) == 2


def test_nobody_is_led_to_another_part_of_the_api(github):
    github.answer_with(redirect(307, "/user/keys"))
    assert type(told(github).error) is RepositoryNotFoundError
    assert len(github.tries) == 1


@pytest.mark.parametrize(("days", "is_told"), [(1, True), (13, True), (15, False), (None, False)])
def test_a_token_that_soon_expires_is_a_warning(github, days, is_told):
    today = _today()
    expires = None if days is None else today + timedelta(days=days)
    github.accounts.add(Token("soon", writes=["you/portfolio"], expires=expires))
    delivery = told(github, Time(start=today), token="soon")
    assert delivery.error is None
    assert (["expires" in warning for warning in delivery.warnings] == [True]) is is_told
    if expires and is_told:
        assert expires.date().isoformat() in delivery.warnings[0]


def test_the_expiry_is_understood_with_an_offset_too(github):
    zone = timezone(timedelta(hours=-7))
    github.accounts.add(Token("soon", writes=["you/portfolio"], expires=_today().astimezone(zone) + timedelta(days=3)))
    assert "expires" in told(github, Time(start=_today()), token="soon").warnings[0]


def test_an_expired_token_is_refused_like_an_unknown_one(github):
    github.accounts.add(Token("late", writes=["you/portfolio"], expires=_today() - timedelta(days=1)))
    error = told(github, token="late").error
    assert type(error) is TokenRefusedError
    assert "expired" in error.causes[0]


@pytest.mark.parametrize("token", ["with space", "with\nline", "with\r\nX-Evil: 1", "ünicode", "nul\0"])
def test_a_token_that_is_none_never_leaves(github, token):
    error = told(github, token=token).error
    assert type(error) is TokenRefusedError
    assert token not in error.message + error.advice
    assert github.requests == []


def test_each_refusal_has_its_class_its_causes_and_a_way_out(github):
    github.accounts.add(
        Token("reads"), Token("actions", kind="integration"), Repository("you/hidden", id=2, private=True)
    )
    too_many = Dispatch(EventType.UPDATED, {f"f{number}": 1 for number in range(11)})
    cases = [
        (told(github, token="wrong"), TokenRefusedError, 3, "401 Bad credentials"),
        (told(github, token="reads"), TokenRefusedError, 3, "personal access token"),
        (told(github, token="actions"), TokenRefusedError, 3, "GITHUB_TOKEN"),
        (told(github, name="you/nowhere"), RepositoryNotFoundError, 4, "404 Not Found"),
        (told(github, name="you/hidden", token="reads"), RepositoryNotFoundError, 4, "you/hidden"),
        (told(github, dispatch=too_many), PayloadRefusedError, 5, "No more than 10 properties"),
    ]
    for delivery, error, exit_code, words in cases:
        assert type(delivery.error) is error
        assert delivery.error.exit_code == exit_code
        assert words in " ".join([delivery.error.message, *delivery.error.causes])
        assert delivery.error.causes
        assert delivery.error.advice
    assert len(github.tries) == len(cases)


def test_a_server_that_is_not_there_is_told_with_its_address(github):
    time = Time()
    delivery = told(github, time, api="http://127.0.0.1:9")
    assert type(delivery.error) is ApiUnreachableError
    assert "http://127.0.0.1:9 takes no connection" in delivery.error.message
    assert len(time.pauses) == 4


def test_a_name_that_leads_nowhere_is_told(github):
    assert "its name leads nowhere" in str(told(github, api="http://api.github.invalid").error)


def test_portfolios_are_told_side_by_side_and_each_has_its_own_end(github):
    github.accounts.add(Repository("you/second", id=2), Token("second", writes=["you/second"]))
    github.answer_with(faults.Silence(0.4), path="/repos/you/portfolio")
    pairs = [
        (Portfolio("you/portfolio", github.token), UPDATED),
        (Portfolio("you/second", "second"), Dispatch(EventType.CREATED, PAYLOAD)),
        (Portfolio("you/third", "second"), UPDATED),
    ]
    deliveries = deliver_all(pairs, github.url, Time().clock)
    assert [delivery.portfolio for delivery in deliveries] == ["you/portfolio", "you/second", "you/third"]
    assert [delivery.error and delivery.error.exit_code for delivery in deliveries] == [None, None, 4]
    assert [delivery.tries for delivery in deliveries] == [2, 1, 0]
    assert {event["action"] for event in github.events} == {"project-updated", "project-created"}


def test_an_answer_cannot_put_words_or_the_token_into_ours(github):
    github.answer_with(faults.Hostile())
    error = told(github).error
    assert error is not None
    whole = " ".join([error.message, error.advice, *error.causes])
    assert github.token not in whole
    assert "\n" not in error.message


def test_an_unknown_answer_is_told_as_it_is(github):
    github.answer_with(Answer(200, {"Content-Type": "text/html"}, b"<html>Please log in</html>"))
    error = told(github).error
    assert type(error) is ApiUnreachableError
    assert "200" in error.message


def test_a_server_that_does_not_speak_tls_is_not_asked_again(github):
    time = Time()
    error = told(github, time, api=github.url.replace("http:", "https:")).error
    assert type(error) is ApiUnreachableError
    assert "does not speak TLS" in error.message
    assert time.pauses == []


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_certificate_that_nobody_vouches_for_gets_no_token(host):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1", "localhost").configure_cert(context)
    with GitHub(tls=context) as github:
        time = Time()
        error = told(github, time, api=github.url.replace("127.0.0.1", host)).error
    assert type(error) is ApiUnreachableError
    assert "a certificate that this machine does not trust" in error.message
    assert "proxy" in error.causes[0]
    assert time.pauses == []
    assert github.requests == []


def test_a_certificate_that_the_machine_trusts_is_enough(tmp_path, monkeypatch):
    authority, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    with GitHub(tls=context) as github:
        assert told(github).error is None
