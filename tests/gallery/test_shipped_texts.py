"""The shipped files of texts: the languages hold the same, and every text is one that something says."""

import ast
import re
from collections.abc import Iterator

import pytest

from generator.gallery.script_strings import GROUP
from generator.gallery.theme import Theme, default_folder
from tests.gallery.pseudo import shipped, texts

TEMPLATES = sorted(path for path in default_folder().rglob("*") if path.suffix in (".html", ".xml", ".jinja"))
MODULES = sorted(default_folder().parent.glob("generator/gallery/**/*.py"))
LANGUAGES = sorted(path.stem for path in (default_folder() / "strings").iterdir())
PLACEHOLDER = re.compile(r"\{[a-z]+\}")


def keys() -> set[str]:
    """Of every text, whatever forms it has."""
    return {key.removesuffix(".one").removesuffix(".other") for key, _ in texts(shipped("en"))}


def said_in_templates() -> set[str]:
    return {key for path in TEMPLATES for key in re.findall(r"\"([^\"]+)\"\|t\b", path.read_text())}


def said_in_code() -> Iterator[str]:
    """Keys in calls of `text(…)` and between the brackets of `messages[…]`; those that begin alike as `beginning*`."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and node.args and ast.unparse(node.func).rpartition(".")[2] == "text":
                yield from keys_in(node.args[0])
            elif isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith(".messages"):
                yield from keys_in(node.slice)


def keys_in(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from keys_in(node.body)
        yield from keys_in(node.orelse)
    elif isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.JoinedStr):
        yield f"{ast.literal_eval(node.values[0])}*"


def matches(key: str, said: str) -> bool:
    return key == said or (said.endswith("*") and key.startswith(said[:-1]))


def test_every_text_is_said_by_a_template_or_by_code_or_is_for_the_scripts():
    said = said_in_templates() | set(said_in_code())
    assert len(said) > 50
    unsaid = {key for key in keys() if not key.startswith(GROUP) and not any(matches(key, one) for one in said)}
    assert unsaid == set()


def test_every_text_that_a_template_or_code_says_is_there():
    said = said_in_templates() | set(said_in_code())
    assert {one for one in said if not any(matches(key, one) for key in keys())} == set()


def test_english_and_german_are_there():
    assert LANGUAGES == ["de", "en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_shipped_language_alone_has_every_text_with_the_placeholders_of_the_english_one(language):
    theirs, ours = dict(texts(shipped(language))), dict(texts(shipped("en")))
    assert list(theirs) == list(ours), "the same texts in the same order, so that two files can be read side by side"
    for key, text in theirs.items():
        assert sorted(PLACEHOLDER.findall(text)) == sorted(PLACEHOLDER.findall(ours[key])), key
    assert Theme(language=language).strings.messages.keys() == keys()


def test_german_has_no_text_that_is_still_english():
    worded = {key: text for key, text in texts(shipped("de")) if any(map(str.isalpha, PLACEHOLDER.sub("", text)))}
    same = {text for key, text in worded.items() if dict(texts(shipped("en")))[key] == text}
    assert same <= {"April", "August", "September", "November", "Apr.", "Status", "Repository"}


def test_german_has_german_quotes_and_no_straight_ones():
    values = [value for _, value in texts(shipped("de"))]
    assert "".join(values).count("„") == "".join(values).count("“") > 3
    assert not [value for value in values if re.search("[\"'”‘`]|\\.\\.\\.| - ", value)]
