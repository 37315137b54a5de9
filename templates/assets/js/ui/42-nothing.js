// What stands where nothing matches: that it is so, and the two nearest ways back.
(function (portfolio) {
  "use strict";

  const WAYS = 2;

  // One filter less, and where that is not enough, one filter alone; of those with results the ones with the fewest.
  // `count(state)` promises how many a state would give.
  async function waysBack(state, count) {
    const search = state.q.trim() ? [{ facet: "q", name: state.q.trim() }] : [];
    const filters = [...portfolio.filtersOf(state), ...search];
    const fewer = await leading("way_without", filters, (filter) => portfolio.without(state, filter), count);
    if (fewer.length || filters.length < 3) return fewer;
    return leading("way_only", filters, (filter) => portfolio.including(portfolio.cleared(state), filter), count);
  }

  async function leading(text, filters, stateFor, count) {
    const ways = filters.map((filter) => ({ text, filter, state: stateFor(filter) }));
    for (const way of ways) way.total = await count(way.state);
    const open = ways.filter((way) => way.total > 0);
    return open.sort((one, other) => one.total - other.total).slice(0, WAYS);
  }

  function openNothing(section, texts, onWay) {
    const { ownerDocument: document } = section;
    const list = section.querySelector(".ways");

    function show(ways) {
      section.hidden = false;
      list.replaceChildren(...ways.map(item));
    }

    function item({ text, filter, state, total }) {
      const name = filter.facet === "q" ? texts.text("search_chip", { text: filter.name }) : filter.name;
      const button = portfolio.element(document, "button", { type: "button", class: "way" });
      button.textContent = texts.text(text, { name, count: total });
      button.addEventListener("click", () => onWay(state));
      return portfolio.element(document, "li", {}, button);
    }

    function hide() {
      section.hidden = true;
    }

    return { show, hide };
  }

  Object.assign(portfolio, { waysBack, openNothing });
})((globalThis.portfolio = globalThis.portfolio || {}));
