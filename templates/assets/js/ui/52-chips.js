// The filters that are on, each a button that takes it away, and one button for all.
(function (portfolio) {
  "use strict";

  // `act.remove(filter, next)`, `next` the button beside it; `act.clear()`.
  function openChips(list, clear, texts, act) {
    const { ownerDocument: document } = list;
    const items = new Map();

    function show(state) {
      const filters = portfolio.filtersOf(state);
      portfolio.arrange(list, filters.map(item));
      list.hidden = filters.length === 0;
      clear.hidden = !portfolio.isFiltered(state);
    }

    function item(filter) {
      const key = JSON.stringify(filter);
      if (!items.has(key)) items.set(key, made(filter));
      return items.get(key);
    }

    function made(filter) {
      const label = texts.text("remove", { name: filter.name });
      const name = portfolio.element(document, "bdi", {}, filter.name);
      const button = portfolio.element(document, "button", { type: "button", class: "chip", "aria-label": label }, name);
      const chip = portfolio.element(document, "li", {}, button);
      button.addEventListener("click", function () {
        const next = chip.nextElementSibling || chip.previousElementSibling;
        act.remove(filter, next && next.querySelector("button"));
      });
      return chip;
    }

    clear.addEventListener("click", () => act.clear());
    return { show };
  }

  portfolio.openChips = openChips;
})((globalThis.portfolio = globalThis.portfolio || {}));
