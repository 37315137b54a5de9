"""Logos below the data folder: found, made fit for the web, and put into the site under names that change with them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from generator.errors import FileError
from generator.files import read_bytes
from generator.gallery.images import pictures
from generator.gallery.images.svg import clean_svg
from generator.gallery.kept import Kept
from generator.gallery.paths import logo_start
from generator.model.formats import is_remote
from generator.model.problems import Problem, Severity
from generator.model.project import Project

MAX_BYTES = 10 << 20

_ADVICE = "A letter tile stands in for it. Put the image there, or correct the path."
_DRAWING = ".svg"


class Logos:
    """The local logos of a gallery.

    A drawing (SVG) is cleaned. A picture is resized where Pillow is installed, and otherwise copied as it is.

    Attributes:
        files: content of what stands for the logos, by its path in the site.
        problems: a warning for each logo that cannot be used; pointers name projects by their identity.
        general_problems: a warning about no logo in particular.
    """

    def __init__(self, folder: Path, projects: Iterable[Project], kept: Kept = lambda _: None) -> None:
        found = _Found(folder, projects)
        self.files: dict[str, bytes] = {}
        self.general_problems: list[Problem] = []
        self._paths = dict.fromkeys(found.users, "")
        self._copy(found.drawings)
        if pictures.can_make():
            for logo, files in pictures.make_pictures(found.pictures, kept).items():
                if isinstance(files, FileError):
                    found.refuse(logo, files)
                else:
                    self._put(logo, files)
        elif found.pictures:
            self.general_problems.append(_no_pillow())
            self._copy(found.pictures)
        self.problems = found.problems

    def address(self, logo: str) -> str:
        """Where pages find a logo: a remote one at its own address, a local one below the root; empty if unusable."""
        return self._paths.get(logo, logo)

    def _copy(self, contents: Mapping[str, bytes]) -> None:
        for logo, content in contents.items():
            digest = hashlib.sha256(content).hexdigest()[:10]
            self._put(logo, {f"{logo_start(logo)}{digest}{_ending(logo)}": content})

    def _put(self, logo: str, files: Mapping[str, bytes]) -> None:
        self._paths[logo] = next(iter(files))
        self.files |= files


def check_logos(folder: Path, projects: Iterable[Project]) -> list[Problem]:
    """The same warnings as `Logos` has, without making anything."""
    found = _Found(folder, projects)
    if pictures.can_make():
        for logo, error in pictures.check_pictures(found.pictures).items():
            found.refuse(logo, error)
    return found.problems


class _Found:
    """The logos that were read, each once, by their paths below the data folder; SVG is clean already."""

    def __init__(self, folder: Path, projects: Iterable[Project]) -> None:
        self.users: dict[str, Project] = {}
        self.drawings: dict[str, bytes] = {}
        self.pictures: dict[str, bytes] = {}
        self.problems: list[Problem] = []
        for project in projects:
            if project.logo and not is_remote(project.logo):
                self.users.setdefault(project.logo, project)
        for logo in self.users:
            self._read(folder.resolve(), logo)

    def refuse(self, logo: str, error: FileError) -> None:
        """Warn that a logo cannot be used."""
        message = f"cannot be used ({logo}): {error.message[:1].lower()}{error.message[1:].rstrip('.')}"
        pointer = ("projects", self.users[logo].identity, "logo")
        self.problems.append(Problem(pointer, message, _ADVICE, Severity.WARNING))

    def _read(self, folder: Path, logo: str) -> None:
        try:
            content = _content(folder, logo)
            if _ending(logo) == _DRAWING:
                self.drawings[logo] = clean_svg(content)
            else:
                self.pictures[logo] = content
        except FileError as error:
            self.refuse(logo, error)


def _content(folder: Path, logo: str) -> bytes:
    try:
        file = (folder / logo).resolve()
    except (OSError, RuntimeError) as error:
        raise FileError("Its links lead in circles.") from error
    if not file.is_relative_to(folder):
        raise FileError("It leads out of the data folder.")
    return read_bytes(file, MAX_BYTES)


def _ending(logo: str) -> str:
    return PurePosixPath(logo).suffix.lower()


def _no_pillow() -> Problem:
    return Problem(
        (),
        "logos are published as they are, whatever their size: Pillow is not installed",
        "Run python -m pip install pillow to have them resized.",
        Severity.WARNING,
    )
