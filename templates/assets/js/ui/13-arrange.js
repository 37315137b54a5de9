// Brings the children of an element into an order, touching no more of them than it must: what stays keeps its focus,
// its pictures and its place in memory.
(function (portfolio) {
  "use strict";

  function arrange(parent, wanted) {
    const kept = new Set(wanted);
    for (const child of [...parent.children]) if (!kept.has(child)) child.remove();
    let next = parent.firstElementChild;
    for (const item of wanted) {
      if (item === next) next = next.nextElementSibling;
      else parent.insertBefore(item, next);
    }
  }

  portfolio.arrange = arrange;
})((globalThis.portfolio = globalThis.portfolio || {}));
