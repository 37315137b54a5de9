"""Which of a store's old records each of the new ones goes back to, so that what stays the same is left alone."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from generator.model.records import decode_catalog, encode_catalog
from generator.stores.store import identity_of

Entry = tuple[str, Any]
"""A list of the catalog, such as `projects`, and a record in it."""
Origin = tuple[int, bool]
"""The index of an old entry, and whether the new one says the same."""


def origins_of(old: Sequence[Entry], new: Sequence[Entry]) -> list[Origin | None]:
    """Where each new entry comes from: one that says the same, if in another way, else one of its identity, else none.

    Each old entry is the origin of one at most.
    """
    taken: set[int] = set()
    wanted = [json.dumps(entry) for entry in new]
    written = [json.dumps(entry) for entry in old]
    kept = _matched(wanted, written, taken, [None] * len(new))
    told = set(wanted)
    stored = ["" if form in told else _stored(entry) for form, entry in zip(written, old, strict=True)]
    kept = _matched(wanted, stored, taken, kept)
    identities = [
        "" if index is not None else identity_of(record) for (_, record), index in zip(new, kept, strict=True)
    ]
    akin = _matched(identities, [identity_of(record) for _, record in old], taken, [None] * len(new))
    return [
        (index, True) if index is not None else (other, False) if other is not None else None
        for index, other in zip(kept, akin, strict=True)
    ]


def stored_form(section: str, record: Any) -> str:
    """What would be written for a record that somebody wrote by hand, to be compared."""
    catalog, _ = decode_catalog({"projects": [], section: [record]})
    return json.dumps(encode_catalog(catalog)[section][0])


def _stored(entry: Entry) -> str:
    section, record = entry
    if section not in ("projects", "tombstones"):
        return ""
    return json.dumps((section, json.loads(stored_form(section, record))))


def _matched(
    wanted: Sequence[str], offered: Sequence[str], taken: set[int], found: Sequence[int | None]
) -> list[int | None]:
    """For each wanted text that has none yet, the first of the offered that is equal and not taken; none when empty."""
    places: dict[str, list[int]] = defaultdict(list)
    for index in reversed(range(len(offered))):
        if index not in taken and offered[index]:
            places[offered[index]].append(index)
    matched = list(found)
    for number, text in enumerate(wanted):
        if matched[number] is None and places.get(text):
            index = places[text].pop()
            matched[number] = index
            taken.add(index)
    return matched
