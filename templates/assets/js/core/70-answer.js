// From an address to a catalog, and from a question to what a page shows of the answer.
(function (portfolio) {
  "use strict";

  // `fetch` is the browser's, `url` that of search.json.
  async function loadCatalog(fetch, url, options) {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url} was answered with ${response.status}.`);
    return portfolio.openCatalog(await response.json(), options);
  }

  // What there is to choose from: enough for parseState and for lists of tags and facets.
  function factsOf({ total, tags, facets }) {
    return { total, tags, facets };
  }

  // `count` cards from place `from` on, how many results there are, and the counts of every further choice.
  function answer(catalog, { state, from, count }) {
    const { ids, counts, terms } = portfolio.search(catalog, state);
    const cards = Array.from(ids.subarray(from, from + count), catalog.card);
    return { total: ids.length, cards, counts, terms };
  }

  Object.assign(portfolio, { loadCatalog, factsOf, answer });
})((globalThis.portfolio = globalThis.portfolio || {}));
