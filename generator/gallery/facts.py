"""Facts: what a project's well-known and custom fields say, labelled and written as readers see them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from generator.gallery.dates import date_view
from generator.gallery.strings import Strings
from generator.gallery.views import Fact
from generator.model.fields import FieldKind, FieldSetting, badge_colors, is_moment, items_of, number_of, value_of
from generator.model.project import WELL_KNOWN_FIELDS, Project, Scalar
from generator.model.settings import Settings
from generator.model.urls import is_url

PLAIN_BADGE = "0"
"""The badge of a value for which no colour is set."""

_USUAL_FIELDS = tuple(FieldSetting(name) for name in WELL_KNOWN_FIELDS)


class Facts:
    """Makes the facts of projects, as `fields` of site.yml asks; without it, of the well-known fields."""

    def __init__(self, settings: Settings, strings: Strings) -> None:
        self._strings = strings
        self._date_format = settings.date_format
        self._fields = settings.fields or _USUAL_FIELDS
        self._labels = {field.name: label_of(field, strings) for field in self._fields}
        self._badges = {color: str(number) for number, color in enumerate(badge_colors(self._fields), start=1)}

    def on_page(self, project: Project) -> tuple[Fact, ...]:
        """Those that the project's own page shows."""
        return self._facts(project, (field for field in self._fields if field.page))

    def on_card(self, project: Project) -> tuple[Fact, ...]:
        """Those that its card shows."""
        return self._facts(project, (field for field in self._fields if field.card))

    def _facts(self, project: Project, fields: Iterable[FieldSetting]) -> tuple[Fact, ...]:
        facts = (self._fact(field, items_of(value_of(project, field.name), field.kind)) for field in fields)
        return tuple(fact for fact in facts if fact.value)

    def _fact(self, field: FieldSetting, items: Sequence[Scalar]) -> Fact:
        value = ", ".join(shown for item in items if (shown := self._shown(item, field.kind)))
        only = str(items[0]) if len(items) == 1 else ""
        if field.kind is FieldKind.BADGE:
            color = dict(field.colors).get(only, "").lower()
            return Fact(self._labels[field.name], value, badge=self._badges.get(color, PLAIN_BADGE))
        return Fact(self._labels[field.name], value, url=only if is_url(only) else "")

    def _shown(self, item: Scalar, kind: FieldKind) -> str:
        if isinstance(item, bool):
            return yes_or_no(item, self._strings)
        if kind is FieldKind.DATE and is_moment(item):
            view = date_view(str(item), self._date_format, self._strings)
            return view.text if view else ""
        number = number_of(item) if kind is FieldKind.NUMBER else None
        if number is not None:
            return self._strings.decimal(number)
        text = str(item)
        return _short(text) if kind is FieldKind.LINK and is_url(text) else text


def label_of(field: FieldSetting, strings: Strings) -> str:
    """What readers see before the field's value."""
    is_known = field.name in WELL_KNOWN_FIELDS
    return field.label or (
        strings.text(f"fields.{field.name}") if is_known else field.name[:1].upper() + field.name[1:]
    )


def yes_or_no(value: bool, strings: Strings) -> str:
    """What readers see of true and false."""
    return strings.text("fields.yes" if value else "fields.no")


def _short(address: str) -> str:
    """An address without what nobody reads: the scheme, and a slash at the end."""
    parts = urlsplit(address)
    return address.removeprefix(f"{parts.scheme}://").rstrip("/")
