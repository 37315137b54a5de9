"""The compiled checker never accepts what jsonschema refuses: it only saves asking."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.schema import explained_refusals, is_surely_valid

TEXTS = st.one_of(
    st.text(max_size=30),
    st.text(st.characters(), max_size=4),
    st.sampled_from(
        [
            *("", " ", "a\n", "a\r", "a\tb", "\ud800", "\x00", "\x7f", "\ufdd0", "é" * 200, "😀" * 200, "😀" * 201),
            *("https://books.example.org/", "HTTP://X.org", "https://x.org\n", "javascript:1", "https://u:p@x.org/"),
            *("2026-03-14", "2026-02-30", "2026-03-14T09:30:00Z", "2026-03-14\n", "logos/a.svg", "../a.svg"),
            *("owner/name", "owner/name\n", "4b825dc", "4b825dc\n", "#1d6a72", "#1d6a72\n", "en", "en\n"),
            *("0", "8px", "8px\n", "33px", "1.5rem", "Inter, Segoe UI", "Inter\n", '"Inter"', "serif;"),
        ]
    ),
)
SCALARS = st.one_of(
    TEXTS, st.integers(), st.sampled_from([10**400, -1, 0, 1, 1.0, 1.5, True]), st.floats(allow_nan=False), st.none()
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXTS, inner, max_size=4)),
    max_leaves=8,
)
NAMES = st.one_of(
    st.sampled_from(
        [
            *("title", "url", "description", "body", "author", "tags", "logo", "updated", "created", "repository"),
            *("category", "status", "source", "commit", "run_id", "run_attempt", "deployed_at", "language", "theme"),
            *("accent", "links", "label", "fields", "name", "card", "per_page", "date_format", "featured", "trusted"),
            *("radius", "fonts", "sans", "serif", "overrides", "hidden", "order"),
        ]
    ),
    st.text(string.printable, max_size=8),
)
RECORDS = st.one_of(
    VALUES, st.dictionaries(NAMES, st.one_of(VALUES, st.dictionaries(NAMES, VALUES, max_size=5)), max_size=8)
)
BOOK = {"title": "A book", "url": "https://books.example.org/"}


@pytest.mark.slow
@pytest.mark.parametrize(("schema", "definition"), [("projects", "project"), ("projects", "tombstone"), ("site", "")])
@settings(max_examples=100)
@given(record=RECORDS, keep=st.booleans())
def test_both_checkers_agree(schema, definition, record, keep):
    if keep and isinstance(record, dict):
        record = BOOK | record
    if is_surely_valid(schema, definition, record):
        assert explained_refusals(schema, definition, record) == []


@pytest.mark.parametrize("record", [BOOK, BOOK | {"tags": ["a"], "edition": 2, "source": {"run_id": 1}}])
def test_what_is_plainly_valid_needs_no_second_opinion(record):
    assert is_surely_valid("projects", "project", record)
    assert explained_refusals("projects", "project", record) == []


@pytest.mark.parametrize("text", ["a\ud800", "a\n", "a" * 201])
def test_what_is_invalid_is_left_to_the_one_that_explains(text):
    assert not is_surely_valid("projects", "project", BOOK | {"title": text})
    assert explained_refusals("projects", "project", BOOK | {"title": text})
