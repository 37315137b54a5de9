"""`new theme`: files of the shipped theme are copied to where they can be changed."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from generator import __version__
from generator.commands.new import options
from generator.commands.new.origin import known_origin
from generator.commands.new.writing import say, write_or_refuse
from generator.errors import FileError
from generator.gallery.theme import default_folder
from generator.scaffold.changes import compare, write
from generator.scaffold.theme_files import FIRST, README, nearest_name, theme_files, theme_names, theme_readme


def _list(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo("\n".join(theme_names(default_folder())))
        context.exit()


def _shipped(_context: click.Context, _option: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    known = theme_names(default_folder())
    for name in names:
        if name not in known:
            meant = nearest_name(name, known)
            advice = f"Is {meant} meant?" if meant else "new theme --list says what there is."
            raise click.BadParameter(f"The theme has no {name}. {advice}")
    return names


@click.command(epilog="Example: python -m generator new theme mytheme --template partials/footer.html")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--template",
    "names",
    multiple=True,
    default=FIRST,
    callback=_shipped,
    metavar="NAME",
    help=f"A file of the shipped theme, by its path in it; may be repeated.  [default: {' and '.join(FIRST)}]",
)
@click.option(
    "--list",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list,
    help="Show the names of all files of the shipped theme.",
)
@options.force
def theme(folder: Path, names: tuple[str, ...], force: bool) -> None:
    """Copy files of the shipped theme into DIR, to be changed there: a theme of your own.

    A README says which version they were copied from. A file that is there already and differs is shown as a
    difference, and nothing is written unless --force is given.
    """
    if folder.resolve() == default_folder():
        message = "This is the shipped theme itself."
        raise FileError(message, advice="Name another folder, such as mytheme.", file=str(folder))
    write_or_refuse(compare(folder, theme_files(default_folder(), names)), force=force)
    _note(folder, names)
    say(f"Now change them, and look: python -m generator build --theme {shlex.quote(str(folder))} --open")


def _note(folder: Path, names: tuple[str, ...]) -> None:
    """Write down in the README of the theme what was copied, and from which version."""
    origin = known_origin()
    version = f"version {__version__}{f', commit {origin.commit}' if origin else ''}"
    [readme] = compare(folder, {README: b""})
    text = theme_readme(readme.before, names, origin.repository if origin else "the generator's repository", version)
    write(compare(folder, {README: text}))
