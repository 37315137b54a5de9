// Lighthouse in a browser of its own: reads addresses, one a line, and writes for each what it found as a line of JSON.
//   node lighthouse.mjs CHROMIUM FLAG...
// It tells nobody what it does: only Lighthouse's command line reports errors and usage, and it is not used.
import { createInterface } from "node:readline";

import { launch } from "chrome-launcher";
import lighthouse, { defaultConfig } from "lighthouse";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

// What weighs nothing cannot change a score, and takes its time.
function weighed() {
  const references = CATEGORIES.flatMap((name) => defaultConfig.categories[name].auditRefs);
  return [...new Set(references.filter((reference) => reference.weight).map((reference) => reference.id))];
}

const CONFIG = {
  extends: "lighthouse:default",
  settings: { onlyAudits: weighed(), disableFullPageScreenshot: true },
};

function where(item) {
  const node = item.node || {};
  return node.snippet || item.url || item.href || item.source || item.description || JSON.stringify(item).slice(0, 200);
}

function faults(result, category) {
  return category.auditRefs
    .map((reference) => ({ ...result.audits[reference.id], weight: reference.weight }))
    .filter((audit) => audit.weight && audit.score !== null && audit.score < 1)
    .map((audit) => ({
      id: audit.id,
      title: audit.title,
      value: audit.displayValue || "",
      places: (audit.details?.items || []).slice(0, 4).map(where),
    }));
}

function report(result) {
  const broken = result.runtimeError ? result.runtimeError.message : null;
  const categories = CATEGORIES.map((name) => result.categories[name]);
  return {
    broken,
    scores: Object.fromEntries(categories.map((category) => [category.id, Math.round(category.score * 100)])),
    faults: Object.fromEntries(categories.map((category) => [category.id, faults(result, category)])),
  };
}

const [chromium, ...flags] = process.argv.slice(2);
const chrome = await launch({ chromePath: chromium, chromeFlags: flags, logLevel: "silent" });
try {
  for await (const address of createInterface({ input: process.stdin })) {
    const { lhr } = await lighthouse(address, { port: chrome.port, logLevel: "silent" }, CONFIG);
    console.log(JSON.stringify(report(lhr)));
  }
} finally {
  await chrome.kill();
}
