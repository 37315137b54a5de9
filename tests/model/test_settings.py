"""The portfolio's settings: a default for everything, and a word for every mistake."""

import pytest

from generator.model.fields import FieldSetting
from generator.model.problems import Problem, dotted, errors
from generator.model.settings import Link, Settings, decode_settings, with_slash


@pytest.mark.parametrize("content", [None, {}])
def test_an_empty_file_gives_the_defaults(content):
    assert decode_settings(content) == (Settings(), [])
    assert (Settings().title, Settings().per_page, Settings().language) == ("Portfolio", 60, "en")


def test_every_setting_is_read():
    settings, problems = decode_settings(
        {
            "$schema": "site.schema.json",
            "title": "Bücher",
            "tagline": "All of them",
            "author": "Ada",
            "language": "pt-BR",
            "base_url": "https://ada.example.org/portfolio",
            "links": [{"label": "Blog", "url": "https://ada.example.org/blog"}],
            "theme": {
                "accent": "#0b6e4f",
                "radius": "8px",
                "fonts": {"sans": "Inter, Segoe  UI", "serif": "Литература 2"},
            },
            "per_page": 12,
            "date_format": "iso",
            "social_cards": "all",
            "fields": [{"name": "level"}, {"name": "chapters", "label": "Parts", "card": True}],
            "featured": ["http://A.example/index.html"],
            "hidden": ["https://b.example/", "http://b.example"],
        }
    )
    assert not problems
    assert settings == Settings(
        title="Bücher",
        tagline="All of them",
        author="Ada",
        language="pt-BR",
        base_url="https://ada.example.org/portfolio/",
        links=(Link("Blog", "https://ada.example.org/blog"),),
        accent="#0b6e4f",
        radius="8px",
        sans=("Inter", "Segoe UI"),
        serif=("Литература 2",),
        per_page=12,
        date_format="iso",
        social_cards="all",
        fields=(FieldSetting("level"), FieldSetting("chapters", "Parts", card=True)),
        featured=("https://a.example",),
        hidden=("https://b.example", "https://b.example"),
    )


@pytest.mark.parametrize(
    ("content", "pointer"),
    [
        ({"title": 1.1}, "title"),
        ({"title": ""}, "title"),
        ({"language": "english!"}, "language"),
        ({"language": "en\n"}, "language"),
        ({"base_url": "ada.example.org"}, "base_url"),
        ({"links": {"label": "x"}}, "links"),
        ({"links": [{"label": "x"}]}, "links[0].url"),
        ({"links": [{"label": "x", "url": "javascript:alert(1)"}]}, "links[0].url"),
        ({"theme": {"accent": "red"}}, "theme.accent"),
        ({"theme": {"accent": "#0b6e4f\n"}}, "theme.accent"),
        ({"theme": {"accents": "#000000"}}, "theme.accents"),
        ({"theme": {"radius": 4}}, "theme.radius"),
        ({"theme": {"radius": -1}}, "theme.radius"),
        ({"theme": {"radius": 0.5}}, "theme.radius"),
        ({"theme": {"radius": ""}}, "theme.radius"),
        ({"theme": {"radius": "4"}}, "theme.radius"),
        ({"theme": {"radius": "-4px"}}, "theme.radius"),
        ({"theme": {"radius": "4 px"}}, "theme.radius"),
        ({"theme": {"radius": "50%"}}, "theme.radius"),
        ({"theme": {"radius": "33px"}}, "theme.radius"),
        ({"theme": {"radius": "2.01rem"}}, "theme.radius"),
        ({"theme": {"radius": "1rem;}"}}, "theme.radius"),
        ({"theme": {"radius": "1rem\n"}}, "theme.radius"),
        ({"theme": {"radius": "calc(1rem)"}}, "theme.radius"),
        ({"theme": {"radius": "٣px"}}, "theme.radius"),
        ({"theme": {"fonts": "Inter"}}, "theme.fonts"),
        ({"theme": {"fonts": {"mono": "Inter"}}}, "theme.fonts.mono"),
        ({"theme": {"fonts": {"sans": ["Inter"]}}}, "theme.fonts.sans"),
        ({"theme": {"fonts": {"sans": ""}}}, "theme.fonts.sans"),
        ({"theme": {"fonts": {"sans": "Inter,"}}}, "theme.fonts.sans"),
        ({"theme": {"fonts": {"sans": " "}}}, "theme.fonts.sans"),
        ({"theme": {"fonts": {"sans": "'Inter'"}}}, "theme.fonts.sans"),
        ({"theme": {"fonts": {"sans": "Inter;} *{display:none"}}}, "theme.fonts.sans"),
        ({"theme": {"fonts": {"serif": 'x", url(https://e.example/'}}}, "theme.fonts.serif"),
        ({"theme": {"fonts": {"serif": "x\\22"}}}, "theme.fonts.serif"),
        ({"theme": {"fonts": {"serif": "x/*"}}}, "theme.fonts.serif"),
        ({"theme": {"fonts": {"serif": "a\nb"}}}, "theme.fonts.serif"),
        ({"theme": {"fonts": {"serif": "</style>"}}}, "theme.fonts.serif"),
        ({"per_page": 0}, "per_page"),
        ({"per_page": 1001}, "per_page"),
        ({"per_page": "60"}, "per_page"),
        ({"per_page": True}, "per_page"),
        ({"date_format": "%d"}, "date_format"),
        ({"social_cards": True}, "social_cards"),
        ({"social_cards": "some"}, "social_cards"),
        ({"fields": ["level"]}, "fields[0]"),
        ({"fields": [{"label": "x"}]}, "fields[0].name"),
        ({"featured": "https://a.example/"}, "featured"),
        ({"hidden": ["x"]}, "hidden[0]"),
        ({"titel": "x"}, "titel"),
        ([], ""),
        ("x", ""),
    ],
)
def test_a_mistake_is_named_where_it_stands_and_leaves_the_defaults(content, pointer):
    settings, problems = decode_settings(content)
    assert settings == Settings()
    assert [dotted(problem.pointer) for problem in errors(problems)] == [pointer]
    assert problems[0].advice


def test_a_folders_address_ends_with_exactly_one_slash():
    assert with_slash("https://a.example/p//") == "https://a.example/p/"
    assert with_slash("https://a.example") == "https://a.example/"
    assert with_slash("") == ""


@pytest.mark.parametrize(
    ("pointer", "written"),
    [
        ((), ""),
        (("projects", 3, "url"), "projects[3].url"),
        (("$schema",), "$schema"),
        (("a", "two words"), 'a["two words"]'),
        (('say "hi"\\',), '["say \\"hi\\"\\\\"]'),
        ((0, "é"), '[0]["é"]'),
    ],
)
def test_a_pointer_is_written_as_people_write_it(pointer, written):
    assert dotted(pointer) == written
    assert errors([Problem(pointer, "x")])
