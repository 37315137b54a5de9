"""`tags`: which tags there are, which are probably one, and the aliases that make them one."""

from __future__ import annotations

import codecs
import sys
from pathlib import Path

import click

from generator.commands import options
from generator.documents.yaml_edit import with_entries, written
from generator.errors import DocumentError
from generator.files import read_bytes, read_text, save_bytes
from generator.model.problems import errors
from generator.model.tag_review import TagReview, review_tags
from generator.model.tag_settings import SECTION
from generator.model.text import printable
from generator.reports.problems import plural
from generator.reports.tags import proposals_as_text, review_as_json, review_as_text
from generator.stores.open_store import open_store

ALIASES = (SECTION, "aliases")


@click.command(epilog="Example: python -m generator tags --fix")
@options.data
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    help="The settings, for what is ordered already.  [default: site.yml beside the data, if it is there]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Lines for people, or a JSON object.",
)
@click.option("--fix", is_flag=True, help="Show the aliases that are proposed, ask, and write them into the settings.")
@click.option("--yes", is_flag=True, help="With --fix: write without asking.")
def tags(data: Path | None, config: Path | None, form: str, fix: bool, yes: bool) -> None:
    """List every tag with its count, tags that are probably one and the same, and tags used once.

    Of tags that are alike the most used one is kept, or the one that the settings name. The data are never changed.
    """
    if yes and not fix:
        raise click.UsageError("--yes goes with --fix.")
    file = config or (data.with_name(options.CONFIG.name) if data else options.CONFIG)
    settings = options.settings_of(file, required=config is not None)
    loaded = open_store(options.place_of(data, file)).load()
    options.show(loaded.locate(errors(loaded.problems)))
    review = review_tags(loaded.catalog.projects, settings.tags)
    if form == "json":
        click.echo(review_as_json(review))
    elif not fix:
        click.echo("\n".join(review_as_text(review)))
    if fix:
        _fix(file, review, yes=yes, quiet=form == "json")


def _fix(file: Path, review: TagReview, *, yes: bool, quiet: bool) -> None:
    """Show what is proposed, and write it when that is wanted; what is said goes to stderr where JSON is on stdout."""
    if not review.proposals:
        click.echo("No aliases to propose.", err=quiet)
        return
    count = plural(len(review.proposals), "alias", "aliases")
    click.echo(printable(f"{count} for {'.'.join(ALIASES)} in {file}:"), err=quiet)
    click.echo("\n".join(proposals_as_text(review)), err=quiet)
    if not yes and not sys.stdin.isatty():
        click.echo("Nothing was written, since nobody can be asked here. Add --yes to write without asking.", err=True)
    elif yes or click.confirm("Write them?", err=True):
        _write(file, review, quiet=quiet)
        click.echo(printable(f"wrote {count} into {file}"), err=quiet)
    else:
        click.echo("Nothing was written.", err=True)


def _write(file: Path, review: TagReview, *, quiet: bool) -> None:
    """Add the aliases to the settings, every other byte as it stood."""
    is_there = file.exists()
    text = read_text(file) if is_there else ""
    mark = codecs.BOM_UTF8 if is_there and read_bytes(file).startswith(codecs.BOM_UTF8) else b""
    changed = with_entries(file, text, ALIASES, review.proposals)
    if changed is None:
        click.echo("\n".join(map(printable, written(ALIASES, review.proposals))), err=quiet)
        message = "The aliases cannot be added to this file without changing more of it: nothing was written."
        raise DocumentError(message, advice="Put the lines above into it by hand.", file=str(file))
    save_bytes(file, mark + changed.encode())
