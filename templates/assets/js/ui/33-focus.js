// Where focus goes when what had it is gone: to the heading of the results.
(function (portfolio) {
  "use strict";

  // A function to call after each change of the page.
  function guardFocus(document, heading) {
    let last = null;
    document.addEventListener("focusin", function ({ target }) {
      last = target;
    });

    return function mend() {
      const active = document.activeElement;
      const isLost = active === document.body ? last && !last.isConnected : !active.checkVisibility();
      if (isLost) heading.focus({ preventScroll: true });
    };
  }

  portfolio.guardFocus = guardFocus;
})((globalThis.portfolio = globalThis.portfolio || {}));
