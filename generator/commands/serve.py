"""`serve`: a preview that follows the files."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands import building, options
from generator.errors import GeneratorError, InvalidInput, PreviewError
from generator.gallery.output import write_site
from generator.gallery.render import Gallery
from generator.model.problems import Problem, errors, problem_from
from generator.model.settings import Settings
from generator.reports.problems import plural

if TYPE_CHECKING:
    from generator.preview.stage import Built
    from generator.preview.watching import Sources

LIBRARIES = ("starlette", "uvicorn", "watchfiles")


@click.command(epilog="Example: python -m generator serve --open")
@options.data
@options.config
@building.theme
@click.option("--out", type=click.Path(path_type=Path), help="A folder to write each build to as well.")
@building.base_url
@building.strict
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port; 0 takes a free one."
)
@click.option("--open", "show", is_flag=True, help="Open the gallery in the browser.")
def serve(
    data: Path | None,
    config: Path,
    theme: Path,
    out: Path | None,
    base_url: str | None,
    strict: bool,
    host: str,
    port: int,
    show: bool,
) -> None:
    """Show the gallery in the browser while you work on it.

    Data, settings, theme and pictures are watched: after each save the gallery is built anew, and open pages are loaded
    again. A build that fails is shown in the page. Cards for social networks are not drawn. Ctrl-C ends it.
    """
    _check_libraries()
    from generator.preview import server

    place = server.listen(host, port)
    address = server.address_of(place, host)
    sources = building.Sources(data, config, theme, base_url, strict)
    click.echo(f"{address} shows the gallery. Ctrl-C ends the preview.")
    if show:
        import webbrowser

        webbrowser.open(address)
    server.serve(place, host, _Building(sources, address, out), lambda: _watched(sources, out), _report)


def _check_libraries() -> None:
    missing = [library for library in LIBRARIES if not find_spec(library)]
    if missing:
        advice = f"Run python -m pip install {' '.join(missing)}"
        raise PreviewError(f"The preview needs {', '.join(missing)}: not installed.", advice=f"{advice}.")


@dataclass(frozen=True)
class _Building:
    """Builds for the preview at an address; files of the last good build are kept, so that no logo is made twice."""

    sources: building.Sources
    address: str
    out: Path | None
    last: dict[str, bytes] = field(default_factory=dict)

    def __call__(self, first: Collection[str], told: Callable[[str, bytes], None]) -> Built:
        from generator.preview.stage import Built

        start = time.perf_counter()
        problems: list[Problem] = []
        sources = replace(self.sources, show=problems.extend)
        try:
            gallery = sources.gallery(out=self.out, adapt=self._adapt, kept=self.last.get, first=first, told=told)
            if self.out:
                write_site(self.out, gallery.files)
        except InvalidInput:
            return Built(None, errors(problems))
        except GeneratorError as error:
            return Built(None, [*errors(problems), problem_from(error)])
        self.last.clear()
        self.last.update(gallery.files)
        return Built(gallery.files, problems, _line(gallery, time.perf_counter() - start))

    def _adapt(self, settings: Settings) -> Settings:
        """The settings for a preview: at its own address, and without what takes longest."""
        return replace(settings, base_url=self.sources.base_url or self.address, social_cards="none")


def _line(gallery: Gallery, seconds: float) -> str:
    done = f"{plural(gallery.projects, 'project')} on {plural(gallery.pages, 'page')}"
    return f"{done}, in {seconds:.2f} s"


def _report(built: Built) -> None:
    """Show how a build went."""
    options.show(built.problems)
    now = time.strftime("%H:%M:%S")
    if built.files is None:
        click.echo(f"{now} The build failed; the preview shows the last good one, if any.", err=True)
    else:
        click.echo(f"{now} {built.summary}")


def _watched(sources: building.Sources, out: Path | None) -> Sources:
    from generator.preview.watching import sources as sources_at

    data = options.place_of(sources.data, sources.config)
    return sources_at([data, sources.config], [data, data.parent, sources.theme], [out] if out else [])
