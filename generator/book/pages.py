"""A book's built pages: which files there are, and which pictures the pages themselves name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from generator.book.head import MAX_HEAD, Head, read_head
from generator.book.said import section
from generator.documents.json_text import read_json
from generator.errors import FileError, GeneratorError
from generator.files import is_file

MAX_CONFIG = 16 << 20
"""Bytes of a `config.json` that is looked into."""

_FINGERPRINT = r"-[0-9a-f]{16,64}"


@dataclass(frozen=True, slots=True)
class BuiltPages:
    """The folder that is deployed."""

    folder: Path

    def has(self, path: str) -> bool:
        """Whether a file lies there, by exactly this name: the server tells cases apart, a disk may not."""
        place = self.folder
        for part in PurePosixPath(path).parts:
            if part not in _names(place):
                return False
            place /= part
        return not path.endswith("/") and is_file(place) and place.resolve().is_relative_to(self.folder.resolve())

    def fingerprinted(self, name: str) -> list[str]:
        """Files below `build` that MyST made of one of this name: the stem's first 20 characters, then a hash.

        Where the stem ends in `logo.v2.png` depends on MyST's version.
        """
        cuts = {name.find(".", 1), name.rfind(".")} - {-1, 0} or {len(name)}
        forms = "|".join(f"{re.escape(name[:cut][:20])}{_FINGERPRINT}{re.escape(name[cut:])}" for cut in sorted(cuts))
        return [f"build/{found}" for found in _names(self.folder / "build") if re.fullmatch(forms, found)]

    def myst_images(self) -> list[str]:
        """Files that MyST's `config.json` names as logo or thumbnail."""
        config = self._myst_config()
        options, projects = section(config, "options"), section(config, "projects")
        project = projects[0] if isinstance(projects, list) and projects else None
        named = (section(options, "logo"), section(options, "logo_dark"), section(project, "thumbnail"))
        files = (f"build/{name.lstrip('/')}" for name in named if isinstance(name, str))
        return [file for file in files if self.has(file)]

    def social_image(self) -> str:
        """The `og:image` of the start page, as it stands there; empty when there is none."""
        start = self._head("index.html")
        return start.image or self._head(_path_of(start.refresh)).image

    def _myst_config(self) -> Any:
        try:
            return read_json(self.folder / "config.json", MAX_CONFIG).content if self.has("config.json") else None
        except GeneratorError:
            return None

    def _head(self, path: str) -> Head:
        if not self.has(path):
            return Head()
        with (self.folder / path).open("rb") as page:
            return read_head(page.read(MAX_HEAD))


def built_pages(folder: Path) -> BuiltPages:
    """The pages in a folder.

    Raises:
        FileError: there is no such folder, or no page in it.
    """
    if not folder.is_dir():
        advice = "Name the folder that is deployed, such as _build/html, or leave --html out."
        raise FileError("There is no such folder.", advice=advice, file=str(folder))
    if not any(name.endswith((".html", ".htm")) for name in _names(folder)):
        advice = "Name the folder that is deployed, after the book has been built."
        raise FileError("There is no page in this folder.", advice=advice, file=str(folder))
    return BuiltPages(folder)


def _path_of(address: str) -> str:
    """The path of a relative address; that of a page elsewhere leads nowhere."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    path = "" if parts.scheme or parts.netloc else unquote(parts.path)
    return f"{path}index.html" if path.endswith("/") else path


def _names(folder: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in folder.iterdir())
    except OSError:
        return []
