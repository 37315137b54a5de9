import assert from "node:assert/strict";
import test from "node:test";
import { gallery, packed } from "./gallery.mjs";
import { plain, portfolioOf } from "./load.mjs";

const portfolio = portfolioOf();
const DAY_2026 = 739_617; // 2026-01-01

function titles(data, changes, options) {
  const catalog = portfolio.openCatalog(data, options);
  const { ids } = portfolio.search(catalog, { ...portfolio.emptyState(), ...changes });
  return plain(ids).map((row) => catalog.card(row).title);
}

const named = (...names) => names.map((title) => ({ title }));

test("titles are sorted as readers of the language expect", () => {
  const books = gallery(named("zebra", "Ärger", "Book 10", "book 2", "éclair", "Apfel", "öga"));
  assert.deepEqual(titles(books, { sort: "title" }, { language: "de" }), ["Apfel", "Ärger", "book 2", "Book 10", "éclair", "öga", "zebra"]);
  assert.deepEqual(titles(books, { sort: "title" }, { language: "sv" }), ["Apfel", "book 2", "Book 10", "éclair", "zebra", "Ärger", "öga"]);
});

test("equal titles stay in the order of the index", () => {
  const books = gallery([{ title: "a", summary: "1" }, { title: "a", summary: "2" }, { title: "a", summary: "3" }]);
  const catalog = portfolio.openCatalog(books);
  const { ids } = portfolio.search(catalog, { ...portfolio.emptyState(), sort: "title" });
  assert.deepEqual(plain(ids), [0, 1, 2]);
});

test("featured ones come first, and only when the newest do", () => {
  const books = gallery(named("a", "b", "c", "d"), { updated: packed([DAY_2026, 1, 1]), featured: packed([2, 1]) });
  assert.deepEqual(titles(books, {}), ["c", "b", "a", "d"]);
  assert.deepEqual(titles(books, { sort: "oldest" }), ["c", "b", "a", "d"]);
});

test("the oldest come first, and those without a day last", () => {
  const books = gallery(named("new", "old", "none", "never"), { updated: packed([DAY_2026, 400]) });
  assert.deepEqual(titles(books, { sort: "oldest" }), ["old", "new", "none", "never"]);
});

test("the last to arrive come first, and those of which nothing is known last", () => {
  const books = gallery(named("a", "b", "c"), { added: packed([2]) });
  assert.deepEqual(titles(books, { sort: "added" }), ["c", "a", "b"]);
});

test("days and years are those of the calendar", () => {
  const days = [DAY_2026 + 366 * 4, DAY_2026, DAY_2026 - 1, 719_163, 1];
  const steps = days.map((day, place) => (place ? days[place - 1] - day : day));
  const catalog = portfolio.openCatalog(gallery(named(..."abcde"), { updated: packed(steps) }));
  assert.deepEqual(days.map((_, row) => catalog.card(row).date.iso), ["2030-01-04", "2026-01-01", "2025-12-31", "1970-01-01", "0001-01-01"]);
  assert.deepEqual(plain(catalog.facets.at(-1).values).map(({ name }) => name), ["2030", "2026", "2025", "1970", "0001"]);
});

test("a tag that is not there is as good as not chosen", () => {
  assert.deepEqual(titles(gallery([{ title: "a", tags: ["x"] }, { title: "b" }]), { tags: ["gone"] }), ["a", "b"]);
});

test("counts say what one more choice would give", () => {
  const books = gallery([
    { title: "1", tags: ["x", "y"] },
    { title: "2", tags: ["x"] },
    { title: "3", tags: ["y", "z"] },
    { title: "4" },
  ]);
  const catalog = portfolio.openCatalog(books);
  const counts = (changes) => plain(portfolio.search(catalog, { ...portfolio.emptyState(), ...changes }).counts.tags);
  assert.deepEqual(counts({}), [2, 2, 1]);
  assert.deepEqual(counts({ tags: ["x"] }), [2, 1, 0]);
  assert.deepEqual(counts({ tags: ["x"], match: "any" }), [2, 2, 1]);
  assert.deepEqual(counts({ tags: ["x", "y"] }), [1, 1, 0]);
});

test("the words of a query may stand in different places of a project", () => {
  const books = gallery([{ title: "Tides", summary: "of the sea", tags: ["Maps"], authors: ["Grace Hopper"] }]);
  assert.deepEqual(titles(books, { q: "hop tid sea map" }), ["Tides"]);
  assert.deepEqual(titles(books, { q: "hop tid sea map gone" }), []);
});

test("a word does not reach from one text into the next", () => {
  const books = gallery([{ title: "a", summary: "b" }, { title: "科", summary: "学" }]);
  assert.deepEqual(titles(books, { q: "ab" }), []);
  assert.deepEqual(titles(books, { q: "科学" }), []);
});

test("what was asked before does not change an answer", () => {
  const catalog = portfolio.openCatalog(gallery(named(...Array.from({ length: 60 }, (_, n) => `word${n} all`))));
  const ask = (q) => plain(portfolio.search(catalog, { ...portfolio.emptyState(), q }).ids);
  for (let n = 0; n < 60; n += 1) assert.deepEqual(ask(`all word${n}`).includes(n), true);
  assert.deepEqual(ask("all word7 all"), [7]);
  assert.equal(ask("all").length, 60);
});

test("numbers of many digits are read as they were written", () => {
  const numbers = [0, 31, 32, 1023, 1024, 2 ** 20 + 5, 2 ** 30];
  assert.deepEqual(plain(portfolio.unpackNumbers(packed(numbers))), numbers);
});

const ALIASES = { aliases: "ML\nGIS\nCarta Náutica", targets: packed([0, 1, 1]), headings: "Method", groups: packed([1, 0]) };

function withAliases() {
  const books = gallery([{ title: "a", tags: ["machine learning"] }, { title: "b", tags: ["maps"] }, { title: "c" }]);
  return { ...books, tags: { ...books.tags, ...ALIASES } };
}

test("another word for a tag finds the tag's projects, and stands for it in an address", () => {
  assert.deepEqual(titles(withAliases(), { q: "ml" }), ["a"]);
  assert.deepEqual(titles(withAliases(), { q: "nautica" }), ["b"]);
  assert.deepEqual(titles(withAliases(), { q: "m" }), ["a", "b"]);
  const catalog = portfolio.openCatalog(withAliases());
  const { state, unknown } = portfolio.parseState("?tag=ml&tag=Gis&tag=carta+nautica&tag=zzz", catalog);
  assert.deepEqual(plain(state.tags), ["machine learning", "maps"]);
  assert.deepEqual(plain(unknown), [{ name: "tag", value: "zzz" }]);
  assert.equal(portfolio.formatState(state), "?tag=machine+learning&tag=maps");
});

test("a tag is meant before another word for something else", () => {
  const books = withAliases();
  const catalog = portfolio.openCatalog({ ...books, tags: { ...books.tags, aliases: "Maps", targets: packed([0]) } });
  assert.deepEqual(plain(portfolio.parseState("?tag=MAPS", catalog).state.tags), ["maps"]);
});

test("tags know their groups, if there are any", () => {
  const groups = (data) => plain(portfolio.openCatalog(data).tags).map(({ group }) => group);
  const books = withAliases();
  assert.deepEqual(groups(books), [1, 0]);
  assert.deepEqual(groups({ ...books, tags: { ...books.tags, groups: "" } }), [undefined, undefined]);
});

test("data of another version is refused by name", () => {
  assert.throws(() => portfolio.openCatalog({ version: 1 }), /version 1/);
});
