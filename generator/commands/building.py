"""What `build` and `serve` share: their options, and the story from data and settings to a rendered gallery."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

import click

from generator.commands import options
from generator.errors import InvalidInput
from generator.gallery.kept import Kept
from generator.gallery.output import check_output
from generator.gallery.render import Gallery, render
from generator.gallery.theme import Theme
from generator.model.formats import check_base
from generator.model.problems import errors
from generator.model.settings import Settings, with_slash
from generator.model.text import printable
from generator.reports.problems import plural
from generator.stores.open_store import open_store
from generator.stores.settings_file import locate_in_settings
from generator.stores.store import Loaded

THEME = Path("templates")


def _checked_url(_context: click.Context, _option: click.Parameter, url: str | None) -> str | None:
    try:
        check_base(url or "https://example.org/")
    except ValueError as error:
        raise click.BadParameter(f"{url} {error}.") from error
    return url


theme = click.option(
    "--theme",
    type=click.Path(path_type=Path),
    default=THEME,
    show_default=True,
    help="A folder whose templates and assets override the shipped ones, file by file.",
)
base_url = click.option(
    "--base-url",
    metavar="URL",
    callback=_checked_url,
    help="The gallery's address, in place of base_url in the settings.",
)
strict = click.option("--strict", is_flag=True, help="Fail, and write nothing, when a project is invalid.")

Progress = AbstractContextManager[Callable[[float], None]]

_NO_PROGRESS: Progress = nullcontext(lambda _: None)


@dataclass(frozen=True)
class Sources:
    """What a gallery is made from, as the command line names it; `show` is given the problems that are found."""

    data: Path | None
    config: Path
    theme: Path
    base_url: str | None
    strict: bool
    show: options.Show = options.show

    def gallery(
        self,
        progress: Progress = _NO_PROGRESS,
        *,
        out: Path | None = None,
        adapt: Callable[[Settings], Settings] = lambda settings: settings,
        kept: Kept = lambda _: None,
        first: Collection[str] = (),
        told: Callable[[str, bytes], None] = lambda _path, _content: None,
    ) -> Gallery:
        """Read data, settings and theme, and render every file; `out` is the folder they are made for.

        Raises:
            InvalidInput: the settings or, if `strict`, the data have errors, which were shown.
            GeneratorError: a file or the theme cannot be used.
        """
        settings = adapt(self._settings())
        data = self.data or (self.config.parent / settings.data if settings.data else options.DATA)
        if out:
            check_output(out, (data, self.config, self.theme))
        loaded = open_store(data).load()
        self._report(loaded)
        with progress as advance:
            gallery = render(loaded.catalog, settings, self._theme(), data.parent, advance, kept, first, told)
        self.show(locate_in_settings(self.config, gallery.settings_problems))
        self.show([*loaded.locate(gallery.logo_problems), *gallery.picture_problems])
        return gallery

    def _settings(self) -> Settings:
        settings = options.settings_of(self.config, required=self.config != options.CONFIG, show=self.show)
        return replace(settings, base_url=with_slash(self.base_url)) if self.base_url else settings

    def _report(self, loaded: Loaded) -> None:
        """Show what is left out; the many small warnings only as a count."""
        broken = errors(loaded.problems)
        self.show(loaded.locate(broken))
        warnings = len(loaded.problems) - len(broken)
        if warnings:
            line = f"{plural(warnings, 'warning')}: see python -m generator validate {loaded.document.file}"
            click.echo(printable(line), err=True)
        if broken and self.strict:
            raise InvalidInput("The data has errors.")

    def _theme(self) -> Theme:
        """The named theme; a folder of the default name need not be there."""
        return Theme(None if self.theme == THEME and not self.theme.exists() else self.theme)
