// The state in the page's address. A tag's page has its tag by itself: the address need not say it.
(function (portfolio) {
  "use strict";

  const NAMES = ["q", "tag", "match", "author", "category", "status", "difficulty", "year", "sort", "view"];

  // `fields`: the names of the fields that the gallery can be filtered by.
  function asksForSomething(location, fields) {
    const asked = new URLSearchParams(location.search);
    return [...NAMES, ...fields].some((name) => asked.has(name));
  }

  function readAddress(location, outline, ownTag) {
    const { state, unknown } = portfolio.parseState(location.search, outline);
    return { state: ownTag ? { ...state, tags: [...new Set([ownTag, ...state.tags])] } : state, unknown };
  }

  // What follows the path; null when this page cannot show the state, because its own tag is gone.
  function queryOf(state, ownTag) {
    if (ownTag && !state.tags.includes(ownTag)) return null;
    const tags = state.tags.filter((tag) => tag !== ownTag);
    return portfolio.formatState({ ...state, q: state.q.trim(), tags });
  }

  // Whether the page as it was built shows just this.
  function isAsBuilt(state, ownTag) {
    return queryOf({ ...state, match: "all" }, ownTag) === "";
  }

  Object.assign(portfolio, { asksForSomething, readAddress, queryOf, isAsBuilt });
})((globalThis.portfolio = globalThis.portfolio || {}));
