"""The server as a program of its own, for shells and workflows."""

import json
import signal
import subprocess
import sys
import time
from http.client import HTTPConnection

import pytest

from tests.conftest import REPOSITORY, clean_environment
from tests.github_api.client import BODY, DISPATCHES


@pytest.fixture
def script(tmp_path):
    """The running program, its token and its port."""
    options = ["--port-file", tmp_path / "port", "--record", tmp_path / "record", "--events", tmp_path]
    options += ["--repository", "you/second"]
    process = subprocess.Popen(
        [sys.executable, "-X", "dev", "-W", "error", "-m", "tests.github_api", *map(str, options)],
        cwd=REPOSITORY,
        env=clean_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    with process:
        assert process.stdout is not None
        token = process.stdout.readline().strip()
        patience = time.monotonic() + 20
        while not (tmp_path / "port").exists() and time.monotonic() < patience:
            time.sleep(0.02)
        yield process, token, int((tmp_path / "port").read_text())
        process.kill()


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_a_script_writes_down_requests_and_events_and_ends_in_silence_when_told(script, tmp_path, end):
    process, token, port = script
    connection = HTTPConnection("127.0.0.1", port)
    for path in (DISPATCHES, "/repos/you/second/dispatches", "/repos/you/third/dispatches"):
        headers = {"Authorization": f"Bearer {token}", "User-Agent": "tests"}
        connection.request("POST", path, json.dumps(BODY), headers)
        connection.getresponse().read()

    process.send_signal(end)

    assert (process.wait(10), process.stdout.read(), process.stderr.read()) == (0, "", "")
    connection.close()
    records = [json.loads(line) for line in (tmp_path / "record").read_text().splitlines()]
    assert [(record["method"], record["path"].split("/")[3]) for record in records] == [
        ("POST", "portfolio"),
        ("POST", "second"),
        ("POST", "third"),
    ]
    assert records[0]["json"] == json.loads(records[0]["body"]) == BODY
    assert ["Authorization", f"Bearer {token}"] in records[0]["headers"]
    events = {file.name: json.loads(file.read_text()) for file in tmp_path.glob("*.json")}
    assert sorted(events) == ["1.json", "2.json"]
    assert events["2.json"]["repository"]["full_name"] == "you/second"
    assert events["1.json"]["client_payload"] == BODY["client_payload"]
