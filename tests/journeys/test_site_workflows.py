"""pages.yml and pull-request.yml are executed: what people change by hand."""

import pytest

from tests.journeys.conftest import BRANCH, TIDES

pytestmark = pytest.mark.slow

REPOSITORY = {"name": "portfolio", "full_name": "you/portfolio", "default_branch": BRANCH}


def test_a_push_to_the_default_branch_publishes_its_newest_commit(portfolio):
    data = portfolio.read("data/projects.json").replace('"Tides"', '"Tides, by hand"')
    portfolio.commit({"data/projects.json": data}, "Correct a title")

    done = portfolio.execute("pages.yml", "push", {"ref": f"refs/heads/{BRANCH}", "repository": REPOSITORY})

    assert done.exit_code == 0, done.text
    assert done.jobs == {"build": "success", "deploy": "success"}
    assert "Tides, by hand" in (portfolio.deployed / "index.html").read_text("utf-8")


def test_a_push_to_another_branch_publishes_nothing(portfolio):
    done = portfolio.execute("pages.yml", "push", {"ref": "refs/heads/draft", "repository": REPOSITORY})

    assert done.exit_code == 0, done.text
    assert done.jobs == {}
    assert not portfolio.deployed.exists()


def test_a_pull_request_shows_a_mistake_beside_its_line_and_still_builds(portfolio):
    data = portfolio.folder / "clone" / "data" / "projects.json"
    data.write_text(data.read_text("utf-8").replace(TIDES["url"], "javascript:alert(1)"), "utf-8")

    done = portfolio.execute("pull-request.yml", "pull_request", {"number": 1, "repository": REPOSITORY})

    assert done.exit_code != 0
    assert any(line.startswith("::error file=data/projects.json,line=") for line in done.annotations), done.text
    assert "1 project on " in done.text
    assert not portfolio.deployed.exists()
