"""A YAML text, and what it should say in its place, give the next text: what says the same keeps its lines.

Comments stay with what they stand above. Whoever calls checks the result by reading it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import yaml

from generator.documents.yaml_data import YamlData, is_same
from generator.documents.yaml_form import entry_lines, item_lines
from generator.stores.origins import Origin
from generator.stores.yaml_cuts import DASH, SPACES, Cut, UnevenError, cut

Origins = Mapping[str, Sequence["Origin | None"]]
"""Of lists at the top, by their keys: where each new entry comes from."""


def revised(text: str, data: YamlData, new: Mapping[str, Any], origins: Origins) -> str:
    """The text that says `new`.

    Raises:
        UnevenError: the text is not laid out in blocks.
    """
    root, old = data.root, data.document.content
    if not isinstance(root, yaml.MappingNode) or root.flow_style or not isinstance(old, dict):
        raise UnevenError
    text = text if text.endswith("\n") else f"{text}\n"
    cuts = cut(text, root.value, 0, SPACES, is_file=True)
    known = dict(zip(old, zip(cuts.entries, (node for _, node in root.value), strict=True), strict=True))
    parts = [cuts.head]
    for name, value in new.items():
        found, node = known.get(name, (None, None))
        parts.append(_section(found, node, name, old.get(name), value, origins.get(name)))
    return "".join([*parts, cuts.tail])


def _section(
    found: Cut | None, node: yaml.Node | None, name: str, old: Any, new: Any, origins: Sequence[Origin | None] | None
) -> str:
    """A top-level key with all that is below it."""
    if found is None:
        return _joined(entry_lines(name, new))
    if is_same(old, new):
        return found.text
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and new and origins is not None:
        return found.comments + _list(found, node, old, new, origins)
    return found.comments + _joined(entry_lines(name, new))


def _list(
    section: Cut, node: yaml.SequenceNode, old: list[Any], new: list[Any], origins: Sequence[Origin | None]
) -> str:
    """A list with its key: of its entries some are kept, some revised, and some written anew."""
    key_line = section.lines.index("\n") + 1
    cuts = cut(section.lines[key_line:], [(one, one) for one in node.value], section.start + key_line, DASH)
    indent = cuts.entries[0].indent
    items: list[str] = []
    for value, origin in zip(new, origins, strict=True):
        if origin is None:
            items.append(_joined(item_lines(value, indent=indent)))
            continue
        index, is_kept = origin
        entry, offset = cuts.entries[index], section.start + key_line + cuts.entries[index].start
        items.append(entry.text if is_kept else _item(entry, offset, node.value[index], old[index], value))
    gap = "\n" if any(entry.comments.startswith("\n") for entry in cuts.entries[1:]) else ""
    return "".join([section.lines[:key_line], cuts.head, _spaced(items, gap), cuts.tail])


def _item(entry: Cut, offset: int, node: yaml.Node, old: Any, new: Any) -> str:
    """An entry of a list that says something else now; of a mapping, the fields that do not keep their lines."""
    try:
        return entry.comments + _fields(entry.lines, offset, node, old, new)
    except UnevenError:
        return entry.comments + _joined(item_lines(new, indent=entry.indent))


def _fields(lines: str, offset: int, node: yaml.Node, old: Any, new: Any) -> str:
    if not isinstance(node, yaml.MappingNode) or node.flow_style or not isinstance(new, dict) or not new:
        raise UnevenError
    column = node.start_mark.index - offset
    dash, indent = lines[:column], " " * column
    # With a space for the dash all fields begin alike, whichever comes first.
    cuts = cut(indent + lines[column:], node.value, offset, SPACES)
    known = dict(zip(old, cuts.entries, strict=True))
    above = cuts.head
    parts: list[str] = []
    for name, value in new.items():
        found = known.get(name, Cut("", "", 0))
        is_kept = name in known and is_same(old[name], value)
        field = found.lines if is_kept else _joined(entry_lines(name, value, indent=indent))
        above, field = (above + found.comments, field) if not parts else (above, found.comments + field)
        parts.append(field)
    parts[0] = dash + parts[0][column:]
    return "".join([above, *parts, cuts.tail])


def _spaced(items: list[str], gap: str) -> str:
    """The items with an empty line between them, if that is the custom of the list."""
    return gap.join([items[0].lstrip("\n"), *(item.removeprefix(gap) for item in items[1:])])


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
