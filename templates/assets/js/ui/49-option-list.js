// A list of checkboxes with counts: the first few, and the rest behind "more".
(function (portfolio) {
  "use strict";

  const FEW = 12;
  const FEW_OF_GROUP = 6;
  const MANY = 100;

  // `facet` is what the boxes choose; `onMore()` is called when the reader wants more of them, or fewer.
  function openOptionList(list, facet, texts, onMore) {
    const { ownerDocument: document } = list;
    const group = list.closest("[data-group]");
    const more = list.parentElement.querySelector(".options-more");
    const few = group ? FEW_OF_GROUP : FEW;
    const rows = new Map([...list.children].map(known).map((row) => [row.box.value, row]));
    // The names that the build has listed.
    const names = [...rows.keys()];
    let isLong = false;

    // A list in a group holds the values of that group alone.
    function owns(value) {
      return !group || value.group === Number(group.dataset.group);
    }

    // The boxes of the values at these places, all of them after a search.
    function draw(places, { values, counts, chosen, isSearch }) {
      const shown = isSearch ? places : usual(places, values, chosen);
      portfolio.arrange(list, shown.map((place) => drawn(values[place].name, counts && counts[place], chosen)));
      if (group) group.hidden = places.length === 0;
      if (counts) drawMore(Math.min(places.length, MANY) - few, isSearch);
    }

    // The first ones, and those that are chosen wherever they stand.
    function usual(places, values, chosen) {
      const first = isLong ? MANY : few;
      const far = chosen.map((name) => values.findIndex((value) => value.name === name));
      return [...places.slice(0, first), ...far.filter((place) => places.indexOf(place) >= first)];
    }

    function drawn(name, count, chosen) {
      const row = rows.get(name) || made(name);
      rows.set(name, row);
      row.box.checked = chosen.includes(name);
      if (count !== null) row.count.textContent = texts.number(count);
      if (count !== null) row.item.classList.toggle("option-idle", count === 0 && !row.box.checked);
      return row.item;
    }

    function made(name) {
      const box = portfolio.element(document, "input", { type: "checkbox", name: facet, value: name });
      const shown = portfolio.element(document, "bdi", { class: "option-name" }, name);
      const count = portfolio.element(document, "span", { class: "count" });
      const item = portfolio.element(document, "li", { class: "option" });
      item.append(portfolio.element(document, "label", {}, box, shown, " ", count));
      return { item, box, count };
    }

    function known(item) {
      return { item, box: item.querySelector("input"), count: item.querySelector(".count") };
    }

    function drawMore(hidden, isSearch) {
      more.hidden = hidden <= 0 || isSearch;
      more.setAttribute("aria-expanded", String(isLong));
      more.textContent = isLong ? texts.text("fewer_values", {}) : texts.text("more_values", { count: hidden });
    }

    more.addEventListener("click", function () {
      isLong = !isLong;
      onMore();
    });

    return { names, owns, draw };
  }

  portfolio.openOptionList = openOptionList;
})((globalThis.portfolio = globalThis.portfolio || {}));
