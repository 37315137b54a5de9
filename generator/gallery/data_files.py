"""The gallery as data: the public projects.json, the compact search index, and the schemas."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from generator.gallery.cards import Cards
from generator.gallery.facets import Filters
from generator.gallery.search_index import search_index
from generator.gallery.shelf import Shelf
from generator.model.formats import is_remote
from generator.model.own_schema import own_schema
from generator.model.project import Project, Record, project_to_record
from generator.model.schemas import schema_text
from generator.model.settings import Settings

PROJECTS_SCHEMA = "projects.schema.json"
SITE_SCHEMA = "site.schema.json"


def data_files(shelf: Shelf, cards: Cards, filters: Filters, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Path and content of each."""
    projects = [_public_record(project, cards, settings.base_url) for project in shelf.projects]
    yield "projects.json", _json({"$schema": PROJECTS_SCHEMA, "projects": projects}, indent=2)
    yield "search.json", _json(search_index(shelf, cards, filters), separators=(",", ":"))
    yield PROJECTS_SCHEMA, own_schema(settings.fields).encode()
    yield SITE_SCHEMA, schema_text("site").encode()


def _public_record(project: Project, cards: Cards, base_url: str) -> Record:
    """The project as it is stored, but with the tags that its page has, and a local logo where the site has it."""
    view = cards.view(project)
    record = project_to_record(replace(project, tags=tuple(tag.name for tag in view.tags)))
    logo = view.logo
    if project.logo and not is_remote(project.logo):
        record["logo"] = f"{base_url}{logo}"
        return record if logo else {name: value for name, value in record.items() if name != "logo"}
    return record


def _json(content: object, **form: Any) -> bytes:
    return f"{json.dumps(content, ensure_ascii=False, **form)}\n".encode()
