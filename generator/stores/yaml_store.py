"""The YAML store: a catalog in one file such as data/projects.yml, with the comments of its owner."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from generator.documents.yaml_data import LIMITS, parse_yaml_data
from generator.errors import DocumentError
from generator.files import read_text, save_bytes
from generator.model.catalog import Catalog
from generator.model.problems import Problem
from generator.model.records import decode_catalog, encode_catalog
from generator.stores.store import Loaded
from generator.stores.yaml_file import comments_in, lost_comments, next_text


@dataclass(frozen=True, slots=True)
class YamlStore:
    """Reads and writes one YAML file."""

    path: Path

    def load(self) -> Loaded:
        """Read the catalog (raises what `Store.load` does)."""
        document = parse_yaml_data(self.path, read_text(self.path, LIMITS.bytes)).document
        try:
            catalog, problems = decode_catalog(document.content)
        except DocumentError as error:
            raise DocumentError(error.message, advice=error.advice, file=str(self.path), line=1, column=1) from error
        return Loaded(catalog, problems, document)

    def comments(self) -> int:
        """How many comments the file holds."""
        return len(comments_in(self.path, self._text()))

    def losses(self, catalog: Catalog) -> list[Problem]:
        """The comments that `save` would not keep: in the lines of a field that changes, or of a project that goes."""
        text = self._text()
        return lost_comments(self.path, text, self._next(text, catalog)) if "#" in text else []

    def save(self, catalog: Catalog) -> None:
        """Replace the file, atomically; one that holds the catalog already stays as it is (raises as `Store.save`)."""
        text = self._text()
        following = self._next(text, catalog)
        if following != text:
            save_bytes(self.path, following.encode())

    def _text(self) -> str:
        """What the file holds now; nothing when there is none."""
        return read_text(self.path, LIMITS.bytes) if self.path.exists() else ""

    def _next(self, text: str, catalog: Catalog) -> str:
        return next_text(self.path, text, encode_catalog(catalog))


def holds_projects(path: Path) -> bool:
    """Whether a YAML file is a store and no settings: the key `projects` begins one of its lines, in any state of it.

    Raises:
        FileError: it cannot be read.
    """
    return _PROJECTS.search(read_text(path, LIMITS.bytes)) is not None


_PROJECTS = re.compile(r"""^(?:\{\s*)?["']?projects["']?\s*:""", re.MULTILINE)
