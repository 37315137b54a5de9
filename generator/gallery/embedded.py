"""Data inside a page: JSON that can stand in a script element."""

from __future__ import annotations

import json

from markupsafe import Markup


def as_json_in_html(data: object) -> Markup:
    """Compact JSON for `<script type="application/json">` and its like."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Inside a script element only these could end it or open a comment; JSON has an escape for each.
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704 - escaped for its place just above
