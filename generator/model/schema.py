"""Checks of plain data against the JSON Schemas, explained in words an owner understands.

A compiled validator accepts what is valid, which is nearly everything, at a sixth of the time; jsonschema has the
last word on all the rest, and explains it.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from generator.model.formats import FORMATS
from generator.model.problems import Pointer, Problem
from generator.model.schemas import schema_text
from generator.model.text import clip

if TYPE_CHECKING:
    import jsonschema_rs
    from jsonschema import Draft202012Validator, FormatChecker
    from jsonschema.exceptions import ValidationError

_TYPE_NAMES = {
    "string": "a text",
    "array": "a list",
    "object": "an object",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "empty",
}


def check_project(value: object) -> list[Problem]:
    """Every way in which `value` is not a project; pointers start at the project."""
    return _check("projects", "project", value)


def check_tombstone(value: object) -> list[Problem]:
    """Every way in which `value` is not a tombstone; pointers start at the tombstone."""
    return _check("projects", "tombstone", value)


def check_source(value: object) -> list[Problem]:
    """Every way in which `value` is not the provenance of a project; pointers start at the source."""
    return _check("projects", "source", value)


def check_settings(value: object) -> list[Problem]:
    """Every way in which `value` is not the content of site.yml."""
    return _check("site", "", value)


def known_fields() -> tuple[str, ...]:
    """The fields of a project that the schema names, in the schema's order."""
    return tuple(_definition("projects", "project")["properties"])


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that was probably meant, or an empty text."""
    return next(iter(difflib.get_close_matches(name.casefold(), list(known), n=1, cutoff=0.75)), "")


def kind_of(value: object) -> str:
    """What a plain value is, in an owner's words."""
    if isinstance(value, bool):
        return "true or false"
    kinds = {str: "a text", list: "a list", dict: "an object", int: "a number", float: "a number"}
    return kinds.get(type(value), "empty")


def _check(schema: str, definition: str, value: object) -> list[Problem]:
    return [] if is_surely_valid(schema, definition, value) else explained_refusals(schema, definition, value)


def is_surely_valid(schema: str, definition: str, value: object) -> bool:
    """Whether the compiled validator accepts the value; when it does not, that proves nothing."""
    try:
        return _compiled(schema, definition).is_valid(value)
    except (ValueError, TypeError, OverflowError, RecursionError):  # such as a lone surrogate: no UTF-8, no opinion
        return False


@cache
def _compiled(schema: str, definition: str) -> jsonschema_rs.Draft202012Validator:
    import jsonschema_rs

    formats = {name: _accepting(check) for name, check in FORMATS.items()}
    return jsonschema_rs.Draft202012Validator(_target(schema, definition), formats=formats, validate_formats=True)


def explained_refusals(schema: str, definition: str, value: object) -> list[Problem]:
    """What jsonschema has against the value, in plain words."""
    found = list(_validator(schema, definition).iter_errors(value))
    # A text that has not the right form fails the pattern (there for editors) and the format, which says more.
    explained = {tuple(error.absolute_path) for error in found if error.validator == "format"}
    problems = [
        problem
        for error in found
        if error.validator != "pattern" or tuple(error.absolute_path) not in explained
        for problem in _explain(error, schema, _definition(schema, definition))
    ]
    return list(dict.fromkeys(problems))


@cache
def _validator(schema: str, definition: str) -> Draft202012Validator:
    from jsonschema import Draft202012Validator  # a tenth of a second that valid data need not wait for

    return Draft202012Validator(_target(schema, definition), format_checker=_format_checker())


def _target(schema: str, definition: str) -> dict[str, Any]:
    whole = _schema(schema)
    return {"$ref": f"#/$defs/{definition}", "$defs": whole["$defs"]} if definition else whole


def _format_checker() -> FormatChecker:
    from jsonschema import FormatChecker

    checker = FormatChecker(formats=())
    for name, check in FORMATS.items():
        checker.checks(name, raises=ValueError)(_raising(check))
    return checker


def _raising(check: Callable[[str], None]) -> Callable[[object], bool]:
    def accepts(value: object) -> bool:
        if isinstance(value, str):
            check(value)
        return True

    return accepts


def _accepting(check: Callable[[str], None]) -> Callable[[str], bool]:
    def accepts(value: str) -> bool:
        try:
            check(value)
        except ValueError:
            return False
        return True

    return accepts


@cache
def _schema(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(schema_text(name))
    return schema


def _definition(schema: str, definition: str) -> dict[str, Any]:
    whole = _schema(schema)
    found: dict[str, Any] = whole["$defs"][definition] if definition else whole
    return found


def _explain(error: ValidationError, schema: str, definition: dict[str, Any]) -> Iterator[Problem]:
    """Say one finding of jsonschema in plain words; a missing or unknown key becomes a problem of its own."""
    pointer: Pointer = tuple(error.absolute_path)
    limit, value, failed = _details(error)
    match error.validator:
        case "required":
            for name in limit:
                if name not in value:
                    yield Problem((*pointer, name), "is missing", _advice(schema, definition, (*pointer, name)))
        case "additionalProperties":
            known = failed["properties"]
            for name in value:
                if name not in known:
                    yield Problem((*pointer, name), "is not a known key", _known_keys(name, known))
        case _:
            yield Problem(pointer, _message(error), _advice(schema, definition, pointer))


def _details(error: ValidationError) -> tuple[Any, Any, Any]:
    """The keyword's value, the value that fails it, and the schema both stand in; jsonschema sets all three."""
    return error.validator_value, error.instance, error.schema


def _message(error: ValidationError) -> str:
    limit, value, _ = _details(error)
    match error.validator:
        case "type":
            expected = [limit] if isinstance(limit, str) else limit
            return f"is {kind_of(value)}, not {' or '.join(_TYPE_NAMES[kind] for kind in expected)}"
        case "format":
            about = f"has the key {clip(value)!r}, which " if "propertyNames" in error.absolute_schema_path else ""
            return f"{about}{error.cause}"
        case "maxLength":
            return f"is {len(value):,} characters long, at most {limit:,} are allowed"
        case "minLength":
            return "is empty"
        case "maxItems":
            return f"has {len(value):,} entries, at most {limit:,} are allowed"
        case "minimum" | "maximum":
            return f"is {value}, {'at least' if error.validator == 'minimum' else 'at most'} {limit} is allowed"
        case "enum":
            return f"is {clip(str(value))!r}, not one of {', '.join(map(str, limit))}"
        case _:
            return f"is {clip(str(value))!r}, which has not the expected form"


def _known_keys(name: str, known: Iterable[str]) -> str:
    if meant := nearest(name, known):
        return f"Did you mean {meant!r}?"
    return f"Known keys: {', '.join(known)}."


def _advice(schema: str, definition: dict[str, Any], pointer: Pointer) -> str:
    """The description that stands nearest to the pointer: the schema's help for editors is our advice too."""
    advice = str(definition.get("description", ""))
    for step in pointer:
        inner = definition.get("items") if isinstance(step, int) else definition.get("properties", {}).get(step)
        if inner is None and isinstance(step, str) and isinstance(definition.get("additionalProperties"), dict):
            inner = definition["additionalProperties"]
        if inner is None:
            break
        definition = _resolved(schema, inner)
        advice = str(definition.get("description", advice))
    return advice


def _resolved(schema: str, definition: dict[str, Any]) -> dict[str, Any]:
    """Follow a `$ref` into the schema's definitions; what stands beside the reference wins."""
    name = str(definition.get("$ref", "")).rpartition("/")[2]
    return {**_definition(schema, name), **definition} if name else definition
