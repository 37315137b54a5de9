"""A made-up language: every text of the interface says its own key, in brackets. What has none is a leftover."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.documents.yaml_text import read_yaml
from generator.gallery.theme import default_folder

BRACKETED = re.compile(r"⟦([^⟦⟧]*)⟧")

_PLACEHOLDER = re.compile(r"(\{[a-z]+\})")


def shipped(language: str) -> dict[str, Any]:
    """The texts of a shipped language as they stand in its file."""
    content = read_yaml(default_folder() / "strings" / f"{language}.yml").content
    assert isinstance(content, dict)
    return content


def texts(content: dict[str, Any], start: str = "") -> Iterator[tuple[str, str]]:
    """Every text by its key; a form of a text has a key of its own."""
    for name, value in content.items():
        key = f"{start}{name}"
        if isinstance(value, dict):
            yield from texts(value, f"{key}.")
        else:
            yield key, value


def bracketed(content: dict[str, Any], start: str = "") -> dict[str, Any]:
    """The same texts in the made-up language; what holds no letter stays."""
    return {
        name: bracketed(value, f"{start}{name}.")
        if isinstance(value, dict)
        else "".join(_marked(part, f"{start}{name}") for part in _PLACEHOLDER.split(value))
        for name, value in content.items()
    }


def write_pseudo(folder: Path, language: str) -> None:
    """Put the made-up language into a theme folder; JSON is YAML too."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{language}.yml").write_text(json.dumps(bracketed(shipped("en")), ensure_ascii=False), encoding="utf-8")


def _marked(part: str, key: str) -> str:
    return f"⟦{key}⟧" if any(map(str.isalpha, part)) and not _PLACEHOLDER.fullmatch(part) else part
