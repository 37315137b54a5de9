"""`build`: data in, site out."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import click

from generator.commands import building, options
from generator.gallery.output import Written, earlier, write_site
from generator.gallery.render import Gallery
from generator.model.text import printable
from generator.reports.problems import plural

OUT = Path("site")
PATIENCE = 1.0
"""Seconds of work before a progress bar appears."""


@click.command(epilog="Example: python -m generator build --data data/projects.json --out site --open")
@options.data
@options.config
@building.theme
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=OUT,
    show_default=True,
    help="The folder to write to: new, empty, or written by an earlier build.",
)
@building.base_url
@building.strict
@click.option("--open", "show", is_flag=True, help="Open the gallery in the browser.")
def build(
    data: Path | None, config: Path, theme: Path, out: Path, base_url: str | None, strict: bool, show: bool
) -> None:
    """Render the gallery into a folder of static pages.

    Only files that differ are written, and files that are no longer made are removed. An invalid project is reported
    and left out; with mistakes in the settings or in a template nothing is written.
    """
    start = time.perf_counter()
    sources = building.Sources(data, config, theme, base_url, strict)
    gallery = sources.gallery(_progress(start), out=out, kept=partial(earlier, out))
    written = write_site(out, gallery.files)
    click.echo(_closing_line(gallery, written, out, time.perf_counter() - start))
    if show:
        import webbrowser

        webbrowser.open((out / "index.html").resolve().as_uri())


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
