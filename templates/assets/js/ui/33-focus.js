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
      // Browsers give the focus of what is hidden to the page itself, sooner or later.
      const holder = active === document.body ? last : active;
      if (holder && !holder.checkVisibility()) heading.focus({ preventScroll: true });
    };
  }

  portfolio.guardFocus = guardFocus;
})((globalThis.portfolio = globalThis.portfolio || {}));
