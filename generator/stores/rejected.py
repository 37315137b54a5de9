"""Rejected events: kept beside the data, each in a file that `merge` can read again once it has been mended."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from generator.errors import FileError
from generator.files import save_bytes
from generator.model.dates import UTC, format_time
from generator.model.problems import Problem, dotted

FOLDER = "rejected"
KEPT = 200


def keep_rejected(folder: Path, content: Any, problems: Sequence[Problem], run_id: str, now: datetime) -> Path:
    """Write an event and what is wrong with it to `folder`, and delete the oldest beyond the `KEPT` newest.

    Raises:
        FileError: the file cannot be written.
    """
    is_event = isinstance(content, dict) and "client_payload" in content
    event = content if is_event else {"action": None, "client_payload": content}
    record = {
        "rejected_at": format_time(now),
        "problems": [f"{dotted(problem.pointer)}: {problem.message}. {problem.advice}" for problem in problems],
        "action": event.get("action"),
        "client_payload": event.get("client_payload"),
    }
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise FileError(f"The folder cannot be made: {error.strerror}.", file=str(folder)) from error
    # A lone surrogate, perhaps the reason for the rejection, becomes the JSON escape that it came as.
    data = f"{json.dumps(record, ensure_ascii=False, indent=2)}\n".encode("utf-8", "backslashreplace")
    file = _file_for(data, folder, f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{run_id if run_id.isdigit() else 'local'}")
    save_bytes(file, data)
    for old in sorted(folder.glob("*.json"))[:-KEPT]:
        old.unlink()
    return file


def _file_for(data: bytes, folder: Path, stem: str) -> Path:
    """A name that no other event has taken; the same event, kept by a try that seemed to fail, keeps its own."""
    number = 1
    while True:
        file = folder / f"{stem}{f'-{number}' if number > 1 else ''}.json"
        if not file.exists() or file.read_bytes() == data:
            return file
        number += 1
