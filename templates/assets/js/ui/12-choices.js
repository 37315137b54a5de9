// What a reader has chosen, and how one choice more or less changes it. A state is never changed: each function
// returns a new one. A filter is {facet, name}, its facet "tag" or the name of another facet; `q` is the search.
(function (portfolio) {
  "use strict";

  function chosenOf(state, facet) {
    if (facet === "tag") return state.tags;
    return Object.hasOwn(state.facets, facet) ? state.facets[facet] : [];
  }

  function filtersOf(state) {
    const facets = ["tag", ...Object.keys(state.facets)];
    return facets.flatMap((facet) => chosenOf(state, facet).map((name) => ({ facet, name })));
  }

  function withChosen(state, facet, names) {
    if (facet === "tag") return { ...state, tags: names };
    return { ...state, facets: { ...state.facets, [facet]: names } };
  }

  function without(state, filter) {
    if (filter.facet === "q") return { ...state, q: "" };
    const kept = chosenOf(state, filter.facet).filter((name) => name !== filter.name);
    return withChosen(state, filter.facet, kept);
  }

  function including(state, filter) {
    if (filter.facet === "q") return { ...state, q: filter.name };
    const chosen = chosenOf(state, filter.facet);
    return chosen.includes(filter.name) ? state : withChosen(state, filter.facet, [...chosen, filter.name]);
  }

  // Sort and view say how to show, not what: they stay when the filters go.
  function cleared(state) {
    return { ...portfolio.emptyState(), sort: state.sort, view: state.view };
  }

  function isFiltered(state) {
    return state.q.trim() !== "" || filtersOf(state).length > 0;
  }

  Object.assign(portfolio, { chosenOf, filtersOf, without, including, cleared, isFiltered });
})((globalThis.portfolio = globalThis.portfolio || {}));
