import assert from "node:assert/strict";
import test from "node:test";
import { gallery } from "./gallery.mjs";
import { plain, portfolioOf, run } from "./load.mjs";

const portfolio = portfolioOf("ui/10-engine.js");
const DATA = gallery([{ title: "Tides", tags: ["sea"] }, { title: "Bread" }, { title: "Tidy" }]);
const URLS = { worker: "https://x.example/search-worker.js", data: "https://x.example/search.json" };
const state = (changes) => ({ ...portfolio.emptyState(), ...changes });

function fetcher(answer = { ok: true, status: 200, json: async () => structuredClone(DATA) }) {
  const asked = [];
  const fetch = async (url) => {
    asked.push(url);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { asked, fetch };
}

// A worker that runs the theme's script in a global object of its own; messages are cloned and come later, as in browsers.
function workers(fetch) {
  const sent = [];
  class Worker {
    constructor(url) {
      assert.equal(url, URLS.worker);
      const listeners = [];
      const postMessage = (data) => {
        sent.push(data);
        setTimeout(() => this.onmessage({ data: structuredClone(data) }), 0);
      };
      const addEventListener = (_, listener) => listeners.push(listener);
      run(["core", "worker"], { postMessage, addEventListener, fetch, setTimeout });
      this.tell = (data) => listeners.forEach((listener) => listener({ data }));
    }

    postMessage(data) {
      const copy = structuredClone(data);
      setTimeout(() => this.tell(copy), 0);
    }
  }
  return { Worker, sent };
}

const ENGINES = {
  "in the page": async () => portfolio.openLocal(DATA, { language: "en" }),
  "in a worker": async () => portfolio.openRemote(workers(fetcher().fetch).Worker, URLS),
  "fetched without a worker": async () => portfolio.openRemote(RefusedWorker, URLS, { fetch: fetcher().fetch }),
  "fetched because the worker never ran": async () => portfolio.openRemote(DeadWorker, URLS, { fetch: fetcher().fetch }),
};

class RefusedWorker {
  constructor() {
    throw new Error("SecurityError");
  }
}

class DeadWorker {
  postMessage() {
    setTimeout(() => this.onerror({ message: "blocked" }), 0);
  }
}

for (const [where, open] of Object.entries(ENGINES)) {
  test(`an engine ${where} tells the facts and answers`, async () => {
    const engine = await open();
    assert.deepEqual(plain(engine.facts), { total: 3, tags: [{ name: "sea", slug: "sea", count: 1 }], facets: [] });
    const answer = plain(await engine.search(state({ q: "tid" }), 0, 60));
    assert.deepEqual(answer.cards.map((card) => card.title), ["Tides", "Tidy"]);
    assert.deepEqual([answer.total, answer.terms, answer.counts], [2, ["tid"], { tags: [1], facets: {} }]);
    const rest = plain(await engine.search(state({ q: "tid" }), 1, 60));
    assert.deepEqual([rest.total, rest.cards.map((card) => card.title)], [2, ["Tidy"]]);
    assert.deepEqual(plain(await engine.search(state({ q: "none" }), 0, 60)).cards, []);
  });
}

test("the facts are enough to read an address", async () => {
  const engine = await ENGINES["in a worker"]();
  assert.deepEqual(plain(portfolio.parseState("?tag=SEA&tag=x", engine.facts)).state.tags, ["sea"]);
});

test("a worker fetches the data once, and the page does not", async () => {
  const inWorker = fetcher();
  const inPage = fetcher();
  const engine = await portfolio.openRemote(workers(inWorker.fetch).Worker, URLS, { fetch: inPage.fetch });
  await engine.search(state({}), 0, 1);
  await engine.search(state({}), 0, 1);
  assert.deepEqual([inWorker.asked, inPage.asked], [[URLS.data], []]);
});

test("of the questions that wait only the newest is answered", async () => {
  const { Worker, sent } = workers(fetcher().fetch);
  const engine = await portfolio.openRemote(Worker, URLS);
  const answers = await Promise.all(["t", "ti", "tidy"].map((q) => engine.search(state({ q }), 0, 60)));
  assert.deepEqual(answers.map((answer) => answer && answer.total), [null, null, 1]);
  assert.equal(sent.filter((message) => message.cards).length, 1);
  assert.equal((await engine.search(state({ q: "bread" }), 0, 60)).total, 1);
});

for (const [what, answer, message] of [
  ["is not there", { ok: false, status: 404 }, /404/],
  ["cannot be reached", new Error("Failed to fetch"), /Failed to fetch/],
  ["is of another version", { ok: true, json: async () => ({ version: 1 }) }, /version 1/],
]) {
  test(`data that ${what} is told, with a worker and without`, async () => {
    const { fetch } = fetcher(answer);
    await assert.rejects(portfolio.openRemote(workers(fetch).Worker, URLS), message);
    await assert.rejects(portfolio.openRemote(RefusedWorker, URLS, { fetch }), message);
  });
}

test("a question that goes wrong is told, and the next one is answered", async () => {
  const engine = await portfolio.openRemote(workers(fetcher().fetch).Worker, URLS);
  await assert.rejects(engine.search(state({ sort: "nonsense" }), 0, 60));
  assert.equal((await engine.search(state({}), 0, 60)).total, 3);
});

test("data in the page that is of another version is told", async () => {
  await assert.rejects(portfolio.openLocal({ version: 4 }), /version 4/);
});
