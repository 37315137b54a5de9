"""A book's configuration and what lies beside it become the fields of a project, and a list of what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.book.find import ConfigFile, Kind
from generator.book.reading import Reading
from generator.book.reference import Reference
from generator.book.sources import Sources
from generator.model.problems import Problem
from generator.model.project import Record


@dataclass(frozen=True, slots=True)
class Book:
    """What could be read of a book.

    Attributes:
        folder: where the paths in its configuration start.
        kind: None when no configuration was found.
        record: valid fields of a project; `url` among them when the configuration knows it, never a logo.
        logos: the most telling first.
        excluded: patterns of files that are kept out of the build.
        problems: warnings, each with its place.
        unusable: of fields that cannot be used, the first of them.
    """

    folder: Path
    kind: Kind | None = None
    record: Record = field(default_factory=dict)
    logos: tuple[Reference, ...] = ()
    excluded: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    unusable: Mapping[str, Problem] = field(default_factory=dict)


def read_book(folder: Path, config: ConfigFile | None) -> Book:
    """Read the configuration and a CITATION.cff beside it, or in `folder`, where the program was started.

    What one file does not say is taken from the next. What cannot be used is left out, with a warning.

    Raises:
        FileError: the configuration cannot be read.
        DocumentError: it cannot be understood as a whole.
    """
    home = config.path.parent if config else folder
    sources = Sources()
    if config:
        sources.add_config(config)
    sources.add_citation((home, folder))
    reading = Reading()
    for document, said in sources.read:
        reading.take(document, said)
    return Book(
        folder=home,
        kind=config.kind if config else None,
        record=reading.record,
        logos=tuple(reading.logos.values()),
        excluded=tuple(reading.excluded),
        problems=(*sources.problems, *reading.problems),
        unusable=reading.unusable,
    )
