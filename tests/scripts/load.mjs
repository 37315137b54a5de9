// The theme's scripts as a page or a worker runs them: classic scripts, one after another, with one global object.
import { readFileSync, readdirSync } from "node:fs";
import vm from "node:vm";

const SCRIPTS = new URL("../../templates/assets/js/", import.meta.url);

// Runs the parts in some folders; `globals` are what only browsers have. Returns the global object.
export function run(folders, globals = {}) {
  const scope = vm.createContext({ URLSearchParams, ...globals });
  for (const folder of folders) {
    for (const name of readdirSync(new URL(`${folder}/`, SCRIPTS)).sort()) {
      const file = new URL(`${folder}/${name}`, SCRIPTS);
      vm.runInContext(readFileSync(file, "utf8"), scope, { filename: file.pathname });
    }
  }
  return scope;
}

export function portfolioOf(...folders) {
  return run(["core", ...folders]).portfolio;
}

// Objects of another global object are never deeply equal to ours, so they come over as JSON does.
export function plain(value) {
  return JSON.parse(JSON.stringify(value, (_, part) => (ArrayBuffer.isView(part) ? [...part] : part)));
}
