"""An accepted dispatch becomes the event that GitHub hands to the portfolio's workflow, and its file."""

import json
from pathlib import Path
from typing import Any

from tests.github_api.rules import Dispatch

Event = dict[str, Any]


def event_of(dispatch: Dispatch) -> Event:
    """The event: who sent it is the token's owner, and no word tells which repository it came from."""
    repository = dispatch.repository
    owner, _, name = repository.name.partition("/")
    return {
        "action": dispatch.event_type,
        "branch": repository.default_branch,
        "client_payload": dispatch.client_payload,
        "repository": {
            "id": repository.id,
            "name": name,
            "full_name": repository.name,
            "private": repository.private,
            "owner": {"login": owner},
            "html_url": f"https://github.com/{repository.name}",
            "default_branch": repository.default_branch,
        },
        "sender": {"login": dispatch.token.owner},
    }


def write_event(event: Event, file: Path) -> Path:
    """Write the file that GITHUB_EVENT_PATH would name."""
    file.write_text(json.dumps(event, indent=2, ensure_ascii=False), "utf-8")
    return file
