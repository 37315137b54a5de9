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

_COMMENTS = {
    ".css": re.compile(rb"^[ \t]*/\*(?!!)(?:(?!\*/).)*\*/[ \t]*\n", re.MULTILINE | re.DOTALL),
    ".js": re.compile(rb"^[ \t]*//(?!!).*\n", re.MULTILINE),
}
"""Comments with lines to themselves: a fifth of what readers would download. Those that begin with `!` stay."""


def joined(assets: Mapping[str, bytes]) -> dict[str, bytes]:
    """The assets by their paths, all parts replaced by the files that they make."""
    files = {
        path: content for path, content in assets.items() if not any(parts.fullmatch(path) for parts in JOINED.values())
    }
    for name, parts in JOINED.items():
        contents = [assets[path] for path in sorted(assets) if parts.fullmatch(path)]
        suffix = name[name.rindex(".") :]
        files[name] = b"\n".join(_COMMENTS[suffix].sub(b"", content) for content in contents)
    return files
