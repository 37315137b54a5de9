"""A page's head: HTML comes in, what its title and its `<meta>` elements say goes out, not yet checked by anybody."""

from __future__ import annotations

import re
from contextlib import suppress
from html.parser import HTMLParser

MAX_HEAD = 128 << 10
"""Bytes of a page that are looked into: its head stands first."""

_REFRESH = re.compile(r"\s*\d+\s*[;,]\s*url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)


class Head(HTMLParser):
    """What a page says of itself.

    Attributes:
        title: the text of the first `<title>`.
        metas: content of the first `<meta>` of each name or property, by it; those without content left out.
        refresh: the address that the page sends its readers on to.
    """

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.metas: dict[str, str] = {}
        self.refresh = ""
        self._titles = 0
        self._is_in_title = False

    @property
    def image(self) -> str:
        """The picture for social networks."""
        return self.metas.get("og:image", "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a `<meta>`, and the beginning of the title."""
        said = {name: (value or "").strip() for name, value in attrs}
        if tag == "title":
            self._titles += 1
            self._is_in_title = self._titles == 1
        elif tag == "meta":
            self._note(said)

    def handle_data(self, data: str) -> None:
        """Note the text of the title."""
        self.title += data if self._is_in_title else ""

    def handle_endtag(self, tag: str) -> None:
        """Note the end of the title."""
        self._is_in_title = self._is_in_title and tag != "title"

    def _note(self, said: dict[str, str]) -> None:
        content = said.get("content", "")
        for name in (said.get("property"), said.get("name")):
            if name and content:
                self.metas.setdefault(name.lower(), content)
        if said.get("http-equiv", "").lower() == "refresh":
            found = _REFRESH.match(content)
            self.refresh = found.group(1) if found else ""


def read_head(page: bytes) -> Head:
    """Read the beginning of a page, however broken it is."""
    head = Head()
    with suppress(AssertionError):  # HTMLParser's word for `<![x[`
        head.feed(page[:MAX_HEAD].decode("utf-8", "replace"))
    return head
