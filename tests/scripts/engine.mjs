// Runs the engine for a test in Python. It reads { data?, language?, calls: [[name, …]] } and writes each call's result.
import { readFileSync } from "node:fs";
import { plain, portfolioOf } from "./load.mjs";

const portfolio = portfolioOf();
const { data, language, calls } = JSON.parse(readFileSync(0, "utf8"));
const catalog = data && portfolio.openCatalog(data, { language });

const asked = {
  cards: () => Array.from({ length: catalog.total }, (_, row) => catalog.card(row)),
  facts: () => portfolio.factsOf(catalog),
  parse: (query) => portfolio.parseState(query, catalog),
  search: (state) => portfolio.search(catalog, state),
};

const results = calls.map(([name, ...values]) => (asked[name] ?? portfolio[name])(...values));
process.stdout.write(JSON.stringify(plain(results)));
