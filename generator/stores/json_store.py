"""The JSON store: a catalog in one file such as data/projects.json."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from generator.documents.json_text import read_json
from generator.errors import DocumentError
from generator.files import save_bytes
from generator.model.catalog import Catalog
from generator.model.problems import Problem
from generator.model.records import decode_catalog, encode_catalog
from generator.stores.store import Loaded


@dataclass(frozen=True, slots=True)
class JsonStore:
    """Reads and writes one JSON file."""

    path: Path

    def load(self) -> Loaded:
        """Read the catalog.

        Raises:
            FileError: the file cannot be read.
            DocumentError: it cannot be understood as a whole.
        """
        document = read_json(self.path)
        try:
            catalog, problems = decode_catalog(document.content)
        except DocumentError as error:
            raise DocumentError(error.message, advice=error.advice, file=str(self.path), line=1, column=1) from error
        return Loaded(catalog, problems, document)

    def comments(self) -> int:
        """None: JSON knows no comments."""
        return 0

    def losses(self, catalog: Catalog) -> list[Problem]:
        """Nothing."""
        return []

    def encode(self, catalog: Catalog) -> bytes:
        """The bytes that `save` writes: UTF-8, two spaces of indent, one newline at the end."""
        try:
            text = json.dumps(encode_catalog(catalog), ensure_ascii=False, indent=2, allow_nan=False)
        except RecursionError:
            message = "A project nests lists and objects too deep to be written."
            raise DocumentError(message, advice="Run validate to find it.", file=str(self.path)) from None
        # A lone surrogate in a record that is kept as it stands becomes the JSON escape it was read from.
        return f"{text}\n".encode("utf-8", "backslashreplace")

    def save(self, catalog: Catalog) -> None:
        """Replace the file, atomically.

        Raises:
            FileError: it cannot be written; the old content stands.
        """
        save_bytes(self.path, self.encode(catalog))
