"""Lines added to a YAML file of somebody's own: what was there stays, byte for byte."""

import re
from pathlib import Path

import hypothesis.strategies as st
import pytest
import yaml
from hypothesis import given

from generator.documents.yaml_edit import with_entries, written
from generator.errors import DocumentError

FILE = Path("site.yml")
WAY = ("tags", "aliases")
ENTRIES = {"ml": "machine learning", "R&D": "no"}
LINES = '    ml: machine learning\n    "R&D": "no"\n'
SECTION = f"tags:\n  aliases:\n{LINES}"

DONE = {
    "an empty file": ("", SECTION),
    "comments alone": ("# Mine\n", f"# Mine\n\n{SECTION}"),
    "no section": ("title: T # mine\n", f"title: T # mine\n\n{SECTION}"),
    "no last line break": ("title: T", f"title: T\n\n{SECTION}"),
    "a section without aliases": (
        "tags: # order\n  # Groups\n  groups:\n    A: [x]\nend: 1\n",
        f"tags: # order\n  aliases:\n{LINES}  # Groups\n  groups:\n    A: [x]\nend: 1\n",
    ),
    "aliases": (
        "tags:\n  aliases:\n    a: b # why\n    # after\n\n  unknown: error\n",
        f"tags:\n  aliases:\n    a: b # why\n{LINES}    # after\n\n  unknown: error\n",
    ),
    "aliases at the end without a line break": (
        "tags:\n  aliases:\n    a: b",
        f"tags:\n  aliases:\n    a: b\n{LINES}",
    ),
    "another indent": (
        "tags:\n      aliases:\n         'a': \"b\"\n",
        "tags:\n      aliases:\n         'a': \"b\"\n" + LINES.replace("    ", "         "),
    ),
    "a block text": (
        "tags:\n  aliases:\n    a: >-\n      b\n      c\n\n# end\n",
        f"tags:\n  aliases:\n    a: >-\n      b\n      c\n\n{LINES}# end\n",
    ),
    "a text of two lines": (
        "tags:\n  aliases:\n    a: b\n     c\nx: 1\n",
        f"tags:\n  aliases:\n    a: b\n     c\n{LINES}x: 1\n",
    ),
    "line breaks of Windows": (
        "tags:\r\n  aliases:\r\n    a: b\r\n",
        f"tags:\n  aliases:\n    a: b\n{LINES}".replace("\n", "\r\n"),
    ),
    "a separator of lines in a text": (
        'a: "\u2028"\ntags:\n  aliases:\n    a: b\n',
        f'a: "\u2028"\ntags:\n  aliases:\n    a: b\n{LINES}',
    ),
    "the start of a document": ("---\ntitle: T\n", f"---\ntitle: T\n\n{SECTION}"),
}
LEFT = {
    "braces": "{}\n",
    "a section in braces": "tags: {unknown: error}\n",
    "aliases in braces": "tags:\n  aliases: {a: b}\n",
    "a list": "- 1\n",
    "no aliases yet": "tags:\n  aliases:\n",
    "a key that is there": "tags:\n  aliases:\n    ml: x\n",
    "an end of the document": "title: T\n...\n",
    "aliases that are written elsewhere": "x: &x\n  a: b\ntags:\n  aliases: *x\n",
}


@pytest.mark.parametrize("name", DONE)
def test_entries_are_added_and_nothing_else_changes(name):
    before, after = DONE[name]
    assert with_entries(FILE, before, WAY, ENTRIES) == after
    assert yaml.safe_load(after)["tags"]["aliases"].items() >= ENTRIES.items()


@pytest.mark.parametrize("name", LEFT)
def test_a_file_in_which_it_cannot_be_done_is_left_alone(name):
    assert with_entries(FILE, LEFT[name], WAY, ENTRIES) is None


def test_a_file_that_is_no_yaml_is_told():
    with pytest.raises(DocumentError, match="not YAML"):
        with_entries(FILE, "a: [", WAY, ENTRIES)


def test_lines_can_be_pasted():
    assert "\n".join(written(WAY, ENTRIES)) + "\n" == SECTION


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).filter(
    lambda text: text.strip()
)
PLAIN = st.dictionaries(TEXTS, TEXTS, max_size=3)
LAYOUT = st.fixed_dictionaries(
    {},
    optional={
        "title": TEXTS,
        "x": PLAIN,
        "tags": st.fixed_dictionaries(
            {},
            optional={
                "groups": PLAIN,
                "aliases": PLAIN,
                "unknown": TEXTS,
            },
        ),
    },
)


@given(LAYOUT, st.dictionaries(TEXTS, TEXTS, min_size=1, max_size=4), st.booleans())
def test_whatever_is_added_can_be_read_again(content, entries, with_comments):
    text = yaml.safe_dump(content, sort_keys=False, allow_unicode=True) if content else ""
    if with_comments:
        text = re.sub(r"^(?=[\w ]*\w+:)", "# a comment\n", text, flags=re.MULTILINE)
    changed = with_entries(FILE, text, WAY, entries)
    if changed is None:
        existing = content.get("tags", {}).get("aliases", {})
        assert "{}" in text or existing.keys() & entries.keys()
        return
    start = next(place for place in range(len(changed)) if changed[: place + 1] != text[: place + 1])
    length = len(changed) - len(text)
    assert any(changed[:at] + changed[at + length :] == text for at in range(start + 1))
    assert yaml.safe_load(changed)["tags"]["aliases"].items() >= entries.items()
