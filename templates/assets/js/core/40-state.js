// The state of the gallery as the query of an address: ?q=…&tag=…&tag=…&match=any&author=…&sort=title&view=table
(function (portfolio) {
  "use strict";

  // Those that any gallery may have; fields of a gallery's own come after them.
  const FACETS = ["author", "category", "status", "difficulty", "year"];
  // The first of each is what an address without it means.
  const CHOICES = { match: ["all", "any"], sort: ["newest", "oldest", "title", "added"], view: ["cards", "table"] };

  const lookups = new WeakMap();

  function emptyState() {
    const facets = Object.fromEntries(FACETS.map((name) => [name, []]));
    return { q: "", tags: [], match: "all", facets, sort: "newest", view: "cards" };
  }

  // Of the catalog only `tags` and `facets` are needed. What they do not hold is left out, and told as `unknown`.
  function parseState(searchString, catalog) {
    const asked = new URLSearchParams(searchString);
    const unknown = [];
    // The values of a parameter, each once, by the names that `find` has for them.
    function known(name, find) {
      const values = asked.getAll(name).filter((value) => value.trim());
      const found = values.map((value) => ({ name, value, own: find(value) }));
      for (const { name, value, own } of found) if (own === undefined) unknown.push({ name, value });
      return [...new Set(found.map(({ own }) => own))].filter((own) => own !== undefined);
    }
    const state = emptyState();
    state.q = asked.get("q") ?? "";
    state.tags = known("tag", among(catalog.tags));
    const valuesOf = new Map(catalog.facets.map(({ name, values }) => [name, values]));
    for (const name of new Set([...FACETS, ...valuesOf.keys()])) {
      state.facets[name] = known(name, among(valuesOf.get(name) || []));
    }
    for (const [name, choices] of Object.entries(CHOICES)) {
      state[name] = known(name, (value) => choices.find((choice) => choice === value))[0] ?? choices[0];
    }
    return { state, unknown };
  }

  // The query in its one order, without what is as in an empty state; an empty text when everything is.
  function formatState(state) {
    const query = new URLSearchParams();
    if (state.q) query.append("q", state.q);
    for (const tag of state.tags) query.append("tag", tag);
    appendChoice(query, state, "match");
    for (const [name, values] of Object.entries(state.facets)) for (const value of values) query.append(name, value);
    appendChoice(query, state, "sort");
    appendChoice(query, state, "view");
    return String(query) && `?${query}`;
  }

  function appendChoice(query, state, name) {
    if (state[name] !== CHOICES[name][0]) query.append(name, state[name]);
  }

  // Finds the name of the value that a text means: written so, or equal but for case and diacritics, or another word.
  function among(values) {
    const { exact, folded } = lookup(values);
    return (text) => exact.get(text) ?? folded().get(portfolio.fold(text.trim()));
  }

  function lookup(values) {
    if (!lookups.has(values)) {
      let made;
      // The first of several alike is meant: the most used one, and a name before another word for something else.
      const folded = () => (made ??= new Map([...values.map(named), ...values.flatMap(aliased)].reverse()));
      lookups.set(values, { exact: new Map(values.map(({ name }) => [name, name])), folded });
    }
    return lookups.get(values);
  }

  function named({ name }) {
    return [portfolio.fold(name), name];
  }

  function aliased({ name, aliases = [] }) {
    return aliases.map((alias) => [portfolio.fold(alias), name]);
  }

  Object.assign(portfolio, { emptyState, parseState, formatState });
})((globalThis.portfolio = globalThis.portfolio || {}));
