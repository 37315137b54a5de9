"""The settings below `theme`, as they arrive in the style sheet and the icon."""

from difflib import unified_diff

import pytest

from generator.gallery.design import design_of
from generator.model.settings import Settings, decode_settings


@pytest.fixture
def written(gallery, book):
    """The part of the style sheet that settings have written."""
    plain = gallery(book("One")).files["assets/style.css"].decode().splitlines()

    def part(settings: Settings) -> str:
        style = gallery(book("One"), settings=settings).files["assets/style.css"].decode().splitlines()
        changes = [line for line in unified_diff(plain, style, n=0, lineterm="") if line[:3] not in ("---", "+++")]
        assert not [line for line in changes if line.startswith("-")], "settings take nothing away"
        return "\n".join(line[1:] for line in changes if line.startswith("+"))

    return part


def test_without_settings_nothing_is_written_for_them(written):
    assert written(Settings(title="Mine")) == ""


def test_every_setting_reaches_its_token(written):
    settings, problems = decode_settings(
        {
            "theme": {
                "accent": "#ffd400",
                "radius": "0.75rem",
                "fonts": {"sans": "Inter,  Segoe UI, system-ui", "serif": "Literata"},
            }
        }
    )
    assert problems == []
    part = written(settings)
    assert "--accent: light-dark(#816a00, #f4d66c);" in part
    assert "--radius: 0.75rem;" in part
    assert '--sans: "Inter", "Segoe UI", system-ui, var(--system-sans);' in part
    assert '--serif: "Literata", var(--system-serif);' in part


@pytest.mark.parametrize(
    ("given", "token", "others"),
    [
        ({"accent": "#1d6a72"}, "--accent: #1d6a72;", ["--radius", "--sans", "--serif"]),
        ({"radius": 0}, "--radius: 0;", ["--accent", "--sans", "--serif"]),
        ({"fonts": {"sans": "Inter"}}, "--sans:", ["--accent", "--radius", "--serif"]),
        ({"fonts": {"serif": "serif"}}, "--serif: serif, var(", ["--accent", "--radius", "--sans"]),
    ],
)
def test_one_setting_leaves_the_other_tokens_alone(written, given, token, others):
    settings, problems = decode_settings({"theme": given})
    assert problems == []
    part = written(settings)
    assert token in part
    assert not [other for other in others if f"{other}:" in part]


def test_the_icon_is_drawn_in_the_accent(gallery, book):
    def icon(**theme):
        return gallery(book("One"), settings=Settings(**theme)).files["assets/img/favicon.svg"].decode()

    assert ("#8f3928" in icon(), "#f0a08c" in icon()) == (True, True)
    assert ("#816a00" in icon(accent="#ffd400"), "#f4d66c" in icon(accent="#ffd400")) == (True, True)
    assert "#8f3928" not in icon(accent="#ffd400")


def test_generic_families_are_words_and_all_others_names():
    design = design_of(Settings(sans=("Sans-Serif", "serif 2", "ui-rounded"), serif=("Noto Serif",)))
    assert design.sans == 'sans-serif, "serif 2", ui-rounded'
    assert design.serif == '"Noto Serif"'


def test_an_accent_that_is_hard_to_read_is_told_when_the_gallery_is_built(gallery, book):
    (problem,) = gallery(book("One"), settings=Settings(accent="#ffd400")).settings_problems
    assert problem.pointer == ("theme", "accent")
