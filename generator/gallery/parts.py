"""Parts of style sheets and scripts, each in a file of its own, become the few files that pages load."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

JOINED = {
    "style.css": re.compile(r"css/.*\.css"),
    "gallery.js": re.compile(r"js/(?:core|ui)/.*\.js"),
    "search-worker.js": re.compile(r"js/(?:core|worker)/.*\.js"),
}
"""What the parts of each file are, by their paths; they stand in it in the order of those."""

_COMMENTS = {
    ".css": re.compile(rb"^[ \t]*/\*(?:(?!\*/).)*\*/[ \t]*\n", re.MULTILINE | re.DOTALL),
    ".js": re.compile(rb"^[ \t]*//.*\n", re.MULTILINE),
}


def joined(assets: Mapping[str, bytes]) -> dict[str, bytes]:
    """The assets by their paths, all parts replaced by the files that they make."""
    files = {path: content for path, content in assets.items() if not _is_part(path)}
    for name, parts in JOINED.items():
        files[name] = b"\n".join(assets[path] for path in sorted(assets) if parts.fullmatch(path))
    return files


def uncommented(path: str, content: bytes) -> bytes:
    """A part without the comments that have lines to themselves: a fifth of what readers would download.

    It knows no more of the languages than the shipped files need: no comment ends on a line that looks like another,
    and no text of several lines holds one. Any other asset stays as it is.
    """
    return _COMMENTS[PurePosixPath(path).suffix].sub(b"", content) if _is_part(path) else content


def _is_part(path: str) -> bool:
    return any(parts.fullmatch(path) for parts in JOINED.values())
