"""What is sent: a path and the site's files in; out comes what GitHub Pages would send, fitted for the preview."""

from __future__ import annotations

import html
import json
import mimetypes
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from generator.model.problems import Problem, dotted
from generator.model.text import printable

OWN = "__preview__"
"""The folder of what only the preview offers."""

_TYPES = {
    "css": "text/css; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "webp": "image/webp",
    "avif": "image/avif",
    "woff2": "font/woff2",
    "xml": "application/xml; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at an address: the path of a file with a status, or a folder's address with its slash."""

    path: str = ""
    status: int = HTTPStatus.OK
    moved: str = ""


def find(path: str, files: Mapping[str, bytes]) -> Found | None:
    """What GitHub Pages would send for a path without its first slash; None when not even a page for that is there."""
    for name in (path, f"{path}.html") if path and not path.endswith("/") else (f"{path}index.html",):
        if name in files:
            return Found(name)
    if f"{path}/index.html" in files:
        return Found(moved=f"{path}/")
    return Found("404.html", HTTPStatus.NOT_FOUND) if "404.html" in files else None


def content_type(path: str) -> str:
    """The type of a file, by its ending."""
    ending = path.rpartition(".")[2].lower()
    return _TYPES.get(ending) or mimetypes.guess_type(path)[0] or "application/octet-stream"


def with_client(page: bytes, build: str) -> bytes:
    """A page of a build, and the script that loads it again after another one."""
    script = f'<script src="/{OWN}/reload.js" data-build="{html.escape(build)}"></script>\n'.encode()
    place = page.lower().rfind(b"</body>")
    return page + script if place < 0 else page[:place] + script + page[place:]


def told(problem: Problem) -> dict[str, str]:
    """A problem as the script shows it."""
    parts = (problem.file, problem.line, problem.column)
    place = " ".join(part for part in (":".join(str(one) for one in parts if one), dotted(problem.pointer)) if part)
    return {"place": printable(place), "message": printable(problem.message), "advice": printable(problem.advice)}


def scene_as_json(build: str, problems: Sequence[Problem]) -> str:
    """What the script is told of a scene."""
    return json.dumps({"build": build, "problems": [told(problem) for problem in problems]})


def failure_page(problems: Sequence[Problem]) -> bytes:
    """A page for want of any build; the script would say the same."""
    items = "".join(
        f"<li><code>{html.escape(one['place'])}</code><p>{html.escape(one['message'])}</p>"
        f"<p>{html.escape(one['advice'])}</p></li>"
        for one in map(told, problems)
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>The build failed</title>\n</head>\n'
        "<body>\n<main>\n<h1>The build failed</h1>\n"
        f"<ul>{items}</ul>\n<p>Mend it: this page then shows the gallery by itself.</p>\n</main>\n</body>\n</html>\n"
    ).encode()
