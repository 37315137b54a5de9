"""Tags in site.yml: what they stand for, what is wrong with what is said, and which tags are allowed."""

import pytest

from generator.model.problems import Severity, dotted
from generator.model.settings import decode_settings
from generator.model.tag_settings import TagGroup, check_tag_references, check_tags


def decoded(**tags):
    settings, problems = decode_settings({"tags": tags})
    assert problems == []
    return settings.tags


def refused(**tags):
    settings, problems = decode_settings({"title": "Mine", "tags": tags})
    assert settings.title == "Portfolio"
    return [f"{dotted(problem.pointer)} {problem.message}" for problem in problems]


def test_an_alias_stands_for_its_tag_in_any_case_and_composition():
    tags = decoded(aliases={"ML": "machine learning", "Cafe\u0301": "Coffee houses"})
    assert [tags.canonical(tag) for tag in ("ml", " Ml ", "Machine  Learning", "café", "maps")] == [
        "machine learning",
        "machine learning",
        "machine learning",
        "Coffee houses",
        "maps",
    ]


def test_chains_are_followed_to_their_end():
    tags = decoded(aliases={"a": "b", "b": "c", "C": "Sea"})
    assert {tags.canonical(tag) for tag in ("A", "b", "c", "sea")} == {"Sea"}
    assert tags.aliases == {"a": "Sea", "b": "Sea", "C": "Sea"}


def test_an_alias_of_itself_says_how_a_tag_is_spelt():
    tags = decoded(aliases={"python": "Python", "py": "python"}, descriptions={"python": "A language."})
    assert {tags.canonical(tag) for tag in ("PYTHON", "py")} == {"Python"}
    assert tags.aliases == {"py": "Python"}


def test_of_two_spellings_the_one_in_the_vocabulary_counts_and_then_the_first():
    assert decoded(aliases={"ml": "Machine Learning", "learning": "machine learning"}).canonical(
        "MACHINE LEARNING"
    ) == ("Machine Learning")
    tags = decoded(aliases={"ml": "machine learning"}, vocabulary=["Machine learning", "maps"])
    assert [tags.canonical(tag) for tag in ("ml", "machine learning", "MAPS")] == [
        "Machine learning",
        "Machine learning",
        "maps",
    ]


def test_a_circle_is_refused_at_every_alias_that_leads_into_it():
    assert refused(aliases={"a": "b", "b": "A", "c": "a", "d": "e"}) == [
        "tags.aliases.a leads in a circle, by way of 'b'",
        "tags.aliases.b leads in a circle, by way of 'A'",
        "tags.aliases.c leads in a circle, by way of 'a'",
    ]


def test_one_word_has_one_meaning():
    assert refused(aliases={"ml": "machine learning", "ML": "markup"}) == [
        "tags.aliases.ML is an alias of 'machine learning' already"
    ]
    assert decoded(aliases={"ml": "machine learning", "ML": "machine learning"}).canonical("Ml") == "machine learning"


def test_what_is_said_of_an_alias_has_to_be_said_of_its_tag():
    assert refused(
        aliases={"ml": "machine learning"},
        groups={"Method": ["maps", "ML"]},
        descriptions={"ml": "Learning."},
        vocabulary=["ml"],
    ) == [
        "tags.groups.Method[1] is about 'ML', an alias of 'machine learning'",
        "tags.descriptions.ml is about 'ml', an alias of 'machine learning'",
        "tags.vocabulary[0] is about 'ml', an alias of 'machine learning'",
    ]


def test_a_tag_stands_in_one_group_and_has_one_description():
    assert refused(groups={"A": ["maps"], "B": ["Maps"]}, descriptions={"r": "x", "R": "y"}, vocabulary=["q", "Q"]) == [
        "tags.groups.B[0] is about 'Maps', which stands here already",
        "tags.descriptions.R is about 'R', which stands here already",
        "tags.vocabulary[1] is about 'Q', which stands here already",
    ]


@pytest.mark.parametrize(
    ("tags", "said"),
    [
        ({"alias": {}}, "tags.alias is not a known key"),
        ({"aliases": {"ml": 1}}, "tags.aliases.ml is a number, not a text"),
        ({"aliases": {"ml": ""}}, "tags.aliases.ml is empty"),
        ({"groups": {"A": "maps"}}, "tags.groups.A is a text, not a list"),
        ({"unknown": "ignore"}, "tags.unknown is 'ignore', not one of warning, error"),
    ],
)
def test_a_section_of_another_form_is_refused(tags, said):
    assert said in refused(**tags)


def test_advice_comes_from_the_schema():
    _, [problem] = decode_settings({"tags": {"groups": {"A": "maps"}}})
    assert problem.advice == (
        "Write a line for each heading, with the list of its tags behind the colon: Language: [Python, R]."
    )


def test_groups_and_descriptions_keep_their_order():
    tags = decoded(groups={"Method": ["maps"], "Empty": []}, descriptions={"maps": "On *maps*."})
    assert tags.groups == (TagGroup("Method", ("maps",)), TagGroup("Empty", ()))
    assert tags.descriptions == {"maps": "On *maps*."}


def test_without_a_vocabulary_every_tag_will_do():
    assert check_tags(["anything"], decoded(aliases={"ml": "machine learning"})) == []


@pytest.mark.parametrize("severity", list(Severity))
def test_a_tag_outside_of_the_vocabulary_is_what_the_settings_say(severity):
    tags = decoded(vocabulary=["Statistics", "maps"], aliases={"cartography": "maps"}, unknown=severity.value)
    known, unknown = check_tags(["MAPS", "cartography", "Statistic", "x"], tags)
    assert (dotted(known.pointer), known.severity) == ("tags[2]", severity)
    assert known.message == "is 'Statistic', which is not in the vocabulary of tags"
    assert known.advice.startswith("Did you mean 'Statistics'?")
    assert unknown.advice == "Use one of its tags, or add this one to tags.vocabulary or tags.aliases in site.yml."
    assert check_tags(["x"], decoded(vocabulary=["maps"]))[0].severity is Severity.WARNING


def test_what_is_said_of_tags_that_nobody_has_is_a_warning():
    tags = decoded(groups={"Method": ["maps", "soil"]}, descriptions={"Birds": "x", "maps": "y"}, aliases={"a": "b"})
    problems = check_tag_references(tags, {"maps"})
    assert [dotted(problem.pointer) for problem in problems] == ["tags.groups.Method[1]", "tags.descriptions.Birds"]
    assert {problem.severity for problem in problems} == {Severity.WARNING}
