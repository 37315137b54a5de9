// The theme's scripts as a page or a worker runs them: classic scripts, one after another, with one global object.
import { readFileSync, readdirSync } from "node:fs";
import vm from "node:vm";

const SCRIPTS = new URL("../../templates/assets/js/", import.meta.url);

// Runs parts, or all of a folder; `globals` are what only browsers have. Returns the global object.
export function run(places, globals = {}) {
  const scope = vm.createContext({ URLSearchParams, ...globals });
  for (const path of places.flatMap(partsOf)) {
    const file = new URL(path, SCRIPTS);
    vm.runInContext(readFileSync(file, "utf8"), scope, { filename: file.pathname });
  }
  return scope;
}

export function portfolioOf(...places) {
  return run(["core", ...places]).portfolio;
}

function partsOf(place) {
  if (place.endsWith(".js")) return [place];
  return readdirSync(new URL(`${place}/`, SCRIPTS)).sort().map((name) => `${place}/${name}`);
}

// Objects of another global object are never deeply equal to ours, so they come over as JSON does.
export function plain(value) {
  return JSON.parse(JSON.stringify(value, (_, part) => (ArrayBuffer.isView(part) ? [...part] : part)));
}
