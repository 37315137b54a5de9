"""How a template says a text: the filters `t`, `number` and `bdi`, and the tag `texts_lang`."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.nodes import Output, TemplateData
from jinja2.parser import Parser
from markupsafe import Markup, escape

from generator.gallery.strings import Strings

_TEXTS_LANG = "texts_lang"


def add_texts(environment: Environment, strings: Strings) -> None:
    """Let the templates of an environment say the texts of one language.

    `"results.count"|t(count=total)` is a text and `total|number` a number, as the language has them. `title|bdi` keeps
    a text from outside from turning the sentence that it stands in. `{% texts_lang %}`, in the start tag of an element
    that holds nothing but texts, says their language where they stand in for those of another one.
    """
    # Cached: pages say the same few things again and again. Typed: markup is not the text that it equals.
    environment.filters["t"] = lru_cache(maxsize=1024, typed=True)(strings.html)
    environment.filters["number"] = lru_cache(maxsize=1024)(strings.number)
    environment.filters["bdi"] = lru_cache(maxsize=1024, typed=True)(_isolated)
    environment.globals[_TEXTS_LANG] = f' lang="{escape(strings.language)}"' if strings.is_substitute else ""
    environment.add_extension(_TextsLang)


def _isolated(text: str) -> Markup:
    return Markup(f"<bdi>{escape(text)}</bdi>")  # noqa: S704 - escaped right here


class _TextsLang(Extension):
    """A tag and not a variable, so that it costs nothing when a page is rendered."""

    tags = {_TEXTS_LANG}  # noqa: RUF012 - declared by the base class

    def parse(self, parser: Parser) -> Output:
        place = next(parser.stream)
        return Output([TemplateData(self.environment.globals[_TEXTS_LANG])], lineno=place.lineno)
