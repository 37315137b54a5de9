"""`new`: the first files of a portfolio or a theme, and those that wire a book up to a portfolio."""

from __future__ import annotations

import click

from generator.commands.new.book import book
from generator.commands.new.portfolio import portfolio
from generator.commands.new.theme import theme


@click.group(epilog="Example: python -m generator new portfolio my-portfolio")
def new() -> None:
    """Start a portfolio or a theme, or wire a book up."""


new.add_command(portfolio)
new.add_command(book)
new.add_command(theme)
