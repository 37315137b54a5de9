// The panel of filters: tags and whatever else the gallery can be filtered by.
(function (portfolio) {
  "use strict";

  // `act.choose(filter, isOn)`, `act.match(match)`; `act.need()` when values are wanted that the page may not hold.
  function openFilters(panel, texts, act) {
    const groups = [...panel.querySelectorAll("[data-facet]")].map((group) => portfolio.openOptions(group, texts));
    const summary = panel.closest("details").querySelector(".filters-summary");

    // All there is to choose from.
    function set({ tags, facets }) {
      for (const group of groups) {
        const found = facets.find((facet) => facet.name === group.facet);
        if (group.facet === "tag") group.set(tags);
        else if (found) group.set(found.values);
      }
    }

    function count(counts) {
      for (const { facet, count } of groups) count(facet === "tag" ? counts.tags : counts.facets[facet]);
    }

    function show(state) {
      for (const { facet, choose } of groups) choose(portfolio.chosenOf(state, facet));
      for (const told of panel.querySelectorAll(".filter-on")) {
        told.textContent = portfolio.chosenOf(state, told.closest("[data-facet]").dataset.facet).length || "";
      }
      for (const radio of panel.querySelectorAll("[name=match]")) radio.checked = radio.value === state.match;
      const number = portfolio.filtersOf(state).length;
      summary.textContent = number ? texts.text("filters_on", { count: number }) : texts.text("filter", {});
    }

    panel.addEventListener("change", function ({ target }) {
      if (target.type === "checkbox") act.choose({ facet: target.name, name: target.value }, target.checked);
      if (target.name === "match") act.match(target.value);
    });
    panel.addEventListener("submit", (event) => event.preventDefault());
    // Not all of these bubble, so they are met on the way down.
    for (const kind of ["input", "click", "toggle"]) panel.addEventListener(kind, need, true);

    function need({ type, target }) {
      const wants = { input: ".options-find", click: ".options-more", toggle: "details[open]" };
      if (target.closest(wants[type])) act.need();
    }

    return { set, count, show };
  }

  // For a gallery whose projects have nothing to filter by.
  const noFilters = { set() {}, count() {}, show() {} };

  Object.assign(portfolio, { openFilters, noFilters });
})((globalThis.portfolio = globalThis.portfolio || {}));
