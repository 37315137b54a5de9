"""Jupyter Book 1: what a `_config.yml` says about its book.

Its keys: https://jupyterbook.org/en/stable/customize/config.html; below `sphinx.config` those of Sphinx and its themes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.book.said import Said, below, said, said_by_all, section

_META = "project_metadata"


def said_by_jupyter_book(content: Any) -> Iterator[Said]:
    """What the file says, the most telling first: `project_metadata` was written for a portfolio."""
    yield from below(_META, said_by_all(section(content, _META)))
    config = section(section(content, "sphinx"), "config")
    yield from below("sphinx", below("config", _overriding(config)))
    yield from said(content, *((key, key) for key in ("title", "description", "author", "logo")))
    yield from said(content, ("exclude_patterns", "exclude"))
    yield from below("html", said(section(content, "html"), ("baseurl", "url")))
    yield from below("repository", said(section(content, "repository"), ("url", "repository")))
    yield from below("sphinx", below("config", _said_to_sphinx(config)))


def _overriding(config: Any) -> Iterator[Said]:
    """What Sphinx is told directly and Jupyter Book's own keys cannot change."""
    yield from said(config, ("html_baseurl", "url"), ("html_logo", "logo"))


def _said_to_sphinx(config: Any) -> Iterator[Said]:
    yield from said(config, ("html_title", "title"), ("project", "title"), ("exclude_patterns", "exclude"))
    yield from below("html_theme_options", _said_to_theme(section(config, "html_theme_options")))


def _said_to_theme(options: Any) -> Iterator[Said]:
    yield from said(options, ("repository_url", "repository"))
    pictures = (("image_light", "logo"), ("image_dark", "logo"))
    yield from below("logo", said(section(options, "logo"), *pictures, ("text", "title")))
