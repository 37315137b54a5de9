"""Shared by the tests of the model: a clock that stands still, and events as GitHub writes them."""

from datetime import datetime, timezone

import pytest

from generator.model.payload import decode


@pytest.fixture
def now():
    return datetime(2026, 3, 14, 9, 30, tzinfo=timezone.utc)


@pytest.fixture
def decoded():
    """Decodes a payload; `action` is the event type without its common beginning."""

    def decode_payload(action="updated", /, **payload):
        return decode({"action": f"project-{action}", "client_payload": payload})

    return decode_payload


@pytest.fixture
def event(decoded):
    """A valid event about one book; fields are added or replaced."""

    def make(action="updated", /, **payload):
        found = decoded(action, **({"url": "https://ada.example.org/book/", "title": "A book"} | payload))
        assert found.event, found.problems
        return found.event

    return make
