"""Lighthouse gives every kind of page full marks.

It looks as by default: as a middling phone in a slow mobile network. Both are computed from an unhindered visit
("simulated"): delays that are really imposed would be mixed up with those of a machine that has other things to do.
Pages come as GitHub Pages sends them, with gzip. What is left to chance is the time that scripts, styles and layout
took; `judge` says what it does about that.
"""

import random
import shutil

import pytest

from tests.browser.sites import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# A big script before anything is painted, which fails; a picture that nobody describes; words that nobody can read; a
# link that says nothing.
WORSE = {
    "</head>": '<script src="heavy.js"></script><link rel="stylesheet" href="pale.css"></head>',
    "</main>": '<img src="logo.svg"><p class="pale">Pale</p><a href="tags/index.html">More</a></main>',
}
PALE = ".pale { color: #eee; background: #fff }"


@pytest.fixture
def worse(sample, ground, server) -> Site:
    """The sample after a bad day."""
    site = Site(ground / "some" / "worse", f"{server}some/worse/")
    shutil.copytree(sample.folder, site.folder)
    page = (site.folder / "index.html").read_text("utf-8")
    for place, addition in WORSE.items():
        assert page.count(place) == 1
        page = page.replace(place, addition)
    (site.folder / "index.html").write_text(page, "utf-8")
    (site.folder / "pale.css").write_text(PALE)
    (site.folder / "heavy.js").write_text(f"/*{random_text(500_000)}*/\nnobody.knows(this);\n")
    return site


def random_text(length: int) -> str:
    """Text that gzip cannot make much of."""
    return random.Random(length).randbytes(length // 2).hex()


@pytest.mark.parametrize("path", ["", "tags/teaching/", "projects/reading-the-tides/"])
def test_the_sample_gets_full_marks(sample, judge, path):
    report = judge(f"{sample.address}{path}")
    assert min(report.scores.values()) == 100, report.spoilt


@pytest.mark.parametrize("kind", ["index", "tag", "project", "stats"])
def test_1348_projects_get_full_marks(crowd, judge, kind):
    project = next(iter(crowd.projects.values()))
    paths = {"index": "", "tag": "tags/docker/", "project": project, "stats": "stats/"}
    report = judge(f"{crowd.address}{paths[kind]}")
    assert min(report.scores.values()) == 100, report.spoilt


def test_what_makes_a_page_worse_costs_marks_and_is_named(worse, judge):
    report = judge(worse.address, tries=1)
    assert max(report.scores.values()) < 100, report.scores
    for fault in ("first-contentful-paint", "image-alt", "color-contrast", "errors-in-console", "link-text"):
        assert f": {fault}: " in report.spoilt, report.spoilt
