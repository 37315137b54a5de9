"""Logos below the data folder: found, fingerprinted and copied into the site."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from generator.errors import FileError
from generator.files import read_bytes
from generator.model.formats import is_remote
from generator.model.problems import Problem, Severity
from generator.model.project import Project
from generator.model.slugs import slugify

MAX_BYTES = 10 << 20

_ADVICE = "A letter tile stands in for it. Put the image there, or correct the path."


class Logos:
    """The local logos of a gallery.

    Attributes:
        files: content of each copied logo, by its path in the site.
        problems: a warning for each logo that cannot be used; pointers name projects by their identity.
    """

    def __init__(self, folder: Path, projects: Iterable[Project]) -> None:
        self.files: dict[str, bytes] = {}
        self.problems: list[Problem] = []
        self._folder = folder.resolve()
        self._paths: dict[str, str] = {}
        for project in projects:
            if project.logo and not is_remote(project.logo) and project.logo not in self._paths:
                self._paths[project.logo] = self._copy(project)

    def address(self, logo: str) -> str:
        """Where pages find a logo: a remote one at its own address, a local one below the root; empty if unusable."""
        return self._paths.get(logo, logo)

    def _copy(self, project: Project) -> str:
        logo = project.logo
        try:
            file = (self._folder / logo).resolve()
            if not file.is_relative_to(self._folder):
                raise FileError("It leads out of the data folder.")
            content = read_bytes(file, MAX_BYTES)
        except (FileError, OSError, RuntimeError) as error:  # the latter two: links that lead in circles
            reason = error.message if isinstance(error, FileError) else "Its links lead in circles."
            message = f"cannot be used ({logo}): {reason[:1].lower()}{reason[1:].rstrip('.')}"
            pointer = ("projects", project.identity, "logo")
            self.problems.append(Problem(pointer, message, _ADVICE, Severity.WARNING))
            return ""
        name = PurePosixPath(logo)
        path = f"assets/logos/{slugify(name.stem) or 'logo'}-{_digest(content)}{name.suffix.lower()}"
        self.files[path] = content
        return path


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:10]
