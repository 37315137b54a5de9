// A list of checkboxes with counts: the first few, and the rest behind "more", many at a time.
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
    let room = few;
    let total = 0;

    // A list in a group holds the values of that group alone.
    function owns(value) {
      return !group || value.group === Number(group.dataset.group);
    }

    // The boxes of the values at these places, all of them after a search.
    function draw(places, { values, counts, chosen, isSearch }) {
      const shown = isSearch ? places : usual(places, values, chosen);
      portfolio.arrange(list, shown.map((place) => drawn(values[place].name, counts && counts[place], chosen)));
      if (group) group.hidden = places.length === 0;
      if (counts) drawMore(places.length, isSearch);
    }

    // The first ones, and those that are chosen wherever they stand.
    function usual(places, values, chosen) {
      const far = chosen.map((name) => values.findIndex((value) => value.name === name));
      return [...places.slice(0, room), ...far.filter((place) => places.indexOf(place) >= room)];
    }

    function drawn(name, count, chosen) {
      const row = rows.get(name) || made(name);
      rows.set(name, row);
      row.box.checked = chosen.includes(name);
      if (count !== null) tell(row, count);
      return row.item;
    }

    // The same number written again would have the page laid out again.
    function tell({ item, box, count }, number) {
      const told = texts.number(number);
      if (count.textContent !== told) count.textContent = told;
      item.classList.toggle("option-idle", number === 0 && !box.checked);
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

    function drawMore(number, isSearch) {
      more.hidden = number <= few || isSearch;
      more.setAttribute("aria-expanded", String(room > few));
      const count = Math.min(number - room, MANY);
      more.textContent = count > 0 ? texts.text("more_values", { count }) : texts.text("fewer_values", {});
      total = number;
    }

    more.addEventListener("click", function () {
      room = room === few || room < total ? room + MANY : few;
      onMore();
    });

    return { names, owns, draw };
  }

  portfolio.openOptionList = openOptionList;
})((globalThis.portfolio = globalThis.portfolio || {}));
