"""Where a package came from: the repository and the commit, from its own checkout or from what pip wrote down."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from generator.git.checkout import read_checkout, repository_name

_ARCHIVE = re.compile(r"(https?://[^/\s]+/[^/\s]+/[^/\s]+)/archive/([0-9a-f]{40})\.(?:tar\.gz|zip)")
_COMMIT = re.compile(r"[0-9a-f]{40}")


@dataclass(frozen=True, slots=True)
class Provenance:
    """A repository, as OWNER/NAME, a commit of it, and whether others can have that commit."""

    repository: str
    commit: str
    is_pushed: bool = True


def provenance(package: Path, direct_url: str) -> Provenance | None:
    """Where a package came from; None when nothing tells.

    Args:
        package: the package's folder, which lies at the top of its checkout, if it lies in one.
        direct_url: the content of the file that PEP 610 defines; empty when there is none.
    """
    checkout = read_checkout(package)
    if checkout and checkout.root == package.resolve().parent and checkout.repository and checkout.commit:
        return Provenance(checkout.repository, checkout.commit, checkout.is_pushed)
    return _installed(direct_url)


def _installed(direct_url: str) -> Provenance | None:
    try:
        noted = json.loads(direct_url)
    except ValueError:
        return None
    address = str(noted.get("url", "")) if isinstance(noted, dict) else ""
    if archive := _ARCHIVE.fullmatch(address):
        address, commit = archive.groups()
    else:
        vcs = noted.get("vcs_info") if address else None
        commit = str(vcs.get("commit_id", "")) if isinstance(vcs, dict) else ""
    repository = repository_name(address)
    return Provenance(repository, commit) if repository and _COMMIT.fullmatch(commit) else None
