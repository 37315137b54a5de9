"""A YAML file that says one thing and should say another: its next text, and which comments that costs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.documents.yaml_data import YamlData, is_same, parse_yaml_data
from generator.documents.yaml_form import lines_of
from generator.errors import DocumentError
from generator.model.problems import Problem, Severity
from generator.model.text import clip
from generator.stores.origins import Origin, origins_of
from generator.stores.store import SECTIONS
from generator.stores.yaml_cuts import UnevenError, comments
from generator.stores.yaml_revision import revised


def next_text(path: Path, text: str, new: dict[str, Any]) -> str:
    """The text that says `new`, as much like `text` as can be; a text that says it already stays as it is.

    `text` is what stands in the file at `path`; it may be empty, or no YAML at all.
    """
    try:
        data = parse_yaml_data(path, text)
        old = data.document.content
        following = _kept(path, text, data, old, new) if isinstance(old, dict) else None
    except (DocumentError, UnevenError):
        following = None
    return "".join(f"{line}\n" for line in lines_of(new)) if following is None else following


def _kept(path: Path, text: str, data: YamlData, old: dict[str, Any], new: dict[str, Any]) -> str | None:
    """The next text with what can be kept of this one; None when it would not say exactly what it should."""
    origins = {
        name: origins_of([(name, one) for one in old[name]], [(name, one) for one in value])
        for name, value in new.items()
        if isinstance(value, list) and isinstance(old.get(name), list)
    }
    expected = {name: _with_origins(old.get(name), value, origins.get(name)) for name, value in new.items()}
    if _says(old, expected, origins):
        return text
    if "\r\n" in text:
        return next_text(path, text.replace("\r\n", "\n"), new).replace("\n", "\r\n")
    following = revised(text, data, new, origins)
    return following if is_same(parse_yaml_data(path, following).document.content, expected) else None


def _with_origins(old: Any, new: Any, origins: Sequence[Origin | None] | None) -> Any:
    """A section as it will be read: an entry that says the same in another way is kept as it is written."""
    if origins is None:
        return new
    return [old[origin[0]] if origin and origin[1] else value for value, origin in zip(new, origins, strict=True)]


def _says(old: dict[str, Any], expected: dict[str, Any], origins: Mapping[str, Sequence[Origin | None]]) -> bool:
    """Whether a text says it all already: another order of keys or of the catalog's entries is no reason to write."""
    ordered = {name: value for name, value in old.items() if (name, value) != ("tombstones", [])}
    for name, found in origins.items():
        indices = [origin[0] for origin in found if origin and origin[1]]
        if name in SECTIONS and len(indices) == len(found) == len(old[name]):
            ordered[name] = [old[name][index] for index in indices]
    return ordered.keys() == expected.keys() and all(is_same(ordered[name], expected[name]) for name in ordered)


def lost_comments(path: Path, before: str, after: str) -> list[Problem]:
    """A warning for each comment of a text that another has no longer."""
    if before == after or "#" not in before:
        return []
    kept = Counter(comment for _, comment in comments_in(path, after))
    lost: list[Problem] = []
    for start, comment in comments_in(path, before):
        kept[comment] -= 1
        if kept[comment] < 0:
            lost.append(_loss(path, before[:start], comment))
    return lost


def comments_in(path: Path, text: str) -> list[tuple[int, str]]:
    """Where each comment of a text starts, and what it says; none of a text that is no YAML."""
    try:
        return list(comments(text, parse_yaml_data(path, text).root))
    except DocumentError:
        return []


def _loss(path: Path, before: str, comment: str) -> Problem:
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    message = f"The comment {clip(comment)!r} goes with the lines that change."
    advice = "To keep comments, write them on lines of their own above a project or a field."
    return Problem((), message, advice, Severity.WARNING, str(path), line, column)
