"""`build`: data in, site out."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from generator.commands import options
from generator.errors import InvalidInput
from generator.gallery.output import Written, check_output, earlier, write_site
from generator.gallery.render import Gallery, render
from generator.gallery.theme import Theme
from generator.model.formats import check_base
from generator.model.problems import errors
from generator.model.settings import Settings, with_slash
from generator.model.text import printable
from generator.reports.problems import plural
from generator.stores.open_store import open_store
from generator.stores.settings_file import load_settings, locate_in_settings
from generator.stores.store import Loaded

THEME = Path("templates")
OUT = Path("site")
PATIENCE = 1.0
"""Seconds of work before a progress bar appears."""


def _checked_url(_context: click.Context, _option: click.Parameter, url: str | None) -> str | None:
    try:
        check_base(url or "https://example.org/")
    except ValueError as error:
        raise click.BadParameter(f"{url} {error}.") from error
    return url


@click.command(epilog="Example: python -m generator build --data data/projects.json --out site --open")
@options.data
@options.config
@click.option(
    "--theme",
    type=click.Path(path_type=Path),
    default=THEME,
    show_default=True,
    help="A folder whose templates and assets override the shipped ones, file by file.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=OUT,
    show_default=True,
    help="The folder to write to: new, empty, or written by an earlier build.",
)
@click.option(
    "--base-url",
    metavar="URL",
    callback=_checked_url,
    help="The gallery's address, in place of base_url in the settings.",
)
@click.option("--strict", is_flag=True, help="Fail, and write nothing, when a project is invalid.")
@click.option("--open", "show", is_flag=True, help="Open the gallery in the browser.")
def build(
    data: Path | None, config: Path, theme: Path, out: Path, base_url: str | None, strict: bool, show: bool
) -> None:
    """Render the gallery into a folder of static pages.

    Only files that differ are written, and files that are no longer made are removed. An invalid project is reported
    and left out; with mistakes in the settings or in a template nothing is written.
    """
    start = time.perf_counter()
    settings = _settings(config, base_url)
    data = data or (config.parent / settings.data if settings.data else options.DATA)
    check_output(out, (data, config, theme))
    loaded = open_store(data).load()
    _report(loaded, strict)
    with _progress(start) as progress:
        gallery = render(loaded.catalog, settings, _theme(theme), data.parent, progress, partial(earlier, out))
    options.show([*locate_in_settings(config, gallery.settings_problems), *loaded.locate(gallery.logo_problems)])
    options.show(gallery.picture_problems)
    written = write_site(out, gallery.files)
    click.echo(_closing_line(gallery, written, out, time.perf_counter() - start))
    if show:
        import webbrowser

        webbrowser.open((out / "index.html").resolve().as_uri())


def _settings(config: Path, base_url: str | None) -> Settings:
    settings, problems = load_settings(config, required=config != options.CONFIG)
    options.show(problems)
    if problems:
        raise InvalidInput("The settings have errors.")
    return replace(settings, base_url=with_slash(base_url)) if base_url else settings


def _report(loaded: Loaded, strict: bool) -> None:
    """Show what is left out; the many small warnings only as a count."""
    broken = errors(loaded.problems)
    options.show(loaded.locate(broken))
    warnings = len(loaded.problems) - len(broken)
    if warnings:
        click.echo(
            printable(f"{plural(warnings, 'warning')}: see python -m generator validate {loaded.document.file}"),
            err=True,
        )
    if broken and strict:
        raise InvalidInput("The data has errors.")


def _theme(folder: Path) -> Theme:
    """The named theme; a folder of the default name need not be there."""
    return Theme(None if folder == THEME and not folder.exists() else folder)


@contextmanager
def _progress(start: float) -> Iterator[Callable[[float], None]]:
    """A bar on the terminal, for a build that takes longer than `PATIENCE` since `start`."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    bar = click.progressbar(length=100, label="Rendering", file=sys.stderr, show_eta=False)
    shown = False

    def advance(part: float) -> None:
        nonlocal shown
        if not shown and time.perf_counter() - start > PATIENCE:
            shown = True
            bar.__enter__()
        if shown and int(part * 100) > bar.pos:
            bar.update(int(part * 100) - bar.pos)

    try:
        yield advance
    finally:
        if shown:
            bar.__exit__(None, None, None)


def _closing_line(gallery: Gallery, written: Written, out: Path, seconds: float) -> str:
    removed = f", {written.removed:,} removed" if written.removed else ""
    done = f"{plural(gallery.projects, 'project')} on {plural(gallery.pages, 'page')}"
    files = f"{written.changed:,} of {plural(len(gallery.files), 'file')} changed{removed}"
    return printable(f"{done}; {files}, in {seconds:.2f} s: {out / 'index.html'}")
