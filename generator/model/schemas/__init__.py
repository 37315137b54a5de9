"""The two JSON Schemas (draft 2020-12), as files, so that editors and the published site can use them too."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def schema_text(name: str) -> str:
    """The text of a schema, `projects` or `site`."""
    return resources.files(__name__).joinpath(f"{name}.schema.json").read_text("utf-8")
