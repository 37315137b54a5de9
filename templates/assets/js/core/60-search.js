// The projects that a state lets through, in its order, and what each further choice would leave.
(function (portfolio) {
  "use strict";

  const TEXT = 1; // the lowest bit of a row's failures; each group has a higher one

  // `ids` are rows. `counts.tags[n]` belongs to `catalog.tags[n]`, `counts.facets[name][n]` to value n of that facet.
  function search(catalog, state) {
    const terms = portfolio.words(state.q);
    const failed = new Uint8Array(catalog.total);
    failTexts(failed, catalog, terms);
    const filters = catalog.groups.map((group, place) => filterBy(group, state, (TEXT << 1) << place));
    for (const filter of filters) failRows(failed, filter);
    const [tags, ...facets] = filters.map((filter) => countValues(failed, filter));
    const byName = facets.map((counts, place) => [catalog.groups[place + 1].name, counts]);
    return {
      ids: portfolio.orderOf(catalog, state.sort).filter((row) => failed[row] === 0),
      counts: { tags, facets: Object.fromEntries(byName) },
      terms,
    };
  }

  // Long terms are rare, so the longest goes first: often nothing is left to do for the others.
  function failTexts(failed, catalog, terms) {
    for (const term of terms.toSorted((one, other) => other.length - one.length)) {
      const matching = portfolio.rowsMatching(catalog, term);
      let left = 0;
      for (let row = 0; row < failed.length; row += 1) {
        if (matching[row] === 0) failed[row] = TEXT;
        else if (failed[row] === 0) left += 1;
      }
      if (left === 0) return;
    }
  }

  // A group with the places that are chosen of it, how many of them a row needs, and the bit of rows that lack them.
  // `widens`: a further choice adds to the results, as everywhere but among tags that must all match.
  function filterBy(group, state, bit) {
    const names = new Set(group.name === "tag" ? state.tags : state.facets[group.name]);
    const chosen = new Uint8Array(group.values.length);
    let needed = 0;
    for (let place = 0; needed < names.size && place < chosen.length; place += 1) {
      if (names.has(group.values[place].name)) needed += chosen[place] = 1;
    }
    const widens = group.name !== "tag" || state.match === "any";
    return { group, chosen, needed: widens ? Math.min(needed, 1) : needed, widens, bit };
  }

  function failRows(failed, { group: { starts, items }, chosen, needed, bit }) {
    if (needed === 0) return;
    for (let row = 0; row < failed.length; row += 1) {
      let found = 0;
      for (let at = starts[row]; at < starts[row + 1]; at += 1) found += chosen[items[at]];
      if (found < needed) failed[row] |= bit;
    }
  }

  // How many projects have each value, among those that pass all filters, or all others when a choice widens.
  function countValues(failed, { group: { values, starts, items }, widens, bit }) {
    const counts = new Int32Array(values.length);
    const ignored = widens ? ~bit : ~0;
    for (let row = 0; row < failed.length; row += 1) {
      if ((failed[row] & ignored) !== 0) continue;
      for (let at = starts[row]; at < starts[row + 1]; at += 1) counts[items[at]] += 1;
    }
    return counts;
  }

  portfolio.search = search;
})((globalThis.portfolio = globalThis.portfolio || {}));
