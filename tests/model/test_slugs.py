"""Slugs: readable, unique, stable, and safe on every file system."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.catalog import Catalog
from generator.model.merge import merge
from generator.model.project import Project
from generator.model.slugs import MAX_LENGTH, project_slugs, slugify, tag_slugs
from generator.model.text import fold

SAFE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DEVICES = {"con", "prn", "aux", "nul", *(f"{name}{i}" for name in ("com", "lpt") for i in range(10))}
TITLES = st.text(min_size=1) | st.sampled_from(
    ["Intro", "intro", "INTRO!", "con", "NUL", "日本語", "🎉", "a" * 200, "—"]
)


def book(title, number=0, created=""):
    return Project(title=title, url=f"https://ada.example.org/{number}/", created=created)


def slugs_of(*projects):
    found = project_slugs(projects)
    return [found[project.identity] for project in projects]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Reading the Tides", "reading-the-tides"),
        ("  C++ & C#:  50% faster @ home ", "c-plus-plus-and-c-sharp-50-percent-faster-at-home"),
        ("Éléments d'analyse", "elements-d-analyse"),
        ("Straße nach Köln", "strasse-nach-koln"),
        ("Введение в физику", "vvedenie-v-fiziku"),
        ("100", "100"),
        ("../../etc/passwd", "etc-passwd"),
        ("<script>", "script"),
        ("—", ""),
    ],
)
def test_a_title_is_spelt_in_ascii(title, slug):
    assert slugify(title) == slug


def test_cjk_titles_are_spelt_by_their_sound():
    assert SAFE.fullmatch(slugify("数据科学导论"))
    assert SAFE.fullmatch(slugify("機械学習入門"))
    assert slugify("数据科学导论") != slugify("機械学習入門")


@pytest.mark.parametrize("title", ["—", "…", "\u200d", "\U000f0000", "!!!"])
def test_a_title_that_cannot_be_spelt_still_gets_a_safe_slug(title):
    assert re.fullmatch(r"project-[0-9a-f]{8}", slugs_of(book(title))[0])


def test_an_emoji_title_gets_a_safe_slug():
    assert SAFE.fullmatch(slugs_of(book("🎉🎉"))[0])


def test_a_long_title_is_cut_between_words():
    slug = slugify("harmonic analysis of " * 10)
    assert slug == "harmonic-analysis-of-harmonic-analysis-of-harmonic-analysis"
    assert len(slug) <= MAX_LENGTH


def test_a_long_title_of_one_word_is_cut_within_it():
    assert slugify("a" * 200) == "a" * MAX_LENGTH


@pytest.mark.parametrize("title", [*sorted(DEVICES), "Con", "NUL.", "Aux!"])
def test_no_slug_is_a_device_of_windows(title):
    slug = slugs_of(book(title))[0]
    assert slug not in DEVICES
    assert SAFE.fullmatch(slug)


@given(st.lists(TITLES, max_size=12))
def test_every_project_has_a_safe_slug_of_its_own(titles):
    slugs = slugs_of(*(book(title, number) for number, title in enumerate(titles)))
    assert len({slug.casefold() for slug in slugs}) == len(titles)
    for slug in slugs:
        assert SAFE.fullmatch(slug)
        assert len(slug) <= MAX_LENGTH + 9
        assert slug not in DEVICES


@given(st.lists(TITLES, min_size=1, max_size=8), st.randoms())
def test_slugs_do_not_depend_on_the_order_of_the_catalog(titles, random):
    projects = [book(title, number) for number, title in enumerate(titles)]
    shuffled = random.sample(projects, len(projects))
    assert project_slugs(shuffled) == project_slugs(projects)


@given(st.lists(TITLES, min_size=1, max_size=8), TITLES)
def test_a_project_of_a_later_day_never_takes_an_address_away(titles, newcomer):
    first_day = date(2026, 1, 1)
    projects = [
        book(title, number, (first_day + timedelta(number)).isoformat()) for number, title in enumerate(titles, start=1)
    ]
    before = project_slugs(projects)
    after = project_slugs([book(newcomer, 0, "2026-06-01"), *projects])
    assert before.items() <= after.items()


def test_a_project_merged_later_the_same_day_does_not_take_an_address_away(event, now):
    older = event("created", url="https://zoe.example.org/", title="Introduction")
    newcomer = event("created", url="https://ada.example.org/", title="Introduction")
    catalog, _ = merge(Catalog(), older, now)
    before = project_slugs(catalog.projects)
    catalog, _ = merge(catalog, newcomer, now + timedelta(hours=1))
    assert before.items() <= project_slugs(catalog.projects).items()


def test_a_project_never_gets_the_slug_that_another_got_to_be_told_apart():
    first, second = book("Intro", 1, "2026-01-01"), book("Intro", 2, "2026-01-02")
    imitation = book(slugs_of(first, second)[1], 3, "2026-01-03")
    slugs = slugs_of(first, second, imitation)
    assert len(set(slugs)) == 3
    assert slugs[:2] == slugs_of(first, second)


def test_a_new_description_keeps_the_address():
    before = slugs_of(book("Intro"))
    assert slugs_of(Project(title="Intro", url="http://ada.example.org/0/index.html", description="New")) == before


def test_a_tag_has_one_slug_however_it_is_written():
    assert tag_slugs(["Machine Learning", " machine  learning", "MACHINE LEARNING"]) == {
        "machine learning": "machine-learning"
    }


def test_tags_that_are_spelt_alike_are_told_apart():
    found = tag_slugs(["été", "ete", "日本", "!", "?"])
    assert len(set(found.values())) == 5
    assert found["ete"] == "ete"


@given(st.lists(st.text(min_size=1), max_size=12))
def test_every_tag_has_a_safe_slug_of_its_own(tags):
    found = tag_slugs(tags)
    assert set(found) == {fold(tag) for tag in tags}
    assert len(set(found.values())) == len(found)
    assert all(SAFE.fullmatch(slug) and slug not in DEVICES for slug in found.values())
