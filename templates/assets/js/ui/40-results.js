// The list of results: the page's own cards as long as they are wanted, others made from the template.
(function (portfolio) {
  "use strict";

  const KEPT = 600;

  // `make(what, card)` makes a card or a table row that the page does not hold.
  function openResults(section, make) {
    const { ownerDocument: document } = section;
    const list = section.querySelector(".cards");
    const table = section.querySelector("template[data-table]").content.firstElementChild.cloneNode(true);
    const built = [...list.children];
    const known = new Map(built.map((item) => [item.dataset.path, item]));
    const shown = { cards: new Map(), table: new Map() };
    const extras = section.querySelectorAll(".pagination, .results-page");
    table.hidden = true;
    list.after(table);

    // Shows the cards, or adds them to those that are shown.
    function show(found, view, adding) {
      const items = found.cards.map((card) => itemOf(card, view));
      found.cards.forEach((card, place) => portfolio.highlight(items[place], card, found.terms));
      const parent = view === "table" ? table.tBodies[0] : list;
      if (adding) parent.append(...items);
      else portfolio.arrange(parent, items);
      remember(view, found.cards, items);
      turnTo(view, false);
      return items;
    }

    // What was made is used again: the next letter often asks for the same. But not all of a large gallery is kept.
    function remember(view, cards, items) {
      if (shown[view].size > KEPT) shown[view].clear();
      cards.forEach((card, place) => shown[view].set(card.path, items[place]));
    }

    function itemOf(card, view) {
      return shown[view].get(card.path) || (view === "cards" && known.get(card.path)) || made(card, view);
    }

    function made(card, view) {
      if (view === "table") return make("row", card);
      return portfolio.element(document, "li", { "data-path": card.path }, make("card", card));
    }

    // The page as it was built.
    function restore() {
      for (const item of built) portfolio.unmark(item);
      portfolio.arrange(list, built);
      turnTo("cards", true);
    }

    function turnTo(view, asBuilt) {
      list.hidden = view === "table";
      table.hidden = view !== "table" || !table.tBodies[0].rows.length;
      for (const extra of extras) extra.hidden = !asBuilt;
    }

    return { show, restore };
  }

  portfolio.openResults = openResults;
})((globalThis.portfolio = globalThis.portfolio || {}));
