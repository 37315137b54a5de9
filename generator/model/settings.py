"""The portfolio's settings: the content of site.yml, with a default for everything."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.model.fields import FieldSetting, check_fields, decode_fields
from generator.model.formats import font_families
from generator.model.overrides import Override, check_overrides, decode_overrides
from generator.model.problems import Pointer, Problem, Severity
from generator.model.schema import check_settings
from generator.model.tag_settings import SECTION, TagSettings, decode_tag_settings
from generator.model.urls import canonical_url

DEFAULT_TITLE = "Portfolio"
PER_PAGE = 60


@dataclass(frozen=True, slots=True)
class Link:
    """A link in the header."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What site.yml says.

    Attributes:
        data: where the projects are, seen from the settings' folder; empty for the default.
        base_url: address the gallery is published at, with a trailing slash; empty when unknown.
        accent: `#rrggbb`; empty for the theme's own.
        radius: a length of CSS; empty for the theme's own.
        sans, serif: font families that come before the theme's own.
        per_page: cards on one page of a list.
        date_format: `long`, `short` or `iso`.
        social_cards: `gallery`, `all` (one for each project too) or `none`.
        featured, hidden: canonical URLs.
        trusted: canonical URLs; events about books elsewhere are rejected; empty: none is.
    """

    data: str = ""
    title: str = DEFAULT_TITLE
    tagline: str = ""
    author: str = ""
    language: str = "en"
    base_url: str = ""
    links: tuple[Link, ...] = ()
    accent: str = ""
    radius: str = ""
    sans: tuple[str, ...] = ()
    serif: tuple[str, ...] = ()
    per_page: int = PER_PAGE
    date_format: str = "long"
    social_cards: str = "gallery"
    fields: tuple[FieldSetting, ...] = ()
    tags: TagSettings = field(default_factory=TagSettings)
    featured: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    trusted: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()


def decode_settings(content: object) -> tuple[Settings, list[Problem]]:
    """Read the content of site.yml. With problems the settings are the defaults."""
    if problems := check_settings(content):
        return Settings(), problems
    given: Mapping[str, Any] = content if isinstance(content, dict) else {}
    tags, problems = decode_tag_settings(given.get(SECTION, {}))
    plain = {name: given[name] for name in _PLAIN if name in given}
    theme = given.get("theme", {})
    fonts = theme.get("fonts", {})
    settings = Settings(
        **plain,
        base_url=with_slash(given.get("base_url", "")),
        links=tuple(Link(**link) for link in given.get("links", ())),
        accent=theme.get("accent", ""),
        radius=str(theme.get("radius", "")),
        sans=font_families(fonts.get("sans", "")),
        serif=font_families(fonts.get("serif", "")),
        fields=decode_fields(given.get("fields", ())),
        tags=tags,
        featured=tuple(canonical_url(url) for url in given.get("featured", ())),
        hidden=tuple(canonical_url(url) for url in given.get("hidden", ())),
        trusted=tuple(canonical_url(url) for url in given.get("trusted", ())),
        overrides=decode_overrides(given.get("overrides", {})),
    )
    problems += [*check_fields(settings.fields), *check_overrides(settings.overrides)]
    return (Settings(), problems) if problems else (settings, [])


def check_references(settings: Settings, identities: Container[str]) -> list[Problem]:
    """Warnings about settings that name a project which is not there; pointers lead into site.yml."""
    named: list[tuple[Pointer, str]] = [(("featured", index), url) for index, url in enumerate(settings.featured)]
    named += [(("hidden", index), url) for index, url in enumerate(settings.hidden)]
    named += [(("overrides", override.url), override.identity) for override in settings.overrides]
    advice = "Check the address, or delete the entry."
    return [
        Problem(pointer, f"is {url}, which is no project's address", advice, Severity.WARNING)
        for pointer, url in named
        if url not in identities
    ]


_PLAIN = ("data", "title", "tagline", "author", "language", "per_page", "date_format", "social_cards")


def with_slash(url: str) -> str:
    """The address of a folder: with exactly the slash that relative links need."""
    return f"{url.rstrip('/')}/" if url else ""
