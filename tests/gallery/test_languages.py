"""Files of texts: which ones make a language, what they may leave out, and every mistake in them."""

import json
import re
import textwrap

import pytest

from generator.documents.yaml_text import read_yaml
from generator.errors import DocumentError, ThemeError
from generator.gallery.theme import Theme, default_folder
from tests.gallery.pseudo import shipped


def yaml(content):
    return json.dumps(content, ensure_ascii=False)  # JSON is YAML too


@pytest.fixture
def speaking(themed):
    """The texts in a language, with files in the owner's folder by their names."""

    def load(language, /, **files):
        return (
            themed({f"strings/{name.replace('_', '-')}.yml": text for name, text in files.items()})
            .speaking(language)
            .strings
        )

    return load


@pytest.fixture
def refusal(themed):
    """What is said against a theme's file of texts for French, beside a whole one for Italian."""

    def load(text, language="fr") -> ThemeError:
        with pytest.raises(ThemeError) as caught:
            themed({f"strings/{language}.yml": text}).speaking(language)
        return caught.value

    return load


def test_an_owners_file_holds_only_what_is_different(speaking):
    strings = speaking("de", de="page:\n  skip: Weiter zum Inhalt\nresults:\n  count: '{count} Bücher'\n")
    assert strings.text("page.skip") == "Weiter zum Inhalt"
    assert [strings.text("results.count", count=n) for n in (1, 1348)] == ["1 Bücher", "1.348 Bücher"]
    assert strings.text("page.back") == "Alle Projekte"
    assert not strings.is_substitute


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "{}", "~"])
def test_an_owners_file_may_be_empty(speaking, text):
    assert speaking("en", en=text).text("page.back") == "All projects"


def test_a_regional_file_stands_on_the_one_of_its_language(speaking):
    files = {"de_AT": "dates: {months: {january: Jänner}}", "de": "page: {skip: Zum Text}"}
    austrian, german = speaking("de-AT", **files), speaking("de", **files)
    assert (austrian.text("dates.months.january"), german.text("dates.months.january")) == ("Jänner", "Januar")
    assert austrian.text("page.skip") == german.text("page.skip") == "Zum Text"
    assert austrian.language == "de-AT"


@pytest.mark.parametrize("language", ["de-AT", "de-Latn-AT-1996", "DE", "de-at"])
def test_a_longer_tag_in_any_case_finds_the_file_of_its_language(speaking, language):
    strings = speaking(language)
    assert strings.text("page.back") == "Alle Projekte"
    assert (strings.language, strings.is_substitute) == (language, False)


@pytest.mark.parametrize("language", ["fr", "d", "des", "x-de"])
def test_a_language_without_a_file_gets_the_owners_english_texts(speaking, language):
    strings = speaking(language, en="page: {back: Everything}")
    assert strings.text("page.back") == "Everything"
    assert (strings.language, strings.is_substitute) == ("en", True)


def test_a_new_language_is_whole(speaking):
    content = shipped("en") | {"numbers": {"group": "\u202f", "decimal": ","}}
    content["results"] = {"count": "{count} 件", "page": "{total} / {number}"}
    strings = speaking("ja", ja=yaml(content))
    assert [strings.text("results.count", count=n) for n in (0, 1, 1348)] == ["0 件", "1 件", "1\u202f348 件"]
    assert strings.text("results.page", number=2, total=3) == "3 / 2"
    assert not strings.is_substitute


def test_a_form_for_one_need_not_hold_the_number(speaking):
    strings = speaking("en", en="results: {count: {one: A single project, other: '{count} in all'}}")
    assert [strings.text("results.count", count=n) for n in (1, 0)] == ["A single project", "0 in all"]


def test_a_sign_between_thousands_may_be_nothing(speaking):
    assert speaking("en", en='numbers: {group: ""}').number(1348) == "1348"


def test_a_file_of_the_shipped_theme_goes_by_the_name_that_the_owner_knows_it_by(tmp_path):
    (tmp_path / "mine").symlink_to(default_folder())
    assert Theme(tmp_path / "mine").strings.file == str(tmp_path / "mine" / "strings" / "en.yml")


def test_every_missing_text_of_a_new_language_is_named_and_shown_in_english(refusal, tmp_path):
    content = shipped("en")
    del content["page"]["skip"], content["script"]["clear_all"]
    error = refusal(yaml(content))
    assert error.file == str(tmp_path / "theme" / "strings" / "fr.yml")
    assert error.message == "The text page.skip is missing."
    assert "Skip to content" in error.advice
    assert "1 more to mend: script.clear_all." in error.advice


def test_a_missing_text_is_told_at_the_line_of_its_group(refusal):
    lines = [f"{name}: {yaml(group)}" for name, group in shipped("en").items() if name != "page"]
    error = refusal("\n".join(["# A language", "page:", "  back: Tous", *lines]))
    assert (error.line, error.message) == (2, "The text page.skip is missing.")


def test_a_new_language_that_is_empty_lacks_everything_and_the_error_stays_readable(refusal):
    error = refusal("")
    assert error.message == "The text numbers.group is missing."
    assert error.advice.endswith(", ….")
    assert len(error.advice) < 1500


@pytest.mark.parametrize(
    ("text", "line", "said", "advice"),
    [
        ("\npage:\n  skipp: x\n", 3, "page.skipp is no text of the interface", "Did you mean page.skip?"),
        ("page:\n  qqqqqq: x\n", 2, "page.qqqqqq is no text of the interface", "strings/en.yml"),
        ("page: x\n", 1, "page is a group of texts", "below it"),
        ("page:\n", 1, "page is a group of texts", "below it"),
        ("- page\n", 1, "The file holds no groups of texts", "strings/en.yml"),
        ("page: [x]\n", 1, "page is a group of texts", "below it"),
        ("page:\n  skip: {a: x}\n", 2, "page.skip.a is no text of the interface", "page.skip"),
        ("page:\n  skip: 12\n", 2, "page.skip is a number, a text is expected", "in quotes"),
        ("page:\n  skip: true\n", 2, "page.skip is true or false, a text is expected", "in quotes"),
        ("page:\n  skip: [a]\n", 2, "page.skip is a list, a text is expected", "Skip to content"),
        ("page:\n  back: x\n  skip:\n", 3, "page.skip is missing", "Skip to content"),
        ('page:\n  skip: ""\n', 2, "page.skip is missing", "Skip to content"),
        ('page:\n  skip: " "\n', 2, "page.skip holds nothing but space", "Skip to content"),
        ('page:\n  skip: "a\\nb"\n', 2, "page.skip holds a line break or a tab", "Skip to content"),
        ('page:\n  skip: "a\\u0000b"\n', 2, "page.skip holds the character U+0000", "Skip to content"),
        ("page:\n  skip: a {count}\n", 2, "page.skip holds {count}, for which there is no value", "Skip"),
        ("page:\n  skip: a } b\n", 2, "page.skip holds a brace that belongs to no placeholder", "Skip"),
        ("page:\n  skip: a {Count} b\n", 2, "page.skip holds a brace that belongs to no placeholder", "Skip"),
        ("page:\n  skip: a {0!r} b\n", 2, "page.skip holds a brace that belongs to no placeholder", "Skip"),
        ("page:\n  skip: {one: x, other: y}\n", 2, "page.skip has two forms, but is given no count", "one text"),
        ("results:\n  page: '{number}'\n", 2, "results.page lacks the placeholder {total}", "{number} of {total}"),
        (
            "results:\n  page: '{number} {totl}'\n",
            2,
            "results.page holds {totl}, for which there is no value",
            "{total}",
        ),
        ("results:\n  count: {one: x}\n", 2, "results.count.other is missing", "{count} projects"),
        (
            "results:\n  count:\n    one: x\n    other: y\n",
            4,
            "results.count.other lacks the placeholder {count}",
            "{count}",
        ),
        ("results:\n  count: x\n", 2, "results.count lacks the placeholder {count}", "{count}"),
        ("results:\n  count:\n    one: x\n    few: y\n", 3, "results.count.one is no text", "results.count"),
        ("numbers:\n  group: ', '\n", 2, "numbers.group is no sign between thousands", "in quotes"),
        ("numbers:\n  group: 0\n", 2, "numbers.group is no sign between thousands", "in quotes"),
        ("numbers:\n  group: '0'\n", 2, "numbers.group is no sign between thousands", "in quotes"),
        ("numbers:\n  group: '\\u0007'\n", 2, "numbers.group is no sign between thousands", "in quotes"),
    ],
)
@pytest.mark.parametrize("language", ["en", "de"])
def test_a_mistake_in_an_owners_file_is_told_with_its_place_and_what_to_do(
    refusal, tmp_path, language, text, line, said, advice
):
    error = refusal(text.replace("'\\u0007'", '"\\u0007"'), language)
    assert (error.file, error.line) == (str(tmp_path / "theme" / "strings" / f"{language}.yml"), line)
    assert said in error.message
    assert advice in error.advice


def test_a_file_that_is_no_yaml_is_refused(themed):
    with pytest.raises(DocumentError):
        themed({"strings/de.yml": "page: ["}).speaking("de")


def test_a_mistake_in_a_language_that_nobody_chose_is_nobodys_mistake(themed):
    assert themed({"strings/de.yml": "nonesuch: x"}).strings.text("page.back") == "All projects"


def test_the_examples_of_the_guide_are_right(themed, file):
    guide = (default_folder().parent / "docs" / "languages.md").read_text()
    examples = re.findall(r"```yaml\n\s*# mytheme/(strings/[\w-]+\.yml).*\n([^`]+)```", guide)
    assert [name for name, _ in examples] == ["strings/de.yml", "strings/de-AT.yml", "strings/ja.yml"]
    files = {name: textwrap.dedent(text) for name, text in examples}
    part = read_yaml(file(files["strings/ja.yml"], "part.yml")).content
    assert isinstance(part, dict)
    files["strings/ja.yml"] = yaml(shipped("en") | {"results": shipped("en")["results"] | part["results"]})
    theme = themed(files)
    assert theme.speaking("de-AT").strings.text("dates.months.january") == "Jänner"
    assert theme.speaking("de").strings.text("header.projects") == "Bücher"
    assert theme.speaking("ja").strings.text("results.count", count=2) == "2件"
