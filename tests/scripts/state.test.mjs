import assert from "node:assert/strict";
import test from "node:test";
import { plain, portfolioOf } from "./load.mjs";

const portfolio = portfolioOf();
const NAMES = ["C++", "C#", "R&D", "100 %", "a=b", "?x#y", "数据", "🎻 music", "naïve", "a+b c", "Straße", "'\"<>", "/../", "%2B"];
const values = (names) => names.map((name) => ({ name, count: 1 }));
const catalog = {
  tags: values(NAMES),
  facets: [
    { name: "author", values: values(["Ada", "O’Brien", "A & B", ...NAMES]) },
    { name: "status", values: values(["archived", "draft"]) },
    { name: "year", values: values(["2026", "2025"]) },
  ],
};

function parsed(query) {
  return plain(portfolio.parseState(query, catalog));
}

function state(changes) {
  const empty = plain(portfolio.emptyState());
  return { ...empty, ...changes, facets: { ...empty.facets, ...changes.facets } };
}

test("without a query everything is as it is without script", () => {
  assert.deepEqual(parsed(""), { state: state({}), unknown: [] });
  assert.equal(portfolio.formatState(portfolio.emptyState()), "");
});

test("a query names what differs, always in the same order", () => {
  const full = {
    view: "table",
    sort: "title",
    match: "any",
    facets: { year: ["2026"], author: ["Ada"], status: ["draft"] },
    tags: ["C#", "数据"],
    q: "two words",
  };
  const query = "?q=two+words&tag=C%23&tag=%E6%95%B0%E6%8D%AE&match=any&author=Ada&status=draft&year=2026&sort=title&view=table";
  assert.equal(portfolio.formatState(state(full)), query);
  assert.deepEqual(parsed(query), { state: state(full), unknown: [] });
});

test("every state survives its address", () => {
  const pick = (list, seed) => list.filter((_, place) => ((seed >> place % 11) ^ place) % 3 === 0);
  for (let seed = 0; seed < 2000; seed += 1) {
    const some = state({
      q: pick([...NAMES, " ", "&", "=", "+", "\t", "%", "é", "e\u0301"], seed).join(seed % 2 ? " " : ""),
      tags: pick(NAMES, seed * 3).sort(() => (seed % 2) - 0.5),
      match: seed % 3 ? "all" : "any",
      facets: { author: pick(["Ada", "A & B", ...NAMES], seed * 5), status: pick(["archived", "draft"], seed) },
      sort: ["newest", "oldest", "title", "added"][seed % 4],
      view: seed % 5 ? "cards" : "table",
    });
    assert.deepEqual(parsed(portfolio.formatState(some)), { state: some, unknown: [] });
  }
});

test("case and diacritics of a value do not count, its own spelling is kept", () => {
  const { tags, facets } = parsed("?tag=NAIVE&tag=strasse&author=o%E2%80%99brien&status=%20DRAFT%20").state;
  assert.deepEqual([tags, facets.author, facets.status], [["naïve", "Straße"], ["O’Brien"], ["draft"]]);
});

test("of two that differ in diacritics only, each can be meant", () => {
  const alike = { tags: values(["Malmö", "Malmo"]), facets: [] };
  const { state } = portfolio.parseState("?tag=Malmo&tag=malm%C3%B6", alike);
  assert.deepEqual(plain(state.tags), ["Malmo", "Malmö"]);
});

test("a value given twice is chosen once", () => {
  assert.deepEqual(parsed("?tag=C%23&tag=c%23&tag=C%23").state.tags, ["C#"]);
});

test("what is unknown is left out and told", () => {
  const query = "?tag=gone&tag=C%2B%2B&author=nobody&category=Course&match=some&sort=size&view=map&year=1999";
  assert.deepEqual(parsed(query), {
    state: state({ tags: ["C++"] }),
    unknown: [
      { name: "tag", value: "gone" },
      { name: "author", value: "nobody" },
      { name: "category", value: "Course" },
      { name: "year", value: "1999" },
      { name: "match", value: "some" },
      { name: "sort", value: "size" },
      { name: "view", value: "map" },
    ],
  });
});

test("parameters that are nobody's are not worth a note", () => {
  assert.deepEqual(parsed("?utm_source=x&fbclid=y&Q=z"), { state: state({}), unknown: [] });
});

test("a parameter without a value asks for nothing", () => {
  assert.deepEqual(parsed("?q=&tag=&author=+&match=&sort=&view="), { state: state({}), unknown: [] });
});

test("an empty or broken query harms nobody", () => {
  for (const query of ["?", "?&&", "?q", "?q=", "?tag=", "?%", "?q=%E0%A4", "?tag=%FF", "?=x", "?constructor=1&__proto__=2"]) {
    assert.doesNotThrow(() => parsed(query), query);
  }
  assert.deepEqual(parsed("?tag=__proto__&tag=constructor").state.tags, []);
});
