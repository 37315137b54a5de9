"""The Markdown store: a folder with a file for each project, such as data/projects, so that an event touches one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from generator.errors import FileError
from generator.files import save_bytes, save_folder
from generator.model.catalog import Catalog, Dated, moment_of
from generator.model.problems import Problem
from generator.model.records import decode_catalog, encode_catalog
from generator.model.slugs import free_slug, slugify
from generator.stores.folder import REST, Folder, read_folder
from generator.stores.front_matter import front_matter, page_text
from generator.stores.origins import Entry, Origin, origins_of
from generator.stores.store import SECTIONS, Loaded, identity_of
from generator.stores.yaml_file import comments_in, lost_comments, next_text

_LAST_NAME = chr(0x10FFFF)
_NOTHING = "# What belongs to no single project.\n"
"""A folder always has a file, since git keeps no empty ones."""


@dataclass(frozen=True, slots=True)
class MarkdownStore:
    """Reads and writes a folder of Markdown files."""

    path: Path

    def load(self) -> Loaded:
        """Read the catalog (raises as `Store.load`)."""
        folder = read_folder(self.path)
        catalog, problems = decode_catalog(folder.content, folder.name_of)
        return Loaded(catalog, problems, folder)

    def comments(self) -> int:
        """How many comments the front matters hold."""
        folder = self._folder()
        rest = folder.rest_text.removeprefix(_NOTHING)
        texts = [(file.path, front_matter(file.path, file.text)) for file in folder.files]
        return sum(len(comments_in(path, text)) for path, text in [*texts, (self.path / REST, rest)])

    def losses(self, catalog: Catalog) -> list[Problem]:
        """The comments of front matters that `save` would not keep."""
        folder = self._folder()
        texts = {file.path.name: file.text for file in folder.files} | {REST: folder.rest_text}
        return [
            problem
            for name, after in _changes(folder, catalog).items()
            for problem in _lost(self.path / name, texts.get(name, ""), after)
        ]

    def save(self, catalog: Catalog) -> None:
        """Replace the files that change, each atomically, and remove those of what is gone (raises as `Store.save`)."""
        changes = _changes(self._folder(), catalog)
        contents = {name: text.encode() for name, text in changes.items() if text is not None}
        if not self.path.exists():
            save_folder(self.path, contents)
            return
        for name, content in contents.items():
            save_bytes(self.path / name, content)
        for name in changes.keys() - contents.keys():
            _remove(self.path / name)

    def _folder(self) -> Folder:
        return read_folder(self.path) if self.path.exists() else Folder(self.path)


def _changes(folder: Folder, catalog: Catalog) -> dict[str, str | None]:
    """The next text of each file that changes, by its name; None for one that goes."""
    content = encode_catalog(catalog)
    wanted = [(section, record) for section in SECTIONS for record in content.get(section, [])]
    origins = _in_order(folder, wanted, origins_of([file.entry for file in folder.files], wanted))
    changes: dict[str, str | None] = {}
    kept = {folder.files[origin[0]].path.name for origin in origins if origin and origin[1]}
    left = list(_without_a_file(folder, wanted, origins, changes))
    changes |= {file.path.name: None for file in folder.files if file.path.name not in kept | changes.keys()}
    rest = {name: value for name, value in content.items() if name not in SECTIONS}
    rest |= {section: records for section in SECTIONS if (records := [one for name, one in left if name == section])}
    text = _rest_text(folder, rest)
    return changes if text == folder.rest_text else {**changes, REST: text}


def _in_order(folder: Folder, wanted: Sequence[Entry], origins: Sequence[Origin | None]) -> list[Origin | None]:
    """Without the origins that would give records of one address and one time, broken ones, in another order.

    Files are read in the order of their names, and before `REST`.
    """
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, (section, record) in enumerate(wanted):
        groups[section, identity_of(record)].append(number)
    ordered = list(origins)
    for (section, identity), group in groups.items():
        last: dict[datetime, str] = {}
        for number in group if identity and len(group) > 1 else ():
            origin, moment = origins[number], _moment(section, wanted[number][1])
            name = folder.files[origin[0]].path.name if origin and origin[1] else _LAST_NAME
            if name < last.get(moment, ""):
                ordered[number] = None
            last[moment] = max(name, last.get(moment, ""))
    return ordered


def _moment(section: str, record: Any) -> datetime:
    catalog, _ = decode_catalog({"projects": [], section: [record]})
    entries: list[Dated] = [*catalog.projects, *catalog.tombstones, *catalog.broken]
    return moment_of(entries[0].updated)


def _without_a_file(
    folder: Folder, wanted: Sequence[Entry], origins: Sequence[Origin | None], changes: dict[str, str | None]
) -> Iterator[Entry]:
    """Put the texts of all entries into `changes`, and return those that a file of their own cannot say.

    One identity has one file, so that another event about it meets the same.
    """
    stems = {Path(name).stem.casefold() for name in folder.names}
    known = {identity_of(entry[1]) for entry, origin in zip(wanted, origins, strict=True) if origin and origin[1]}
    for (section, record), origin in zip(wanted, origins, strict=True):
        if origin and origin[1]:
            continue
        identity = identity_of(record)
        old = folder.files[origin[0]] if origin else None
        name = old.path.name if old else f"{_new_stem(record, identity, stems)}.md"
        is_alone = bool(identity) and identity not in known
        text = page_text(folder.path / name, section, record, old.text if old else "") if is_alone else None
        known.add(identity)
        if text is None:
            yield section, record
            continue
        changes[name] = text
        stems.add(Path(name).stem.casefold())


def _new_stem(record: Any, identity: str, taken: set[str]) -> str:
    title = record.get("title") if isinstance(record, dict) else None
    words = title if isinstance(title, str) else identity.partition("://")[2].partition("/")[2]
    return free_slug(slugify(words), identity, taken, "project")


def _rest_text(folder: Folder, rest: dict[str, Any]) -> str:
    if rest:
        return next_text(folder.path / REST, folder.rest_text, rest)
    says_something = folder.rest is not None and folder.rest.content
    return _NOTHING if says_something or not folder.rest_text else folder.rest_text


def _lost(path: Path, before: str, after: str | None) -> list[Problem]:
    if path.name == REST:
        return lost_comments(path, before, after or "")
    # The line of the first --- is left empty, so that lines are those of the file.
    return lost_comments(path, "\n" + front_matter(path, before), "\n" + front_matter(path, after or ""))


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError as error:
        raise FileError(f"The file cannot be removed: {error.strerror}.", file=str(path)) from error
