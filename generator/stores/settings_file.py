"""The settings file, data/site.yml."""

from __future__ import annotations

from pathlib import Path

from generator.model.problems import Problem
from generator.model.settings import Settings, decode_settings
from generator.stores.yaml_text import read_yaml


def load_settings(path: Path) -> tuple[Settings, list[Problem]]:
    """Read the settings and the places of all that is wrong with them; with problems the settings are the defaults.

    Raises:
        FileError: the file cannot be read.
        DocumentError: it is no YAML.
    """
    document = read_yaml(path)
    settings, problems = decode_settings(document.content)
    return settings, document.locate(problems)
