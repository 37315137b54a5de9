"""GitHub's API as a sender sees it: where it is, what a dispatch looks like, and where the token may go."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import SplitResult, urljoin, urlsplit

from generator import __version__
from generator.model.urls import check_url

GITHUB_API = "https://api.github.com"
VERSION = "2022-11-28"
USER_AGENT = f"portfolio-generator/{__version__}"
"""GitHub refuses a request that does not say who makes it."""

_LOOPBACK = frozenset(("localhost", "127.0.0.1", "::1"))


def api_base(environ: Mapping[str, str]) -> str:
    """The API's address, which runners tell in `GITHUB_API_URL`, without a slash at its end.

    Raises:
        ValueError: it is no address that a token may be sent to.
    """
    base = environ.get("GITHUB_API_URL", "").strip() or GITHUB_API
    check_url(base)
    parts = urlsplit(base)
    if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
        raise ValueError("does not start with https://, and a token travels there")
    return base.rstrip("/")


def dispatch_url(api: str, name: str) -> str:
    """Where a dispatch to the repository `owner/repo` is posted."""
    return f"{api}/repos/{name}/dispatches"


def dispatch_headers(token: str) -> dict[str, str]:
    """What goes with it."""
    return {
        "Accept": "application/vnd.github+json",
        "Authorization": f"Bearer {token}",
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": USER_AGENT,
        "X-GitHub-Api-Version": VERSION,
    }


def moved_to(api: str, url: str, location: str) -> str:
    """Where the API itself leads a request to; empty when that is anywhere else, where no token may go."""
    try:
        target = urljoin(url, location)
        parts = urlsplit(target)
        is_inside = _origin(parts) == _origin(urlsplit(api)) and parts.path.startswith(
            f"{urlsplit(api).path}/repositories/"
        )
    except ValueError:
        return ""
    return target if is_inside and target != url else ""


def _origin(parts: SplitResult) -> tuple[str, str | None, int | None, str | None]:
    return parts.scheme, parts.hostname, parts.port, parts.username
