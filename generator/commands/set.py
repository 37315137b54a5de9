"""`set`: fields of a stored project are changed by hand."""

from __future__ import annotations

from pathlib import Path

import click

from generator.book.typed import typed_fields
from generator.commands import options
from generator.errors import InvalidInput
from generator.gallery.curation import what_counts_more
from generator.model.edits import set_fields, stored_project
from generator.model.merge import ChangeKind
from generator.model.problems import errors
from generator.model.review import review_project
from generator.model.rules import check_rules
from generator.model.text import printable
from generator.stores.open_store import open_store
from generator.stores.settings_file import locate_in_settings


@click.command(epilog='Example: python -m generator set https://you.github.io/book/ title="The Tides" tags=sea,maps')
@click.argument("identity", metavar="URL", callback=options.identity)
@click.argument("texts", metavar="KEY=VALUE...", nargs=-1, required=True, callback=options.pairs)
@options.data
@options.config
@options.dry_run
def set(identity: str, texts: list[tuple[str, str]], data: Path | None, config: Path, dry_run: bool) -> None:  # noqa: A001
    """Change fields of the project with the address URL.

    An empty value takes a field away. Commas stand between tags, semicolons between authors. All other fields, and all
    other projects, stay as they are.

    The book's next event replaces the project, and with it what was set. What is to last is written in the settings,
    below overrides.
    """
    settings = options.settings_of(config, required=config != options.CONFIG)
    store = open_store(options.place_of(data, config))
    loaded = store.load()
    project = stored_project(loaded.catalog, identity)
    values, problems = typed_fields(texts)
    catalog, change = set_fields(loaded.catalog, project, values)
    problems += change.problems
    if change.after:
        about = (*check_rules(change.after, settings), *review_project(change.after))
        problems += [problem for problem in about if problem.pointer[0] in values]
    options.show(problems)
    if errors(problems):
        raise InvalidInput("A field cannot be set so.")
    options.conclude(change, catalog, store, dry_run=dry_run)
    options.show(locate_in_settings(config, what_counts_more(settings, identity, values)))
    if change.kind is ChangeKind.UPDATED:
        last = f"What is to last belongs below overrides in {config}."
        click.echo(printable(f"An event of the book will replace it. {last}"))
