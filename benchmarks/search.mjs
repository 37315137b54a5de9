// Times the engine alone on galleries as search.json has them: node benchmarks/search.mjs search.json…
// benchmarks/search.py makes such files and calls this.
import { readFileSync, readdirSync } from "node:fs";
import { performance } from "node:perf_hooks";
import vm from "node:vm";

const CORE = new URL("../templates/assets/js/core/", import.meta.url);
const ROUNDS = 15;

function loadCore() {
  for (const name of readdirSync(CORE).sort()) {
    vm.runInThisContext(readFileSync(new URL(name, CORE), "utf8"), { filename: name });
  }
  return globalThis.portfolio;
}

function timed(work) {
  const began = performance.now();
  const result = work();
  return [performance.now() - began, result];
}

function heap() {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
}

// The middle and the worst of several runs, in milliseconds.
function spread(runs) {
  const sorted = runs.toSorted((one, other) => one - other);
  return `${sorted[Math.floor(sorted.length / 2)].toFixed(1)} ms, worst ${sorted.at(-1).toFixed(1)} ms`;
}

// A query letter by letter, on a catalog that has forgotten what it was asked before.
function keyPresses(portfolio, catalog, query) {
  const runs = [];
  for (let length = 1; length <= query.length; length += 1) {
    catalog.known = undefined;
    const state = { ...portfolio.emptyState(), q: query.slice(0, length) };
    runs.push(timed(() => portfolio.answer(catalog, { state, from: 0, count: 60 }))[0]);
  }
  return runs;
}

function clicks(portfolio, catalog, query, change) {
  const state = { ...portfolio.emptyState(), q: query };
  portfolio.answer(catalog, { state, from: 0, count: 60 });
  return Array.from({ length: ROUNDS }, (_, round) => {
    return timed(() => portfolio.answer(catalog, { state: { ...state, ...change(round) }, from: 0, count: 60 }))[0];
  });
}

function measure(portfolio, file) {
  const text = readFileSync(file, "utf8");
  const before = heap();
  const [parsing, data] = timed(() => JSON.parse(text));
  const [opening, catalog] = timed(() => portfolio.openCatalog(data, { language: "en" }));
  const state = portfolio.emptyState();
  const [first] = timed(() => portfolio.answer(catalog, { state: { ...state, q: "tid" }, from: 0, count: 60 }));
  const [title] = timed(() => portfolio.answer(catalog, { state: { ...state, sort: "title" }, from: 0, count: 60 }));
  const used = heap() - before;
  console.log(`${catalog.total.toLocaleString("en")} projects, ${catalog.tags.length} tags, ${text.length} characters`);
  console.log(`  open             ${parsing.toFixed(0)} ms to parse, ${opening.toFixed(0)} ms to unpack`);
  console.log(`  first query      ${first.toFixed(0)} ms, all texts read for it`);
  console.log(`  first by title   ${title.toFixed(0)} ms, all titles sorted for it`);
  console.log(`  memory           ${(used / 2 ** 20).toFixed(1)} MiB`);
  for (const query of ["bayesian models", "e", "python quiet exerc", "zzz"]) {
    console.log(`  key press        ${spread(keyPresses(portfolio, catalog, query))}   (${query})`);
  }
  const tags = catalog.tags.map(({ name }) => name);
  const some = (round) => [tags[0], tags[(round * 7 + 1) % tags.length]];
  console.log(`  tag click        ${spread(clicks(portfolio, catalog, "", (round) => ({ tags: some(round) })))}`);
  console.log(`  any of two tags  ${spread(clicks(portfolio, catalog, "", (round) => ({ tags: some(round), match: "any" })))}`);
  console.log(`  tag and words    ${spread(clicks(portfolio, catalog, "python", (round) => ({ tags: some(round).slice(0, 1) })))}`);
}

const portfolio = loadCore();
for (const file of process.argv.slice(2)) measure(portfolio, file);
