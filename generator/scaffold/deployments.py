"""Workflows that publish a book already: two of them would overwrite each other's pages."""

from __future__ import annotations

from pathlib import Path

from generator.files import read_bytes

_SIGNS = (b"deploy-pages", b"actions-gh-pages", b"github-pages-deploy-action", b"ghp-import")


def other_deployments(workflow: Path) -> list[Path]:
    """The workflows beside one that publish pages as well."""
    files = sorted(file for file in workflow.parent.glob("*.y*ml") if file.is_file() and file.name != workflow.name)
    return [file for file in files if any(sign in read_bytes(file) for sign in _SIGNS)]
