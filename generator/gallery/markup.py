"""Markdown from outside becomes sanitised HTML, and plain text for where markup has no place."""

from __future__ import annotations

import html
import re
from functools import cache, lru_cache
from urllib.parse import quote, urljoin
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE
from markupsafe import Markup

SUMMARY_LENGTH = 280
REMEMBERED = 4096
"""How many texts a renderer remembers."""
MAX_SEARCH = 2_000_000
"""Characters that the parser may step over in search of brackets' partners: about a second of work."""

_TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "code", "em", "strong", "a"),
    *("ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"),
}
_TEXT_ONLY = nh3.Cleaner(tags=set())
_MERE_BRACKET = "\ufdd0"
"""Stands for a bracket on its way through the parser; no text from outside may hold this character."""
_PARTNERS = {"[": "]", "(": ")"}
_LINK_PARTS = re.compile(r"[][()]|\n[ \t]*\n|\Z")
# Pages allow no inline style: what the parser says of a table's columns becomes a class.
_ALIGNMENTS = {"text-align: center;": "center", "text-align: right;": "end"}
_LEADS_SOMEWHERE = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
# What browsers would encode themselves, but no valid address may hold.
_NOT_IN_ADDRESSES = re.compile(r"[ \"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})")
_BLOCK_END = re.compile(r"</(?:p|h[1-6]|blockquote|pre|li|tr|th|td)>|<[bh]r ?/?>")


class MarkdownRenderer:
    """Renders Markdown without raw HTML: what looks like a tag is shown as it was written.

    Links lead to http(s) and mailto addresses only; relative ones are resolved against the book. A picture becomes a
    link to it, so that opening a page asks no third party for anything. One renderer serves a whole build.
    """

    def __init__(self) -> None:
        # As objects: looking extensions up by name reads the metadata of every installed package.
        extensions = [FencedCodeExtension(), TableExtension(), SaneListExtension()]
        self._markdown = Markdown(extensions=extensions, output_format="html")
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.inlinePatterns.deregister("html")
        self._adaptation = _Adaptation(self._markdown)
        self._markdown.treeprocessors.register(self._adaptation, "adaptation", 0)
        self._cleaner = nh3.Cleaner(
            tags=_TAGS,
            attributes={"a": {"href", "title"}, "ol": {"start"}},
            allowed_classes={cell: set(_ALIGNMENTS.values()) for cell in ("th", "td")},
            url_schemes={"http", "https", "mailto"},
            url_relative="deny",
            link_rel="nofollow noopener",
        )
        self._remembered = lru_cache(REMEMBERED)(self._rendered)
        self._line_cleaner = nh3.Cleaner(
            tags={"em", "strong", "code", "a"},
            attributes={"a": {"href", "title"}},
            link_rel="nofollow noopener",
        )

    def render(self, source: str, base: str) -> Markup:
        """HTML of some Markdown in the book at the address `base`."""
        return self._remembered(source, base) if source.strip() else Markup()

    def _rendered(self, source: str, base: str) -> Markup:
        self._adaptation.base = base
        rendered = self._markdown.reset().convert(_without_costly_brackets(source)).replace(_MERE_BRACKET, "[")
        return Markup(self._cleaner.clean(rendered))  # noqa: S704 - the sanitiser's output is the one HTML we trust

    def render_line(self, source: str, base: str) -> Markup:
        """The same of a single line: emphasis, code and links stay, and of all else the mere text."""
        return Markup(self._line_cleaner.clean(str(self.render(source, base))).strip())  # noqa: S704 - sanitised


@cache
def shared_renderer() -> MarkdownRenderer:
    """The one of this process: a preview builds again and again, mostly of the same texts."""
    return MarkdownRenderer()


def _without_costly_brackets(source: str) -> str:
    """The text, its square brackets as mere characters where the search for their partners would take minutes.

    The parser searches for the end of each link from its start, to the end of the paragraph if there is none.
    """
    cost = 0
    open_at: dict[str, list[int]] = {"]": [], ")": []}
    for found in _LINK_PARTS.finditer(source):
        part, place = found.group(), found.start()
        if part in _PARTNERS:
            open_at[_PARTNERS[part]].append(place)
        elif part in open_at:
            cost += place - open_at[part].pop() if open_at[part] else 0
        else:
            cost += sum(place - start for starts in open_at.values() for start in starts)
            open_at = {"]": [], ")": []}
    return source if cost <= MAX_SEARCH else source.replace("[", _MERE_BRACKET)


def plain_text(rendered: Markup) -> str:
    """The text of rendered Markdown, in one line."""
    # As a plain text: substituting in Markup would escape what it puts together.
    spaced = _BLOCK_END.sub(r"\g<0> ", str(rendered))
    return " ".join(html.unescape(_TEXT_ONLY.clean(spaced)).split())


def summarise(text: str) -> str:
    """At most `SUMMARY_LENGTH` characters of a text, cut between words unless that would cost too much of it."""
    if len(text) <= SUMMARY_LENGTH:
        return text
    cut = text[:SUMMARY_LENGTH]
    words = cut.rpartition(" ")[0]
    return f"{words if len(words) > SUMMARY_LENGTH // 2 else cut}…"


class _Adaptation(Treeprocessor):
    """Fits a text into the page of its project: headings one level down, links made whole, pictures as links."""

    base = ""

    def run(self, root: Element) -> None:
        self._adapt(root, in_link=False)
        _renumber_headings(root)

    def _adapt(self, element: Element, *, in_link: bool) -> None:
        if alignment := _ALIGNMENTS.get(element.attrib.pop("style", "")):
            element.set("class", alignment)
        if element.tag == "img":
            _describe(element, "span" if in_link else "a")
        if element.tag == "a":
            self._lead(element)
        for child in element:
            self._adapt(child, in_link=in_link or element.tag == "a")
        if element.tag == "a" and not "".join(element.itertext()).strip():
            element.text = element.get("href", "")

    def _lead(self, link: Element) -> None:
        """Make a link's address whole and valid; a link that may lead nowhere becomes plain text."""
        href = link.get("href", "")
        if href.startswith(AMP_SUBSTITUTE):  # a mail address, spelt in entities that a later step restores
            return
        try:
            href = urljoin(self.base, href)
        except ValueError:  # such as a broken IPv6 address
            href = ""
        if _LEADS_SOMEWHERE.match(href):
            link.set("href", _NOT_IN_ADDRESSES.sub(lambda found: quote(found[0]), href))
        else:
            link.tag = "span"
            link.attrib.clear()


def _renumber_headings(root: Element) -> None:
    """Let headings follow the page's own h1 whatever levels the author used: the first is an h2, none skips a level."""
    outline: list[str] = []
    for element in root.iter():
        if re.fullmatch(r"h[1-6]", element.tag):
            while outline and outline[-1] >= element.tag:
                outline.pop()
            outline.append(element.tag)
            element.tag = f"h{min(len(outline) + 1, 6)}"


def _describe(image: Element, tag: str) -> None:
    """Put words in a picture's place: its alternative text, else its address."""
    source, words = image.get("src", ""), image.get("alt", "")
    image.tag = tag
    image.attrib.clear()
    image.set("href", source)
    image.text = words or source
