"""What the tests of the gallery share: books, a rendered gallery, and a reader of its pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import count

import pytest

from generator.gallery.render import Gallery, render
from generator.gallery.theme import Theme
from generator.model.catalog import Catalog
from generator.model.project import Project
from generator.model.settings import Settings

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))


@dataclass
class Element:
    """One element of a page, and all the text inside it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


class Reader(HTMLParser):
    """A page as the standard library's parser understands it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.text = ""
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        assert not self._open, f"never closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        for element in self._open:
            element.text += data

    def all(self, tag: str, css_class: str = "") -> list[Element]:
        """Every element of a name and, when given, of a class."""
        return [el for el in self.elements if el.tag == tag and (not css_class or css_class in el.classes)]

    def one(self, tag: str, css_class: str = "") -> Element:
        """The only such element."""
        (element,) = self.all(tag, css_class)
        return element


@pytest.fixture(scope="session")
def read():
    """Parse a page or a piece of one."""

    def read_html(html: str | bytes) -> Reader:
        return Reader(html.decode() if isinstance(html, bytes) else str(html))  # Markup would escape what it joins

    return read_html


@pytest.fixture(scope="session")
def book():
    """Make a project; every one gets an address of its own unless told otherwise."""
    numbers: Iterator[int] = count(1)

    def make(title: str = "A book", **fields) -> Project:
        return Project(title, fields.pop("url", f"https://books.example/{next(numbers)}/"), **fields)

    return make


@pytest.fixture(scope="session")
def theme() -> Theme:
    """The shipped theme."""
    return Theme()


@pytest.fixture(scope="session")
def strings(theme):
    """The texts of the shipped theme in a language, by default in English."""
    return lambda language="en": theme.speaking(language).strings


@pytest.fixture
def themed(tmp_path):
    """Make a theme of files by their paths."""

    def make(files: dict[str, str | bytes]) -> Theme:
        (tmp_path / "theme").mkdir(exist_ok=True)
        for name, content in files.items():
            file = tmp_path / "theme" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return Theme(tmp_path / "theme")

    return make


@pytest.fixture(scope="session")
def gallery(theme, tmp_path_factory):
    """Render a gallery of some projects, by default without social cards and with an empty data folder."""
    nothing = tmp_path_factory.mktemp("data")
    default = Settings(social_cards="none")

    def make(*projects: Project, settings: Settings = default, folder=nothing, theme=theme) -> Gallery:
        return render(Catalog(projects), settings, theme, folder, lambda _: None)

    return make
