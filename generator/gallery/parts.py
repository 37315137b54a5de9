"""Parts of style sheets and scripts, each in a file of its own, become the few files that pages load."""

from __future__ import annotations

import re
from collections.abc import Mapping

JOINED = {
    "style.css": re.compile(r"css/.*\.css"),
    "gallery.js": re.compile(r"js/(?:core|ui)/.*\.js"),
    "search-worker.js": re.compile(r"js/(?:core|worker)/.*\.js"),
}
"""What the parts of each file are, by their paths; they stand in it in the order of those."""

_STYLE_COMMENT = re.compile(rb"/\*(?:(?!/\*|\*/).)*\*/", re.DOTALL)
_STYLE_COMMENT_LINES = re.compile(rb"^[ \t]*/\*(?!!)(?:(?!\*/).)*\*/[ \t]*\n", re.MULTILINE | re.DOTALL)
_SCRIPT_COMMENT_LINE = re.compile(rb"^[ \t]*//(?!!).*\n", re.MULTILINE)


def joined(assets: Mapping[str, bytes]) -> dict[str, bytes]:
    """The assets by their paths, all parts replaced by the files that they make.

    Comments that have lines to themselves are left out, a fifth of what readers would download; not those that begin
    with `!`, such as licences.
    """
    files = {path: content for path, content in assets.items() if not _is_part(path)}
    for name, parts in JOINED.items():
        shorten = _short_style if name.endswith(".css") else _short_script
        files[name] = b"\n".join(shorten(assets[path]) for path in sorted(assets) if parts.fullmatch(path))
    return files


def _is_part(path: str) -> bool:
    return any(parts.fullmatch(path) for parts in JOINED.values())


def _short_style(source: bytes) -> bytes:
    """The style sheet without comments, unless one holds what looks like the start of another."""
    comments = len(_STYLE_COMMENT.findall(source))
    is_simple = source.count(b"/*") == source.count(b"*/") == comments
    return _STYLE_COMMENT_LINES.sub(b"", source) if is_simple else source


def _short_script(source: bytes) -> bytes:
    """The script without comments, unless it has texts or comments of several lines: what is in them must stay."""
    short = _SCRIPT_COMMENT_LINE.sub(b"", source)
    is_simple = b"/*" not in source and not any(line.count(b"`") % 2 for line in short.splitlines())
    return short if is_simple else source
