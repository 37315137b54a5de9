"""The provenance: what a runner's environment tells of a deployment."""

from datetime import datetime, timedelta, timezone

import pytest

from generator.book.source import read_source, repository_address
from generator.model.schema import check_source

NOW = datetime(2026, 11, 12, 10, 30, 15, 999, tzinfo=timezone(timedelta(hours=1)))
RUNNER = {
    "GITHUB_REPOSITORY": "halloway/tides",
    "GITHUB_SHA": "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
    "GITHUB_RUN_ID": "7211",
    "GITHUB_RUN_ATTEMPT": "2",
}


def test_the_environment_of_a_run_tells_everything():
    source = read_source(RUNNER, NOW)
    assert source == {
        "repository": "halloway/tides",
        "commit": "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
        "run_id": 7211,
        "run_attempt": 2,
        "deployed_at": "2026-11-12T09:30:15Z",
    }
    assert check_source(source) == []


def test_outside_of_a_run_only_the_time_is_known():
    assert read_source({}, NOW) == {"deployed_at": "2026-11-12T09:30:15Z"}
    assert read_source(dict.fromkeys(RUNNER, ""), NOW) == {"deployed_at": "2026-11-12T09:30:15Z"}


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        *(("GITHUB_REPOSITORY", value) for value in ("tides", "a/b/c", "a/b\n", "x" * 150 + "/" + "y" * 100, "ä/b")),
        *(("GITHUB_SHA", value) for value in ("main", "123", "g" * 40, "a" * 65)),
        *(("GITHUB_RUN_ID", value) for value in ("-1", "1.5", "x", "1_000", " 1", "٣", "9" * 20)),
        *(("GITHUB_RUN_ATTEMPT", value) for value in ("-1", "", "one", "9" * 5000)),
    ],
)
def test_what_has_not_the_expected_form_is_left_out(variable, value):
    names = {"GITHUB_REPOSITORY": "repository", "GITHUB_SHA": "commit", "GITHUB_RUN_ID": "run_id"}
    name = names.get(variable, "run_attempt")
    whole = read_source(RUNNER, NOW)
    assert read_source(RUNNER | {variable: value}, NOW) == {key: whole[key] for key in whole if key != name}


@pytest.mark.parametrize(
    ("environ", "address"),
    [
        ({}, ""),
        ({"GITHUB_SERVER_URL": "https://git.example.org"}, ""),
        ({"GITHUB_REPOSITORY": ""}, ""),
        ({"GITHUB_REPOSITORY": "a/b"}, "https://github.com/a/b"),
        ({"GITHUB_REPOSITORY": "a/b", "GITHUB_SERVER_URL": "https://git.example.org"}, "https://git.example.org/a/b"),
        ({"GITHUB_REPOSITORY": "a/b c"}, ""),
        ({"GITHUB_REPOSITORY": "a/b", "GITHUB_SERVER_URL": "git.example.org"}, ""),
        ({"GITHUB_REPOSITORY": "a/b", "GITHUB_SERVER_URL": "https://x:y@git.example.org"}, ""),
    ],
)
def test_a_run_knows_the_address_of_its_repository(environ, address):
    assert repository_address(environ) == address
