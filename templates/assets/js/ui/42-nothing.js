// What stands where nothing matches: that it is so, and the two nearest ways back.
(function (portfolio) {
  "use strict";

  const WAYS = 2;

  // One filter less, and where that is not enough, one filter alone; of those with results the ones with the fewest.
  // `count(state)` promises how many a state would give.
  async function waysBack(state, count) {
    const search = state.q.trim() ? [{ facet: "q", name: state.q.trim() }] : [];
    const filters = [...portfolio.filtersOf(state), ...search];
    if (filters.length < 2) return []; // without the only one, all is clear
    const without = filters.map((filter) => ({ filter, isAlone: false, state: portfolio.without(state, filter) }));
    const fewer = await nearest(without, count);
    if (fewer.length || filters.length < 3) return fewer;
    const empty = portfolio.cleared(state);
    const alone = filters.map((filter) => ({ filter, isAlone: true, state: portfolio.including(empty, filter) }));
    return nearest(alone, count);
  }

  async function nearest(ways, count) {
    for (const way of ways) way.total = await count(way.state);
    const open = ways.filter((way) => way.total > 0);
    return open.sort((one, other) => one.total - other.total).slice(0, WAYS);
  }

  // `act.takeWay(state)`, `act.clear()`.
  function openNothing(section, texts, act) {
    const { ownerDocument: document } = section;
    const list = section.querySelector(".ways");

    function show(ways) {
      section.hidden = false;
      const all = item(texts.text("clear_all", {}), act.clear);
      list.replaceChildren(...ways.map((way) => item(told(way), () => act.takeWay(way.state))), all);
    }

    function told({ filter, isAlone, total }) {
      const name = filter.facet === "q" ? texts.text("search_chip", { text: filter.name }) : filter.name;
      return texts.text(isAlone ? "way_only" : "way_without", { name, count: total });
    }

    function item(words, onClick) {
      const button = portfolio.element(document, "button", { type: "button", class: "way" }, words);
      button.addEventListener("click", onClick);
      return portfolio.element(document, "li", {}, button);
    }

    function hide() {
      section.hidden = true;
    }

    return { show, hide };
  }

  Object.assign(portfolio, { waysBack, openNothing });
})((globalThis.portfolio = globalThis.portfolio || {}));
