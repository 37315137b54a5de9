"""The theme: templates and assets from the owner's folder, and from the shipped one for whatever that lacks."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, FileSystemLoader, StrictUndefined, TemplateError, pass_context
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError
from jinja2.runtime import Context
from markupsafe import Markup

from generator.errors import ThemeError
from generator.files import read_bytes
from generator.gallery.languages import FALLBACK, load_strings
from generator.gallery.parts import joined
from generator.gallery.template_texts import add_texts
from generator.gallery.views import SiteView

ORIGINAL = "default:"

_PACKAGE = Path(__file__).resolve().parents[1]
_TEMPLATE_ENDING = ".jinja"
_FONTS = (".ttf", ".otf", ".ttc", ".woff2", ".woff")

# Whatever an expression in a template can raise.
_TEMPLATE_ERRORS = (
    *(TemplateError, ArithmeticError, AttributeError, LookupError),
    *(OSError, RecursionError, TypeError, ValueError),
)


def default_folder() -> Path:
    """The shipped theme: inside an installed package, or beside it in a checkout."""
    packaged = _PACKAGE / "templates"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "templates"


class Theme:
    """Renders templates by name and knows every asset.

    `folder` overrides the shipped theme file by file; None is the shipped theme alone. In a template the name
    `default:NAME` reaches the shipped NAME, and the filter `t` the texts of the interface (`strings`).
    """

    def __init__(self, folder: Path | None = None, language: str = FALLBACK) -> None:
        if folder and not folder.is_dir():
            raise ThemeError("The theme is not a folder.", advice="Check --theme.", file=str(folder))
        self._folders = [default_folder(), *([folder] if folder else [])]
        self._folder = folder
        self._languages = {language: self}
        self.strings = load_strings(self._folders, language)
        self._environment = Environment(
            loader=_ThemeLoader(self._folders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,  # a build reads each template once; no need to ask the disk whether it changed
        )
        self._environment.filters["asset"] = self._asset
        add_texts(self._environment, self.strings)
        self._fingerprints: dict[str, str] = {}

    def assets(self, site: SiteView) -> dict[str, bytes]:
        """Every asset by its path below `assets/`; parts of style sheets and scripts joined as `parts` tells.

        An asset template (`NAME.jinja`) becomes NAME; one that renders to nothing is left out.
        """
        found = {path: self._content(path, file, site) for path, file in self._files("assets").items()}
        assets = joined({path: content for path, content in found.items() if content is not None})
        self._fingerprints = {path: hashlib.sha256(data).hexdigest()[:10] for path, data in assets.items()}
        return dict(sorted(assets.items()))

    def fonts(self) -> dict[str, bytes]:
        """Every font for pictures by its path below `fonts/`."""
        found = sorted(self._files("fonts").items())
        return {path: read_bytes(file) for path, file in found if file.suffix.lower() in _FONTS}

    def speaking(self, language: str) -> Theme:
        """The same theme in another language, or in English for want of its texts.

        Raises:
            ThemeError: a text of the interface is missing or wrong; with file and line.
        """
        if language not in self._languages:
            self._languages[language] = Theme(self._folder, language)
        return self._languages[language]

    def render(self, name: str, **context: Any) -> str:
        """Render one template.

        Raises:
            ThemeError: it is missing, cannot be parsed, or uses a name that is not defined; with file and line.
        """
        return self.renderer(name)(context)

    def renderer(self, name: str) -> Callable[[Mapping[str, Any]], str]:
        """A function that renders one template again and again."""
        try:
            template = self._environment.get_template(name)
        except (TemplateError, OSError, RecursionError, UnicodeDecodeError) as error:
            raise self._explained(error) from error

        def render(context: Mapping[str, Any]) -> str:
            try:
                return template.render(context)
            except _TEMPLATE_ERRORS as error:
                raise self._explained(error) from error

        return render

    def _files(self, part: str) -> dict[str, Path]:
        """The files of one folder of the theme, by their paths in it; the owner's before the shipped ones."""
        found: dict[str, Path] = {}
        for folder in self._folders:
            for file in sorted((folder / part).rglob("*")):
                path = file.relative_to(folder / part).as_posix()
                if file.is_file() and not any(step.startswith(".") for step in path.split("/")):
                    found[path.removesuffix(_TEMPLATE_ENDING)] = file
        return found

    def _content(self, path: str, file: Path, site: SiteView) -> bytes | None:
        if file.suffix != _TEMPLATE_ENDING:
            return read_bytes(file)
        rendered = self.render(f"assets/{path}{_TEMPLATE_ENDING}", site=site)
        return rendered.encode() if rendered.strip() else None

    @pass_context
    def _asset(self, context: Context, path: str) -> str:
        """Filter: the address of an asset, with its fingerprint so that browsers never keep an old one."""
        if path not in self._fingerprints:
            raise TemplateNotFound(f"assets/{path}")
        return f"{context['root']}assets/{path}?v={self._fingerprints[path]}"

    def _explained(self, error: Exception) -> ThemeError:
        """Say where in the theme an error of Jinja's or of a template's expression happened."""
        advice = "Mend the template, or delete it from your theme to get the shipped one."
        file, line = self._place(error)
        if isinstance(error, TemplateNotFound):
            message = f"The theme has no {error.name!r}."
            return ThemeError(message, advice=advice, file=file or str(self._folders[-1]), line=line)
        if isinstance(error, TemplateSyntaxError):
            file, line = error.filename or file, error.lineno
        return ThemeError(f"The template cannot be rendered: {error}.", advice=advice, file=file, line=line)

    def _place(self, error: Exception) -> tuple[str, int]:
        """The innermost frame of a template: Jinja gives its frames the template's file and line."""
        place = ("", 0)
        traceback = error.__traceback__
        while traceback:
            file = traceback.tb_frame.f_code.co_filename
            if any(Path(file).is_relative_to(folder) for folder in self._folders):
                place = (file, traceback.tb_lineno)
            traceback = traceback.tb_next
        return place


class _ThemeLoader(BaseLoader):
    """Looks in the owner's folder first, and only in the shipped theme for names that start with `default:`."""

    def __init__(self, folders: list[Path]) -> None:
        self._original = FileSystemLoader(folders[0])
        self._layered = FileSystemLoader(folders[::-1])

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        if template.startswith(ORIGINAL):
            return self._original.get_source(environment, template.removeprefix(ORIGINAL))
        return self._layered.get_source(environment, template)


def as_markup(rendered: str) -> Markup:
    """Mark what a template rendered, and has therefore escaped, as safe to stand in another template."""
    return Markup(rendered)  # noqa: S704 - autoescape is on for every template
