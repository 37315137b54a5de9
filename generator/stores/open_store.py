"""Which store a path names: its ending tells."""

from __future__ import annotations

from pathlib import Path

from generator.errors import FileError
from generator.stores.json_store import JsonStore
from generator.stores.markdown_store import MarkdownStore
from generator.stores.store import Store
from generator.stores.yaml_store import YamlStore


def open_store(path: Path) -> Store:
    """The store at a path: JSON or YAML by the ending of the file's name, Markdown files for a folder.

    Raises:
        FileError: the ending is another one.
    """
    suffix = path.suffix.lower()
    if path.is_dir() or (not suffix and not path.exists()):
        return MarkdownStore(path)
    if suffix == ".json":
        return JsonStore(path)
    if suffix in (".yml", ".yaml"):
        return YamlStore(path)
    advice = "Name a file that ends in .json, .yml or .yaml, or a folder of Markdown files."
    raise FileError("The path does not say in which form the projects are.", advice=advice, file=str(path))
