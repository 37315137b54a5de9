"""Configurations that nobody would write, and some that somebody did: plain data for hypothesis."""

from typing import Any

from hypothesis import strategies as st

KEYS = (
    *("title", "description", "author", "authors", "tags", "keywords", "logo", "thumbnail", "url", "updated"),
    *("project_metadata", "project", "site", "options", "html", "baseurl", "repository", "github", "extends", "<<"),
    *("sphinx", "config", "html_theme_options", "html_baseurl", "exclude_patterns", "exclude", "license", "doi"),
    *("category", "status", "edition", "extra", "source", "created", "logo_path", "name", "id", "given", "content"),
)
TEXTS = st.sampled_from(
    [
        *("", " ", "Tides", "N/A", "no title", "a, b; c", "<b>x</b>", "&amp;", "{{ x }}", "{%x%}", "a\nb", "a\r\n\tb"),
        *("https://ada.example.org/book", "javascript:x", "../x.png", "figures/logo.png", "2026-03-14", "myst.yml"),
        *("\x00", "\x85", "\u202e", "\ufffe", "\U0001f30a", "x" * 6000, "٣", "1.10", "nan", "::error::x"),
    ]
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | TEXTS | st.text(max_size=20)
CONTENTS: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=5) | st.integers(), inner, max_size=3)
    ),
    max_leaves=5,
)


def configs(*sections: str) -> st.SearchStrategy[dict[Any, Any]]:
    """Objects that have some of the known keys, and below some sections objects again."""
    objects = st.dictionaries(st.sampled_from(KEYS), CONTENTS, max_size=5)
    return st.builds(
        lambda top, parts: top | parts, objects, st.fixed_dictionaries({}, optional=dict.fromkeys(sections, objects))
    )
