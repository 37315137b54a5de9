"""A portfolio's own rules: a project and settings come in, what site.yml has against the project goes out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.fields import check_own_fields
from generator.model.problems import Problem
from generator.model.project import Project
from generator.model.settings import Settings
from generator.model.tag_settings import check_tags


def check_rules(project: Project, settings: Settings) -> Iterator[Problem]:
    """Where a project breaks the rules of the fields and the vocabulary of tags; pointers start at the project."""
    yield from check_own_fields(project, settings.fields)
    yield from check_tags(project.tags, settings.tags)
