"""The texts that scripts say: each is there, is given what it needs, and none is there in vain."""

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase

from generator.gallery.script_strings import GROUP
from generator.gallery.theme import default_folder
from tests.gallery.pseudo import shipped, texts

SCRIPTS = sorted((default_folder() / "assets" / "js").rglob("*.js"))
CALL = re.compile(r"\btexts\.text\(")
# A text in quotes, unless it is compared with something, or one that ends in a value.
KEY = re.compile(r'"(\w+)"(?! \?)|`(\w+)\$\{\w+\}`')
PLACEHOLDER = re.compile(r"\{([a-z]+)\}")
FORM = re.compile(r"\.(?:one|other)$")

TEXTS = [(FORM.sub("", key).removeprefix(GROUP), text) for key, text in texts(shipped("en")) if key.startswith(GROUP)]
KEYS = {key for key, _ in TEXTS}


def calls() -> Iterator[tuple[list[str], set[str]]]:
    """Of each call the keys that it may have, `beginning*` for those that are put together, and the names it gives."""
    for path in SCRIPTS:
        source = path.read_text(encoding="utf-8")
        for call in CALL.finditer(source):
            key, _, given = source[call.end() : closing(source, call.end())].partition(", {")
            names = re.findall(r"(?:^|,) *(\w+)", re.sub(r"\([^()]*\)", "", given))
            yield [whole or f"{start}*" for whole, start in KEY.findall(key)], set(names)


def closing(source: str, start: int) -> int:
    depth = 1
    for at in range(start, len(source)):
        depth += {"(": 1, ")": -1}.get(source[at], 0)
        if depth == 0:
            return at
    raise AssertionError(source[start : start + 60])


def test_every_call_says_which_text_it_wants():
    assert len(list(calls())) > 15
    assert [given for said, given in calls() if not said] == []


def test_every_text_that_scripts_say_is_there():
    said = {key for said, _ in calls() for key in said}
    assert {one for one in said if not any(fnmatchcase(key, one) for key in KEYS)} == set()


def test_every_text_for_scripts_is_said_by_one():
    said = {key for said, _ in calls() for key in said}
    assert {key for key in KEYS if not any(fnmatchcase(key, one) for one in said)} == set()


def test_every_text_is_given_what_it_needs():
    for said, given in calls():
        for key, text in TEXTS:
            if any(fnmatchcase(key, one) for one in said):
                assert set(PLACEHOLDER.findall(text)) <= given, key
