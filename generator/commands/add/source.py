"""A book to take a project's fields from: a folder, a configuration or an address comes in, a record goes out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from generator.book.config import Book, read_book
from generator.book.deployed import read_deployed
from generator.book.find import config_at, find_config
from generator.book.logo import find_logo
from generator.book.pages import built_pages
from generator.commands import options
from generator.model.project import Record
from generator.model.urls import check_url


def read_source(source: str, values: Mapping[str, Any], html: Path | None) -> Record:
    """What a book says, once its problems have been shown.

    Args:
        source: the book's folder, its configuration, or its address.
        values: what the owner says, which counts more.
        html: the folder of its built pages.
    """
    is_remote = "://" in source
    book = _deployed(source) if is_remote else _local(Path(source))
    url = values.get("url") or book.record.get("url") or (source if is_remote else "")
    # What the owner says need not be found in the book, nor complained about.
    problems = [problem for problem in book.problems if problem.pointer[-1:] not in [(name,) for name in values]]
    logo = ""
    if url and "logo" not in values:
        logo, found = find_logo(book, url, built_pages(html) if html else None)
        problems += found
    options.show(problems)
    return {**book.record, **({"url": url} if url else {}), **({"logo": logo} if logo else {})}


def _deployed(url: str) -> Book:
    try:
        check_url(url)
    except ValueError as error:
        raise click.BadParameter(f"{url} {error}.", param_hint="'--from'") from error
    return read_deployed(url)


def _local(path: Path) -> Book:
    config = config_at(path) if path.is_file() else find_config(path)
    return read_book(path, config)
