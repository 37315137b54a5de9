"""`remove`: a project leaves the data, and a late event does not bring it back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from generator.commands import options
from generator.model.dates import UTC
from generator.model.edits import check_is_there
from generator.model.merge import merge
from generator.model.payload import Event, EventType
from generator.model.project import Tombstone
from generator.model.settings import check_references
from generator.stores.open_store import open_store
from generator.stores.settings_file import load_settings, locate_in_settings


@click.command(epilog="Example: python -m generator remove https://you.github.io/book/ --dry-run")
@click.argument("identity", metavar="URL", callback=options.identity)
@options.data
@options.config
@options.dry_run
def remove(identity: str, data: Path | None, config: Path, dry_run: bool) -> None:
    """Remove the project with the address URL.

    The data remember when, so an older event that arrives late does not bring it back; the book's next deployment does.
    To keep a book off the site for good, write its address below hidden in the settings.
    """
    settings, _ = load_settings(config, required=config != options.CONFIG)
    store = open_store(options.place_of(data, config))
    loaded = store.load()
    check_is_there(loaded.catalog, identity)
    catalog, change = merge(loaded.catalog, Event(EventType.DELETED, Tombstone(identity)), datetime.now(UTC))
    options.conclude(change, catalog, store, dry_run=dry_run)
    before = {project.identity for project in loaded.catalog.projects}
    known = check_references(settings, before)
    dead = [problem for problem in check_references(settings, before - {identity}) if problem not in known]
    options.show(locate_in_settings(config, dead))
