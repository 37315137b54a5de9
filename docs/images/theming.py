"""The guide to themes, followed: the examples of docs/theming.md in, a site for each of its steps out."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
GUIDE = REPOSITORY / "docs" / "theming.md"

_STEP = re.compile(r"^### \d\. .+?(?=^##)", re.MULTILINE | re.DOTALL)
_FILE = re.compile(
    r"^```\w+\n(?:\{# |/\* |# )(?P<file>\S+\.\w+)(?P<part>, these lines)?(?: #\}| \*/)?\n(?P<code>.*?)^```$",
    re.M | re.S,
)
_LINE = re.compile(r"^ *([\w-]+):.*\n", re.MULTILINE)


def follow(folder: Path) -> list[Path]:
    """Do in a folder what each step says, on the sample, and return the site as it is after each.

    Raises:
        CalledProcessError: the program refuses what the guide says.
    """
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "site.yml").write_bytes((REPOSITORY / "data" / "site.yml").read_bytes())
    _program(folder, "new", "theme", "mytheme")
    return [_after(step, folder, f"site-{number}") for number, step in enumerate(steps(), 1)]


def steps() -> list[str]:
    """The text of each step."""
    return _STEP.findall(GUIDE.read_text("utf-8"))


def _after(step: str, folder: Path, out: str) -> Path:
    for found in _FILE.finditer(step):
        file = folder / found["file"]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_changed(file.read_text("utf-8"), found["code"]) if found["part"] else found["code"], "utf-8")
    sample = REPOSITORY / "data" / "projects.json"
    _program(folder, "build", "--data", sample, "--config", "data/site.yml", "--theme", "mytheme", "--out", out)
    return folder / out


def _changed(text: str, lines: str) -> str:
    """A text in which the first line of each name is the one that the guide shows.

    Raises:
        LookupError: there is no line to be changed.
    """
    for line in _LINE.finditer(lines):
        there = re.search(rf"^ *{re.escape(line[1])}:.*\n", text, re.MULTILINE)
        if not there:
            raise LookupError(f"docs/theming.md changes a line that is not there: {line[0]}")
        text = text[: there.start()] + line[0] + text[there.end() :]
    return text


def _program(folder: Path, *arguments: str | Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "generator", *arguments], cwd=folder, check=True, capture_output=True, encoding="utf-8"
    )
