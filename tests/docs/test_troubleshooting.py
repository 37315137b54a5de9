"""The guide to troubles has every message that the code can print, and none that it cannot."""

import re
from pathlib import Path

import pytest

from generator import cli, errors
from tests.conftest import REPOSITORY
from tests.docs.announcements import read_announcements
from tests.docs.message import HOLE, Message
from tests.docs.messages import read_messages
from tests.docs.pages import guide, rows, spans_of

GUIDE = guide("troubleshooting.md")
CODE = read_messages(REPOSITORY, ["generator"])
SHELL = read_announcements(REPOSITORY, [".github", "generator/scaffold"])

NO_ENTRY = {
    "nothing to push, at try …": "no trouble",
    "No aliases to propose.": "no trouble",
    "… for … in …:": "no trouble: the heading of what tags --fix proposes",
    "wrote … into …": "no trouble",
    "pushed …, at try …": "no trouble",
    "…: …. Likely: … What to do: …": "what an annotation puts around a message",
    "…: ….… What to do: …": "the same",
}


def is_whole(message: Message) -> bool:
    """Whether somebody could search for it; one word that is no sentence is a part of other texts."""
    is_sentence = message.text[:1].isupper() and message.text.endswith(".")
    return message.shown not in NO_ENTRY and (is_sentence or len(re.findall("[A-Za-z]{2,}", message.text)) > 1)


MESSAGES = [message for message in (*CODE, *SHELL) if is_whole(message)]


def entries() -> list[str]:
    """What stands in backticks in the first cells of the tables of messages."""
    found: list[str] = []
    is_open = False
    for first, *_ in rows(GUIDE.text):
        is_open = first == "message" or (is_open and bool(spans_of(first)))
        found += spans_of(first) if is_open else []
    return found


ENTRIES = entries()


def is_in_the_guide(message: Message) -> bool:
    return any(message.is_said_in(entry) for entry in ENTRIES)


def test_the_guide_has_every_message():
    missing = [str(message) for message in MESSAGES if not is_in_the_guide(message)]
    assert missing == [], "docs/troubleshooting.md lacks rows: add each message, its cause and what to do"


def test_the_guide_has_no_message_that_nobody_says():
    stale = [entry for entry in ENTRIES if not any(message.is_said_in(entry) for message in MESSAGES)]
    assert stale == []


def test_every_row_says_why_and_what_to_do():
    assert [cells for cells in rows(GUIDE.text) if len(cells) == 2 and not cells[1]] == []


def test_messages_without_an_entry_are_still_in_the_code():
    assert {message.shown for message in CODE} >= set(NO_ENTRY)


@pytest.mark.parametrize("name", ["troubleshooting.md", "commands.md"])
def test_every_exit_code_is_listed(name):
    family = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    codes = {0, 2, cli.EXIT_BUG, cli.EXIT_INTERRUPTED} | {getattr(kind, "exit_code", 1) for kind in family}
    listed = [cells[0] for cells in rows(guide(name).section("Exit codes"))]
    assert listed == ["code", *map(str, sorted(codes))]


def test_messages_are_followed_to_where_they_are_written(tmp_path):
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "one.py").write_text(
        'WORD = "constant"\n'
        "def fail(path, what):\n"
        '    raise FileError(f"The file {what} is {path}.", file=path)\n'
        "def all_of_them(path):\n"
        '    fail(path, "in the way" if path else f"of {WORD} size")\n'
        "    message = 'A local text'\n"
        "    raise GitError(message) from None\n",
        "utf-8",
    )
    (tmp_path / "made" / "two.py").write_text(
        "from made.one import fail as give_up\ndef other():\n    give_up('x', what='out of reach')\n", "utf-8"
    )
    texts = {message.text for message in read_messages(tmp_path, ["made"])}
    assert texts == {
        f"The file {HOLE} is {HOLE}.",
        "in the way",
        "of constant size",
        "A local text",
        "out of reach",
        "x",
    }


def test_messages_of_shell_scripts_are_read(tmp_path):
    (tmp_path / "act").mkdir()
    (tmp_path / "act" / "do.sh").write_text(
        'echo "::error title=A::It is $found here," \\\n    "and nowhere else."\nfail "No way."\necho "all is well"\n',
        "utf-8",
    )
    assert [message.text for message in read_announcements(tmp_path, ["act"])] == [
        f"It is {HOLE} here, and nowhere else.",
        "No way.",
    ]


def test_a_message_without_a_row_is_found_out():
    message = Message("The moon is in the way", Path("generator/moon.py"))
    assert not is_in_the_guide(message)


def test_a_good_part_of_the_messages_is_found():
    assert len(MESSAGES) > 140
