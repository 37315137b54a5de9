// Where answers come from. A small gallery's data are in the page; a large one's are fetched once, by a worker, when
// they are first wanted. Both are asked alike: open() promises { total, tags, facets },
// search(state, from, count) promises { total, cards, counts, terms }.
(function (portfolio) {
  "use strict";

  function openSource(window, data, page, language) {
    return data ? pageSource(data, language) : portfolio.workerSource(window, page, language);
  }

  function pageSource(data, language) {
    const catalog = portfolio.openCatalog(data, { language });
    return {
      outline: portfolio.factsOf(catalog),
      open: async () => catalog,
      search: async (state, from, count) => portfolio.answer(catalog, { state, from, count }),
    };
  }

  portfolio.openSource = openSource;
})((globalThis.portfolio = globalThis.portfolio || {}));
