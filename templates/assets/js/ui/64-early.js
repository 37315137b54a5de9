// What a reader has already chosen while the scripts were on their way: the controls tell.
(function (portfolio) {
  "use strict";

  // The state that the controls show; null when they are as the build made them.
  function chosenEarly(toolbar, panel, ownTag) {
    const inputs = [toolbar, panel].flatMap((part) => (part ? [...part.querySelectorAll("input, select")] : []));
    const named = (name) => inputs.filter((input) => input.name === name);
    const checked = (name) => named(name).filter((input) => input.checked).map((input) => input.value);
    const state = {
      ...portfolio.emptyState(),
      q: named("q")[0].value,
      tags: checked("tag"),
      match: checked("match")[0] || "all",
      sort: named("sort")[0].value,
      view: checked("view")[0],
    };
    return portfolio.queryOf(state, ownTag) === "" ? null : state;
  }

  portfolio.chosenEarly = chosenEarly;
})((globalThis.portfolio = globalThis.portfolio || {}));
