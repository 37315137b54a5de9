"""`new`: the first files of a portfolio, and those that wire a book up to one."""

from __future__ import annotations

import click

from generator.commands.new.book import book
from generator.commands.new.portfolio import portfolio


@click.group(epilog="Example: python -m generator new portfolio my-portfolio")
def new() -> None:
    """Start a portfolio, or wire a book up to one."""


new.add_command(portfolio)
new.add_command(book)
