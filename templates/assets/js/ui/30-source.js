// Where answers come from: the data in a small gallery's page, or those of a large one, which are fetched once, when
// they are first wanted. open() promises { total, tags, facets }; search(state, from, count) is that of an engine.
(function (portfolio) {
  "use strict";

  // `data` is null where they are to be fetched; `page`: { search, worker }, where from.
  function openSource(window, data, page, language) {
    let opening = null;

    function engine() {
      opening ??= start().catch(function (error) {
        opening = null; // the next one who asks tries again
        throw error.name === "FromDisk" ? error : Object.assign(error, { name: "Unreachable" });
      });
      return opening;
    }

    function start() {
      if (data) return portfolio.openLocal(data, { language });
      return openFar(window, page, language);
    }

    return {
      isHere: Boolean(data),
      open: async () => (await engine()).facts,
      search: async (state, from, count) => (await engine()).search(state, from, count),
    };
  }

  async function openFar({ document, location, Worker }, page, language) {
    if (location.protocol === "file:") throw Object.assign(new Error("Nothing can be fetched."), { name: "FromDisk" });
    const [data, worker] = [page.search, page.worker].map((address) => new URL(address, document.baseURI).href);
    return portfolio.openRemote(Worker, { data, worker }, { language });
  }

  portfolio.openSource = openSource;
})((globalThis.portfolio = globalThis.portfolio || {}));
