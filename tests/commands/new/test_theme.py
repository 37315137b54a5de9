"""`new theme`: files of the shipped theme are copied to where they can be changed."""

import pytest

from generator import __version__
from tests.conftest import REPOSITORY

pytestmark = pytest.mark.slow

COLOURS, CARD = "assets/css/11-colour.css", "partials/card.html"


def test_a_card_and_the_colours_are_copied_and_change_nothing_yet(run, tmp_path):
    done = run("new", "theme", "my theme")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        f"wrote my theme/{COLOURS}",
        f"wrote my theme/{CARD}",
        "Now change them, and look: python -m generator build --theme 'my theme' --open",
    ]
    for name in (COLOURS, CARD):
        assert (tmp_path / "my theme" / name).read_bytes() == (REPOSITORY / "templates" / name).read_bytes()
    sample = ("build", "--data", REPOSITORY / "data" / "projects.json")
    assert run(*sample).returncode == 0
    again = run(*sample, "--theme", "my theme")
    assert again.returncode == 0
    assert "; 0 of " in again.stdout


def test_the_readme_says_which_version_was_copied(run, tmp_path):
    run("new", "theme", "mine")
    run("new", "theme", "mine", "--template", "project.html", "--template", "index.html")
    lines = (tmp_path / "mine" / "README.md").read_text("utf-8").splitlines()[-4:]
    assert [line.split(",")[0] for line in lines] == [
        f"- `{name}` from version {__version__}" for name in (COLOURS, CARD, "project.html", "index.html")
    ]


def test_what_was_changed_is_shown_and_only_overwritten_with_force(run, tmp_path):
    run("new", "theme", "mine")
    file = tmp_path / "mine" / CARD
    file.write_text("mine\n")
    readme = (tmp_path / "mine" / "README.md").read_bytes()
    done = run("new", "theme", "mine", "--template", CARD, "--template", "index.html")
    assert done.returncode == 1
    assert done.stderr.startswith(f"error: There already, and different: mine/{CARD}. Nothing was written.")
    assert "\n-mine\n" in done.stdout
    assert file.read_text() == "mine\n"
    assert not (tmp_path / "mine" / "index.html").exists()
    assert (tmp_path / "mine" / "README.md").read_bytes() == readme
    assert run("new", "theme", "mine", "--template", CARD, "--force").returncode == 0
    assert file.read_bytes() == (REPOSITORY / "templates" / CARD).read_bytes()


@pytest.mark.parametrize(
    ("name", "advice"), [("partials/crad.html", "Is partials/card.html meant?"), ("zzzzzzz", "new theme --list says")]
)
def test_a_template_that_is_none_is_wrong_usage_and_the_nearest_is_named(run, tmp_path, name, advice):
    done = run("new", "theme", "mine", "--template", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"The theme has no {name}. {advice}" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["../pyproject.toml", "/etc/passwd", "partials"])
def test_nothing_but_the_theme_can_be_copied(run, tmp_path, name):
    assert run("new", "theme", "mine", "--template", name).returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_all_that_can_be_copied_is_listed(run):
    done = run("new", "theme", "--list")
    assert (done.returncode, done.stderr) == (0, "")
    assert {COLOURS, CARD, "index.html", "strings/en.yml"} <= set(done.stdout.splitlines())


def test_the_shipped_theme_is_left_alone(run):
    done = run("new", "theme", "templates", cwd=REPOSITORY)
    assert (done.returncode, done.stdout) == (1, "")
    assert "This is the shipped theme itself." in done.stderr
    assert not (REPOSITORY / "templates" / "README.md").exists()
