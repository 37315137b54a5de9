"""docs/theming.md does what it says: its three steps are followed, on the sample."""

import re

import pytest

from docs.images.theming import follow, steps

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    return follow(tmp_path_factory.mktemp("themed") / "portfolio")


def index(site):
    return (site / "index.html").read_text("utf-8")


def style(site):
    return (site / "assets" / "style.css").read_text("utf-8")


def test_there_are_three_steps_and_each_shows_its_picture():
    pictures = [re.findall(r"\]\(images/([\w-]+)\.png\)", step) for step in steps()]
    assert pictures == [["theming-colours"], ["theming-partial"], ["theming-page"]]


def test_the_first_step_changes_colours_and_nothing_else(sites):
    assert "#1c5f99" in style(sites[0])
    assert "--paper: light-dark(oklch(0.975 0.012 245)" in style(sites[0])
    assert "card-day" not in index(sites[0])


def test_the_second_step_changes_the_card_also_in_what_scripts_make(sites):
    page = index(sites[1])
    assert page.count('<p class="card-day"><time datetime="20') == 14
    pattern = (sites[1] / "embed" / "index.html").read_text("utf-8")
    assert '\\u003ctime datetime=\\"{date.iso}\\"\\u003e{date.text}' in pattern.partition("card-day")[2]
    assert ".card-day" in style(sites[1])
    assert "welcome" not in page


def test_the_third_step_greets_on_the_first_page_only(sites):
    assert '<h2 id="welcome">Welcome</h2>' in index(sites[2])
    assert "Here are 14 books" in index(sites[2])
    assert "welcome" not in (sites[2] / "tags" / "teaching" / "index.html").read_text("utf-8")
    assert "card-day" in index(sites[2])
