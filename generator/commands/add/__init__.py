"""`add`: a project comes from the command line, from a book, or from somebody's answers."""

from __future__ import annotations

from generator.commands.add.adding import add

__all__ = ["add"]
