"""A built site: where it lies, where it is served, and what leads where in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from lxml import etree

from tests.search_index import read_index


@dataclass(frozen=True)
class Site:
    """A site that `build` made; `address` ends with a slash."""

    folder: Path
    address: str

    @cached_property
    def pages(self) -> list[str]:
        """Paths of all pages."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))

    @cached_property
    def projects(self) -> dict[str, str]:
        """Path of each project's page, by its title, newest first."""
        index = read_index((self.folder / "search.json").read_bytes())
        return {row.title: f"projects/{row.slug}/index.html" for row in index.rows}

    def outline(self, path: str) -> "Outline":
        """What a page links to, and what can be linked to in it."""
        return Outline((self.folder / path).read_bytes())

    def dead_links(self) -> Iterator[str]:
        """Links of any page to files or fragments of this site that do not exist."""
        outlines = {path: self.outline(path) for path in self.pages}
        for path, outline in outlines.items():
            for link in outline.links:
                target, fragment = urldefrag(urljoin(f"{self.address}{path}", link))
                if target.startswith(self.address):
                    found = self.file_at(target)
                    if not (self.folder / found).is_file() or (fragment and fragment not in outlines[found].ids):
                        yield f"{path}: {link}"

    def file_at(self, address: str) -> str:
        """The path of the file that a server offers at an address of this site."""
        path = unquote(address.removeprefix(self.address).partition("?")[0])
        return f"{path}index.html" if not path or path.endswith("/") else path


class Outline:
    """The links and fragments of a page."""

    def __init__(self, html: bytes) -> None:
        elements = list(etree.HTML(html).iter("*"))
        self.links = [link for element in elements for link in (element.get("href"), element.get("src")) if link]
        self.ids = {name for element in elements if (name := element.get("id"))}
