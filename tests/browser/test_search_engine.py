"""The engine of the scripts in a real browser: a worker of the page's own, and what remains where there is none."""

import json

import pytest

pytestmark = pytest.mark.browser

OPEN = """async (options) => {
  const at = (path) => new URL(path, location.href).href;
  const WorkerClass = options.worker ? Worker : class { constructor() { throw new Error("none"); } };
  const urls = { worker: at("assets/search-worker.js"), data: at("search.json") };
  const engine = await portfolio.openRemote(WorkerClass, urls, { language: "en" });
  const { state } = portfolio.parseState(options.query, engine.facts);
  const { total, cards, counts, terms } = await engine.search(state, 0, 60);
  return { total, cards, terms, tags: [...counts.tags], facts: engine.facts };
}"""


@pytest.fixture
def opened(visitor):
    """A visit to a page that has the script, whether or not the theme loads it there."""

    def see(address):
        visit = visitor()
        page = visit.see(address)
        if not page.evaluate("Boolean(window.portfolio?.openRemote)"):
            page.add_script_tag(url=page.evaluate("new URL('assets/gallery.js', location.href).href"))
        return visit

    return see


@pytest.mark.parametrize(
    "query", ["?q=tides+python", "?tag=soil&tag=Python&sort=title", "?tag=soil&tag=rivers&match=any", ""]
)
def test_a_worker_and_the_page_itself_give_the_same_answer(thousand, opened, query):
    visit = opened(thousand.address)
    by_worker = visit.page.evaluate(OPEN, {"query": query, "worker": True})
    by_page = visit.page.evaluate(OPEN, {"query": query, "worker": False})
    assert by_worker == by_page
    assert len(by_worker["cards"]) == min(60, by_worker["total"]) > 0
    assert visit.refused() == []
    assert visit.complaints == []


def test_the_worker_is_one_and_it_fetches_the_data_itself(thousand, opened):
    visit = opened(thousand.address)
    visit.page.evaluate(OPEN, {"query": "?q=tides", "worker": True})
    (worker,) = visit.page.workers
    assert worker.url == f"{thousand.address}assets/search-worker.js"
    assert visit.page.evaluate("performance.getEntriesByName(new URL('search.json', location.href).href).length") == 0


def test_the_cards_are_those_of_the_static_pages(thousand, opened):
    visit = opened(thousand.address)
    found = visit.page.evaluate(OPEN, {"query": "", "worker": True})["cards"]
    shown = visit.page.eval_on_selector_all(
        ".card",
        """(cards) => cards.map((card) => ({
            title: card.querySelector(".card-title").textContent,
            path: card.querySelector(".card-link").getAttribute("href"),
            letters: card.querySelector(".tile-letters").textContent,
            summary: card.querySelector(".card-summary")?.textContent ?? "",
            author: card.querySelector(".card-author")?.textContent ?? "",
        }))""",
    )
    assert [{name: card[name] for name in shown[0]} for card in found] == shown


def test_from_disk_a_gallery_that_must_be_fetched_fails_at_once(sample_without_address, opened):
    visit = opened(f"{sample_without_address.folder.as_uri()}/index.html")
    for worker in (True, False):
        told = visit.page.evaluate(
            f"(options) => ({OPEN})(options).then(() => 'opened', (error) => error.name)",
            {"query": "", "worker": worker},
        )
        assert told == "TypeError"


def test_from_disk_a_gallery_in_the_page_is_searched(sample_without_address, opened):
    visit = opened(f"{sample_without_address.folder.as_uri()}/index.html")
    data = json.loads((sample_without_address.folder / "search.json").read_bytes())
    total = visit.page.evaluate(
        """async (data) => {
          const engine = await portfolio.openLocal(data, { language: "en" });
          return (await engine.search({ ...portfolio.emptyState(), q: "tides" }, 0, 60)).total;
        }""",
        data,
    )
    assert total > 0
