// The view for other sites: what its address asks for, once. There is nothing here for a reader to choose.
(function (portfolio, window, document) {
  "use strict";

  const view = document.querySelector(".embed");
  if (view) start(view.dataset).finally(() => document.documentElement.classList.add("ready"));

  async function start({ root, step, room, search, worker }) {
    const strings = portfolio.embedded(document, "gallery-strings");
    const isAsked = portfolio.asksForSomething(window.location, Object.keys(strings.fields));
    if (!isAsked || !view.querySelector(".cards")) return;
    const data = portfolio.embedded(document, "gallery-data");
    const source = portfolio.openSource(window, data, { search, worker }, strings.language);
    const asked = await ask(source, Number(step)).catch(() => null);
    if (!asked) return; // the data cannot be had: the first page of the gallery stays
    const texts = portfolio.openStrings(strings);
    const patterns = portfolio.embedded(document, "gallery-patterns");
    show(asked, texts, portfolio.openCards(document, patterns, { root, room: Number(room) }, texts), root);
  }

  async function ask(source, step) {
    const { state, unknown } = portfolio.readAddress(window.location, await source.open());
    if (isAboutNothing(state, unknown)) return { state, found: { cards: [], total: 0, terms: [] } };
    return { state, found: await source.search(state, 0, step) };
  }

  // Elsewhere a tag that no project has is left out with a word about it. Here nobody may be looking, and everything
  // would not be what was asked for.
  function isAboutNothing({ tags, match, facets }, unknown) {
    return unknown.some(function ({ name }) {
      if (name === "tag") return match === "all" || tags.length === 0;
      return name in facets && facets[name].length === 0;
    });
  }

  function show({ state, found }, texts, make, root) {
    portfolio.openResults(view, make).show(found, state.view, false);
    view.querySelector(".embed-title").textContent = texts.text(found.total ? "count" : "none", { count: found.total });
    view.querySelector(".embed-all").hidden = found.total <= found.cards.length;
    for (const link of view.querySelectorAll(".embed-link")) link.href = `${root}index.html${portfolio.formatState(state)}`;
  }
})((globalThis.portfolio = globalThis.portfolio || {}), window, document);
