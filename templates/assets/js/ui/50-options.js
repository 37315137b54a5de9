// One list to filter by: checkboxes with counts, the first few, the rest behind "more", many at a time, and a search box
// for long ones.
(function (portfolio) {
  "use strict";

  const FEW = 12;
  const MANY = 100;

  // `values` are { name, … }; `counts` what each would give now.
  function openOptions(group, texts) {
    const { ownerDocument: document } = group;
    const facet = group.dataset.facet;
    const list = group.querySelector(".options");
    const more = group.querySelector(".options-more");
    const find = group.querySelector(".options-find");
    const none = group.querySelector(".options-none");
    const rows = new Map([...list.children].map(known).map((row) => [row.box.value, row]));
    // Until more is known, what the build has listed.
    let values = [...rows.keys()].map((name) => ({ name }));
    let counts = null;
    let chosen = [];
    let room = FEW;

    // Nothing is drawn: the counts follow.
    function set(given) {
      values = given;
    }

    function count(given) {
      counts = given;
      draw();
    }

    function choose(names) {
      chosen = names;
      draw();
    }

    // What is folded away can wait.
    function draw() {
      if (group.open === false) return;
      const places = wanted();
      portfolio.arrange(list, places.map(drawn));
      if (find) none.hidden = places.length > 0;
      drawMore();
    }

    function wanted() {
      const query = find ? portfolio.fold(find.value.trim()) : "";
      if (query) return matching(query).slice(0, MANY);
      const first = Math.min(room, values.length);
      const places = Array.from({ length: first }, (_, place) => place);
      const far = chosen.map((name) => values.findIndex((value) => value.name === name));
      return [...places, ...far.filter((place) => place >= first)];
    }

    function matching(query) {
      const starts = [];
      const within = [];
      values.forEach(function ({ name }, place) {
        const at = portfolio.fold(name).indexOf(query);
        if (at === 0) starts.push(place);
        else if (at > 0) within.push(place);
      });
      return [...starts, ...within];
    }

    function drawn(place) {
      const { name } = values[place];
      const row = rows.get(name) || made(name);
      rows.set(name, row);
      row.box.checked = chosen.includes(name);
      if (counts) tell(row, counts[place]);
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

    function drawMore() {
      if (!counts) return;
      more.hidden = values.length <= FEW || Boolean(find && find.value.trim());
      more.setAttribute("aria-expanded", String(room > FEW));
      const count = Math.min(values.length - room, MANY);
      more.textContent = count > 0 ? texts.text("more_values", { count }) : texts.text("fewer_values", {});
    }

    more.addEventListener("click", function () {
      room = room < values.length ? room + MANY : FEW;
      draw();
    });
    if (find) find.addEventListener("input", draw);
    group.addEventListener("toggle", draw);

    return { facet, set, count, choose };
  }

  portfolio.openOptions = openOptions;
})((globalThis.portfolio = globalThis.portfolio || {}));
