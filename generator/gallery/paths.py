"""Where everything stands in the site, and how one page links to another."""

from __future__ import annotations

from pathlib import PurePosixPath

from generator.model.slugs import slugify

INDEX = "index.html"
TAGS_INDEX = "tags/index.html"
EMBED = "embed/index.html"
STATS = "stats/index.html"
ATOM = "feed.xml"
JSON_FEED = "feed.json"


def project_page(slug: str) -> str:
    """The page of a project."""
    return f"projects/{slug}/{INDEX}"


def tag_folder(slug: str) -> str:
    """The folder of a tag's page and feeds, with its slash."""
    return f"tags/{slug}/"


def list_page(folder: str, number: int) -> str:
    """Page `number` of the list in a folder (with its slash, or empty for the site's root)."""
    return f"{folder}{INDEX}" if number == 1 else f"{folder}page/{number}/{INDEX}"


def social_card(name: str, digest: str) -> str:
    """A picture for social networks."""
    return f"assets/cards/{name}-{digest}.png"


def logo_start(logo: str) -> str:
    """The beginning of the paths of what stands for a local logo; digests and endings of ours follow."""
    return f"assets/logos/{slugify(PurePosixPath(logo).stem) or 'logo'}-"


def root_of(path: str) -> str:
    """The way from a page back to the site's root: empty, or `../` for each folder."""
    return "../" * path.count("/")


def public(path: str) -> str:
    """The path as a web server offers it: without `index.html`."""
    return path.removesuffix(INDEX) if path == INDEX or path.endswith(f"/{INDEX}") else path
