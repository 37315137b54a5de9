// Something to filter by: its values in one list, or in one for each group, with a search box where there are many.
(function (portfolio) {
  "use strict";

  const MOST = 100;

  // `values` are { name, … }, tags with `aliases` and `group` too; `counts` what each would give now.
  function openOptions(section, texts) {
    const facet = section.dataset.facet;
    const find = section.querySelector(".options-find");
    const none = section.querySelector(".options-none");
    const elements = [...section.querySelectorAll(".options")];
    const lists = elements.map((list) => portfolio.openOptionList(list, facet, texts, draw));
    // Until more is known, what the build has listed.
    let values = lists.flatMap(({ names }, number) => names.map((name) => ({ name, number })));
    let parts = divided([...values.keys()], home);
    let counts = null;
    let chosen = [];

    // Nothing is drawn: the counts follow.
    function set(given) {
      values = given;
      parts = divided([...given.keys()], home);
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
      if (section.open === false) return;
      const query = find ? portfolio.fold(find.value.trim()) : "";
      const isSearch = query !== "";
      const shown = isSearch ? divided(matching(query).slice(0, MOST), home) : parts;
      lists.forEach((list, number) => list.draw(shown[number], { values, counts, chosen, isSearch }));
      if (find) none.hidden = shown.some((places) => places.length > 0);
    }

    // The places of the values in each list.
    function divided(places, numberOf) {
      if (lists.length === 1) return [places];
      const divided = lists.map(() => []);
      for (const place of places) divided[numberOf(values[place])].push(place);
      return divided;
    }

    function home(value) {
      const number = "number" in value ? value.number : lists.findIndex(({ owns }) => owns(value));
      return number === -1 ? lists.length - 1 : number;
    }

    // What begins with the query, or has another word that does, comes before what only holds it.
    function matching(query) {
      const starts = [];
      const within = [];
      values.forEach(function ({ name, aliases = [] }, place) {
        const found = [name, ...aliases].map((word) => portfolio.fold(word).indexOf(query));
        if (found.includes(0)) starts.push(place);
        else if (found.some((at) => at > 0)) within.push(place);
      });
      return [...starts, ...within];
    }

    if (find) find.addEventListener("input", draw);
    section.addEventListener("toggle", draw);

    return { facet, set, count, choose };
  }

  portfolio.openOptions = openOptions;
})((globalThis.portfolio = globalThis.portfolio || {}));
