"""The texts of the interface in one language: a key and values in, a text for a reader out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.errors import ThemeError

Value = str | int
"""What may stand in a text: a number is written as the language writes it."""


@dataclass(frozen=True, slots=True)
class Form:
    """A text with placeholders in braces, and the same escaped for HTML."""

    text: str
    html: Markup


@dataclass(frozen=True, slots=True)
class Message:
    """A text in its two forms, for a count of exactly one and for all else, and the values that it has to be given."""

    one: Form
    other: Form
    needs: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Strings:
    """Every text of the interface. A template says `{{ "results.count"|t(count=total) }}`, code `text(…)`.

    Attributes:
        language: what the texts are written in.
        is_substitute: whether the page is meant to speak another language, for which there are no texts.
        file: the file that holds the texts.
    """

    language: str
    is_substitute: bool
    file: str
    messages: Mapping[str, Message]

    def html(self, key: str, /, **values: Value) -> Markup:
        """The text for a template: escaped, as are the values that are no markup themselves.

        Raises:
            LookupError: there is no such text, or it needs other values.
        """
        html = self._form(key, values).html
        if not values:
            return html
        written = {name: escape(self._written(value)) for name, value in values.items()}
        return Markup(str.format_map(html, written))  # noqa: S704 - the form and every value are escaped

    def text(self, key: str, /, **values: Value) -> str:
        """The text for where nothing is escaped, or not yet.

        Raises:
            ThemeError: there is no such text, or it needs other values.
        """
        try:
            form = self._form(key, values)
        except LookupError as error:
            message = f"The texts of the interface do not fit the program: {error.args[0]}."
            advice = "Take the file again from the version of the program that you use."
            raise ThemeError(message, advice=advice, file=self.file) from error
        if not values:
            return form.text
        return form.text.format_map({name: self._written(value) for name, value in values.items()})

    def number(self, number: int) -> str:
        """A whole number, its thousands grouped."""
        return f"{number:,}".replace(",", self.messages["numbers.group"].other.text)

    def decimal(self, number: float) -> str:
        """A number as the language writes it, with the decimal places that it has."""
        whole, _, fraction = str(number).partition(".")
        if not whole.removeprefix("-").isdigit() or "e" in fraction:  # such as 1e+300
            return str(number)
        shown = self.number(int(whole)) if int(whole) or not whole.startswith("-") else "-0"
        return f"{shown}{self.text('numbers.decimal')}{fraction}" if fraction else shown

    def _form(self, key: str, values: Mapping[str, Value]) -> Form:
        message = self.messages.get(key)
        if message is None:
            raise LookupError(f"there is no text {key!r}")
        if values.keys() != message.needs:
            raise LookupError(f"the text {key!r} needs {_listed(message.needs)}, and was given {_listed(values)}")
        return message.one if values.get("count") == 1 else message.other

    def _written(self, value: Value) -> str:
        return self.number(value) if isinstance(value, int) else value


def _listed(names: Collection[str]) -> str:
    return ", ".join(sorted(names)) or "no value"
