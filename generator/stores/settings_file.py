"""The settings file, data/site.yml."""

from __future__ import annotations

from pathlib import Path

from generator.documents.yaml_text import read_yaml
from generator.errors import DocumentError, FileError
from generator.model.problems import Problem
from generator.model.settings import Settings, decode_settings


def load_settings(path: Path, *, required: bool = True) -> tuple[Settings, list[Problem]]:
    """Read the settings and all that is wrong with them, located; with problems the settings are the defaults.

    Where the file is not `required`, a missing one gives the defaults too.

    Raises:
        FileError: the file cannot be read.
        DocumentError: it is no YAML.
    """
    if not required and not path.exists():
        return Settings(), []
    document = read_yaml(path)
    settings, problems = decode_settings(document.content)
    return settings, document.locate(problems)


def said_data_path(path: Path) -> Path | None:
    """Where the settings say that the projects are, whatever else is wrong with them; None when they do not."""
    try:
        content = read_yaml(path).content
    except (DocumentError, FileError):
        return None
    said = content.get("data") if isinstance(content, dict) else None
    return path.parent / said if isinstance(said, str) and said.isprintable() and said else None


def locate_in_settings(path: Path, problems: list[Problem]) -> list[Problem]:
    """Fill in the places of problems whose pointers lead into the settings file."""
    return read_yaml(path).locate(problems) if problems else []
