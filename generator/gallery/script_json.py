"""Plain data as JSON that can stand in a page, inside a script element."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup


def script_json(content: Any) -> Markup:
    """Compact JSON; inside a script element only its escaped characters could end that or open a comment."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704 - escaped for its place just above
