"""A value of any kind becomes text: without HTML, and never with a template's placeholder in it."""

from __future__ import annotations

import html
import re
from typing import Any

from generator.documents.lenient_yaml import PLACEHOLDER
from generator.model.schema import kind_of
from generator.model.text import clip

MAX_LENGTH = 100_000
"""Characters of a text that is looked into; no field may be nearly as long."""

# Each of these reads a text once, however hostile it is: none looks further than the next bracket or the end.
_HTML = re.compile(
    r"</?(a|abbr|article|b|big|blockquote|br|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|footer"
    r"|h[1-6]|header|hr|i|iframe|img|ins|kbd|li|main|mark|nav|ol|p|picture|pre|q|s|script|section|small|source|span"
    r"|strong|style|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var|wbr)(\s[^<>]*)?/?>|<!--",
    re.IGNORECASE,
)
_UNSEEN = re.compile(r"<!--.*?(-->|\Z)|<(script|style)\b.*?(</\2\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_LINE_BREAK = re.compile(r"<br(\s[^<>]*)?/?>", re.IGNORECASE)
_BLOCK = re.compile(
    r"</?(article|blockquote|center|dd|div|dl|dt|figure|h[1-6]|hr|li|ol|p|pre|section|table|td|th|tr|ul)(\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-z][a-z0-9-]*(\s[^<>]*)?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}")


def line(value: Any) -> str:
    """One line of text: no markup, single spaces. A list is joined with commas, a number written out.

    Raises:
        ValueError: it is an object, too long, or holds a template's placeholder.
    """
    if isinstance(value, list):
        return ", ".join(part for part in map(line, value) if part)
    return " ".join(_without_html(literal(value)).split())


def prose(value: Any) -> str:
    """Text of any number of lines, whose paragraphs stay (raises what `line` does)."""
    return _without_html(literal(value)).strip() if isinstance(value, str) else line(value)


def literal(value: Any) -> str:
    """The text as it stands, a number written out; nothing is an empty text (raises what `line` does)."""
    if isinstance(value, (dict, list)):
        raise ValueError(not_a(value, "a text"))
    text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    if len(text) > MAX_LENGTH:
        raise ValueError(f"is {len(text):,} characters long, more than any field may have")
    if found := _PLACEHOLDER.search(text):
        raise ValueError(f"holds {clip(found.group(), 40)}, a template's placeholder that nobody filled in")
    return text


def not_a(value: dict[Any, Any] | list[Any], expected: str) -> str:
    """Says what a value is instead of what was expected."""
    kind = "a template's placeholder" if PLACEHOLDER in value else kind_of(value)
    return f"is {kind}, not {expected}"


def _without_html(text: str) -> str:
    """Tags of HTML go, its entities become characters; `a < b` and `List<T>` stay what they are."""
    if _HTML.search(text):
        text = _LINE_BREAK.sub("\n", _UNSEEN.sub("", text))
        text = _TAG.sub("", _BLOCK.sub("\n\n", text))
        text = _without_empty_lines("\n".join(row.strip() for row in text.split("\n")))
    return _ENTITY.sub(lambda found: html.unescape(found.group()), text)


def _without_empty_lines(text: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", text)
