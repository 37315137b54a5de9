"""Filtering a gallery of the size and shape of a real one: every project that should come out does, and no other."""

import random
from urllib.parse import urlencode

import pytest

from tests.browser.crowd import SIZE
from tests.browser.crowd import crowd as crowd_of

pytestmark = pytest.mark.browser

STATES = 200
FOUND = """async (queries) => {
  const at = (path) => new URL(path, location.href).href;
  const urls = { worker: at("assets/search-worker.js"), data: at("search.json") };
  const engine = await portfolio.openRemote(Worker, urls, { language: "en" });
  const found = [];
  for (const query of queries) {
    const { state } = portfolio.parseState(query, engine.facts);
    const { total, cards } = await engine.search(state, 0, 10000);
    found.push([total, cards.map(({ title, author, date }) => [title, author, date?.iso ?? ""])]);
  }
  return found;
}"""


def some_states(projects):
    """Two tags, of one project or of any, and now and then a year."""
    chance = random.Random(1348)
    every = sorted({tag for project in projects for tag in project["tags"]})
    several = [project["tags"] for project in projects if len(project["tags"]) > 1]
    for _ in range(STATES):
        tags = chance.sample(chance.choice((every, chance.choice(several))), 2)
        yield tags, chance.choice(("all", "any")), chance.choice(("", "", "2024", "2026"))


def passing(projects, tags, match, year):
    """Title, author and day of what passes, by a plain loop."""
    how = all if match == "all" else any
    return sorted(
        [project["title"], project.get("author", ""), project.get("updated", "")]
        for project in projects
        if how(tag in project["tags"] for tag in tags) and project.get("updated", "").startswith(year)
    )


def test_two_tags_give_exactly_the_projects_that_a_plain_loop_gives(crowd, visitor):
    projects, _ = crowd_of("https://logos.example/")
    states = list(some_states(projects))
    queries = [
        f"?{urlencode([*(('tag', tag) for tag in tags), ('match', match), *([('year', year)] if year else [])])}"
        for tags, match, year in states
    ]
    visit = visitor()
    found = visit.wake(crowd.address).evaluate(FOUND, queries)
    expected = [passing(projects, *state) for state in states]
    assert [sorted(shown) for _, shown in found] == expected
    assert [total for total, _ in found] == [len(passed) for passed in expected]
    assert len(projects) == SIZE
    assert STATES / 2 < sum(map(bool, expected)) < STATES
    assert visit.complaints == []
