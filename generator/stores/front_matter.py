"""One Markdown file of a store: its text becomes a record with the place of every value, and the other way round.

The fields stand in YAML between two lines `---`; the text below is the `body`. A tombstone is a file that says
`deleted: true` and has no title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.documents.document import Document, Place
from generator.documents.yaml_data import parse_yaml_data
from generator.documents.yaml_form import can_be_yaml, lines_of
from generator.errors import DocumentError
from generator.model.problems import Pointer
from generator.stores.origins import stored_form
from generator.stores.yaml_file import next_text

_FENCE = re.compile(r"---[ \t]*(?:\r?\n|\Z)")
_END = re.compile(r"^---[ \t]*\r?(?:\n|\Z)", re.MULTILINE)
_LINE_ENDS = "\r\n"


@dataclass(frozen=True, slots=True)
class Page:
    """A file that was read.

    Attributes:
        section: the list that it belongs to, `projects` or `tombstones`.
        record: what it says, the body too.
        document: the front matter, whose places are those of the file.
        body_line: where the text below begins; 0 when there is none.
    """

    section: str
    record: Any
    document: Document
    body_line: int

    def find(self, pointer: Pointer) -> Place:
        """The place of a value of the record."""
        if self.body_line and pointer[:1] == ("body",):
            return self.body_line, 1
        return self.document.find([pointer])[pointer]


def read_page(path: Path, text: str) -> Page:
    """Read the text of the file at `path`.

    Raises:
        DocumentError: it has no front matter, or one that does not end or is no YAML.
    """
    start, end, below = _fences(path, text)
    # An empty line stands for the first ---, so that all places are those of the file.
    document = parse_yaml_data(path, "\n" + text[start:end]).document
    body = text[below:].strip(_LINE_ENDS)
    body_line = text.count("\n", 0, below + len(text[below:]) - len(text[below:].lstrip(_LINE_ENDS))) + 1 if body else 0
    content = {} if document.content is None else document.content
    if body and (not isinstance(content, dict) or "body" in content):
        message = "The text below the front matter has no place: there is a body above it already, or no field at all."
        advice = "Leave one of the two texts, and fields such as title: and url: between the lines ---."
        raise DocumentError(message, advice=advice, file=str(path), line=body_line, column=1)
    record = {**content, "body": body} if body and isinstance(content, dict) else content
    if isinstance(record, dict) and record.get("deleted") is True and "title" not in record:
        return Page("tombstones", {k: v for k, v in record.items() if k != "deleted"}, document, body_line)
    return Page("projects", record, document, body_line)


def front_matter(path: Path, text: str) -> str:
    """The YAML of a page, without the lines around it; empty when there is none."""
    try:
        start, end, _ = _fences(path, text)
    except DocumentError:
        return ""
    return text[start:end]


def page_text(path: Path, section: str, record: Any, before: str = "") -> str | None:
    """The text that says a record, as much like what stood `before` as can be; None when no file could say it."""
    if not isinstance(record, dict):
        return None
    wanted = stored_form(section, record)
    for text in _candidates(path, section, record, before.replace("\r\n", "\n")):
        try:
            page = read_page(path, text)
        except DocumentError:
            continue
        if page.section == section and stored_form(section, page.record) == wanted:
            return text
    return None


def _candidates(path: Path, section: str, record: dict[str, Any], before: str) -> Iterator[str]:
    fields = {"deleted": True, **record} if section == "tombstones" else record
    body = fields.get("body")
    if isinstance(body, str) and body and can_be_yaml(body):
        above = {name: value for name, value in fields.items() if name != "body"}
        if before:
            yield _framed(next_text(path, front_matter(path, before), above), body)
        yield _framed(_plain(above), body)
    elif before:
        yield _framed(next_text(path, front_matter(path, before), fields))
    yield _framed(_plain(fields))


def _plain(fields: dict[str, Any]) -> str:
    return "".join(f"{line}\n" for line in lines_of(fields))


def _framed(front: str, body: str = "") -> str:
    return f"---\n{front}---\n\n{body}\n" if body else f"---\n{front}---\n"


def _fences(path: Path, text: str) -> tuple[int, int, int]:
    """Where the front matter starts and ends, and where the text below it starts."""
    opening = _FENCE.match(text)
    if not opening:
        advice = 'Begin it with a line "---", fields such as title: and url:, and another line "---".'
        raise DocumentError("The file has no front matter.", advice=advice, file=str(path), line=1, column=1)
    closing = _END.search(text, opening.end())
    if not closing:
        advice = 'Write a line "---" below the fields.'
        raise DocumentError("The front matter does not end.", advice=advice, file=str(path), line=1, column=1)
    return opening.end(), closing.start(), closing.end()
