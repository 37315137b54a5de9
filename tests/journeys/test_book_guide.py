"""The workflows of docs/book.md, copied as they stand there: a book deploys and announces itself with its logo."""

import pytest

from tests.docs.pages import guide
from tests.journeys.test_book import COMMIT, TITLES, Wired

pytestmark = pytest.mark.slow

HEADINGS = {"jupyter-book-1": "Jupyter Book 1", "jupyter-book-2": "Jupyter Book 2 and MyST"}


@pytest.mark.timeout(600)
@pytest.mark.parametrize("kind", ["jupyter-book-1", "jupyter-book-2"])
def test_the_workflow_of_the_guide_deploys_a_book_and_announces_it(tmp_path, run, lonely_git, github, kind):
    book = Wired(tmp_path, kind, run)
    [example] = guide("book.md").examples("yaml", below=HEADINGS[kind])
    workflow = example.code.replace("OWNER/PORTFOLIO", "you/portfolio").replace("COMMIT", COMMIT)
    (book.folder / "clone" / ".github" / "workflows" / "deploy.yml").write_text(workflow, "utf-8")

    done = book.deploy(github, f"PORTFOLIO_PAT={github.token}")

    assert done.exit_code == 0, done.text
    assert done.jobs == {"build": "success", "deploy": "success", "notify": "success"}
    [event] = github.events
    payload = event["client_payload"]
    assert (payload["title"], payload["url"]) == (TITLES[kind], "https://you.github.io/book/")
    assert (book.site.deployed / payload["logo_path"].removeprefix(payload["url"])).is_file()
