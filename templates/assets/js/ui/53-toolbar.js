// The search field, the order and the form of the list.
(function (portfolio) {
  "use strict";

  // `act.query(text)` with each key, `act.enter()`, `act.sort(sort)`, `act.view(view)`; `act.foresee()` on the way there.
  function openToolbar(toolbar, act) {
    const field = toolbar.querySelector(".search-field");
    const sort = toolbar.querySelector(".sort-choice");
    const views = [...toolbar.querySelectorAll("[name=view]")];

    function show(state) {
      if (field.value.trim() !== state.q.trim()) field.value = state.q;
      sort.value = state.sort;
      for (const view of views) view.checked = view.value === state.view;
    }

    function clear() {
      if (!field.value) return;
      field.value = "";
      act.query("");
    }

    field.addEventListener("input", () => act.query(field.value));
    field.addEventListener("focus", () => act.foresee());
    field.addEventListener("keydown", function (event) {
      if (event.key !== "Escape") return;
      event.preventDefault(); // some browsers clear by themselves, and would tell it twice
      clear();
    });
    field.form.addEventListener("submit", function (event) {
      event.preventDefault();
      act.enter();
    });
    sort.addEventListener("change", () => act.sort(sort.value));
    for (const view of views) view.addEventListener("change", () => act.view(view.value));

    return { show };
  }

  portfolio.openToolbar = openToolbar;
})((globalThis.portfolio = globalThis.portfolio || {}));
