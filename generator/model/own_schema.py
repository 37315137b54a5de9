"""The schema of one portfolio's projects: the common one, tightened by what site.yml says of its fields."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from generator.model.fields import FieldSetting, number_of
from generator.model.project import WELL_KNOWN_FIELDS
from generator.model.schemas import schema_text


def own_schema(fields: Sequence[FieldSetting]) -> str:
    """The JSON Schema that editors check the portfolio's data with, as the text of a file."""
    if not any(field.required or field.enum for field in fields):
        return schema_text("projects")
    schema: dict[str, Any] = json.loads(schema_text("projects"))
    project = schema["$defs"]["project"]
    project["required"] += [field.name for field in fields if field.required]
    for field in fields:
        if field.enum:
            shape = project["properties"].setdefault(field.name, {"$ref": "#/$defs/custom"})
            shape["description"] = f"Write one of {', '.join(field.enum)}."
            shape["anyOf"] = _one_or_several(field)
    return f"{json.dumps(schema, ensure_ascii=False, indent=2)}\n"


def _one_or_several(field: FieldSetting) -> list[dict[str, Any]]:
    """One of the values, or a list of them; well-known fields hold one."""
    values = {"enum": [*field.enum, *_numbers(field.enum)]}
    return [values] if field.name in WELL_KNOWN_FIELDS else [values, {"type": "array", "items": values}]


def _numbers(texts: Sequence[str]) -> list[int | float]:
    """The texts that a book may send as a number."""
    return [number for text in texts if (number := number_of(text)) is not None and str(number) == text]
