"""The server for shells and workflows: `python -m tests.github_api --port-file F [--record F] [--events DIR]`.

It ends with SIGINT or SIGTERM. The token it accepts is printed; it may write you/portfolio and what --repository names.
"""

import argparse
import json
import signal
from dataclasses import replace
from pathlib import Path

from tests.github_api.accounts import Repository
from tests.github_api.api import PORTFOLIO, TOKEN, GitHub
from tests.github_api.events import Event, write_event
from tests.github_api.server import Exchange

ENDS = (signal.SIGINT, signal.SIGTERM)


class RecordedGitHub(GitHub):
    """GitHub that writes down each request, a line of JSON, and each event, a file, before it answers."""

    def __init__(self, record: Path | None, events: Path | None) -> None:
        super().__init__()
        self._record = record
        self._events = events

    def respond(self, exchange: Exchange) -> None:
        request = exchange.request
        if self._record:
            line = {
                "method": request.method,
                "path": request.path,
                "headers": request.headers.items(),
                "body": request.body.decode("utf-8", "replace"),
                "json": request.json,
                "time": request.time,
            }
            with self._record.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line) + "\n")
        super().respond(exchange)

    def deliver(self, event: Event) -> None:
        super().deliver(event)
        if self._events:
            write_event(event, self._events / f"{len(self.events)}.json")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.github_api", description=__doc__)
    parser.add_argument("--port-file", type=Path, required=True, help="where to write the port, once it is open")
    parser.add_argument("--record", type=Path, help="append each request to this file, one line of JSON for each")
    parser.add_argument("--events", type=Path, help="a folder for the events: 1.json, 2.json, …")
    parser.add_argument("--repository", action="append", default=[PORTFOLIO.name], help="OWNER/NAME, repeatable")
    given = parser.parse_args()
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDS)  # before there are threads that would inherit it otherwise
    with RecordedGitHub(given.record, given.events) as github:
        for number, name in enumerate(given.repository):
            github.accounts.add(Repository(name, PORTFOLIO.id + number))
        github.accounts.add(replace(TOKEN, writes=given.repository))
        print(TOKEN.value, flush=True)
        unseen = given.port_file.with_name(given.port_file.name + ".new")
        unseen.write_text(f"{github.port}\n")
        unseen.replace(given.port_file)  # whoever waits for the file finds it whole
        signal.sigwait(ENDS)


if __name__ == "__main__":
    main()
