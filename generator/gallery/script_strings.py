"""The texts that scripts need, and how they write numbers and days, as JSON for a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from generator.gallery.dates import month_names
from generator.gallery.embedded import as_json_in_html
from generator.gallery.placeholders import COUNT, FORMS
from generator.gallery.strings import Message, Strings

GROUP = "script."
"""Where the keys of these texts begin."""


def script_strings(strings: Strings, date_format: str, fields: Mapping[str, str]) -> Markup:
    """What stands in `<script id="gallery-strings">`.

    `texts` by their keys, each a text, or, when it is given a count, an object of its forms `one` and `other`;
    `group`, the sign between thousands; `date`, the pattern and the months for days, or null for `YYYY-MM-DD` as it is;
    `fields`, the label of each field that the gallery can be filtered by.
    """
    texts = {
        key.removeprefix(GROUP): _forms(message) for key, message in strings.messages.items() if key.startswith(GROUP)
    }
    data = {"language": strings.language, "group": strings.text("numbers.group"), "date": None, "texts": texts}
    data["fields"] = dict(fields)
    if date_format != "iso":
        pattern = strings.messages[f"dates.{date_format}"].other.text
        data["date"] = {"pattern": pattern, "months": month_names(date_format, strings)}
    return as_json_in_html(data)


def _forms(message: Message) -> Any:
    if COUNT in message.needs:
        return dict(zip(FORMS, (message.one.text, message.other.text), strict=True))
    return message.other.text
