"""`merge`: one event file becomes a change to the stored projects."""

from __future__ import annotations

from generator.commands.merge.merging import merge

__all__ = ["merge"]
