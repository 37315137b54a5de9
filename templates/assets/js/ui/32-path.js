// The browser's history: an entry for each choice, and for each pause in typing.
(function (portfolio) {
  "use strict";

  const PAUSE = 400;

  function openPath(window, index) {
    let waiting = 0;

    function write(query, entry) {
      window.clearTimeout(waiting);
      if (entry === "push") push(query);
      if (entry === "pause") waiting = window.setTimeout(() => push(query), PAUSE);
    }

    function push(query) {
      if (query === window.location.search) return;
      attempt(() => window.history.pushState(null, "", window.location.pathname + query));
    }

    // How many results are shown, for when the reader comes back to this entry.
    function keep(extent) {
      attempt(() => window.history.replaceState({ extent }, ""));
    }

    // Without its tag a tag's page is the index: another page, with another heading.
    function leave(state) {
      window.location.assign(index + portfolio.formatState(state) + "#results-title");
    }

    // A little after the next frame, so that it is painted and another key can be met; a page that is not seen has none.
    function frame() {
      return new Promise(function (resolve) {
        window.requestAnimationFrame(() => window.setTimeout(resolve, 30));
        window.setTimeout(resolve, 300);
      });
    }

    // Some browsers refuse other addresses to pages read from disk; the page works without.
    function attempt(change) {
      try {
        change();
      } catch (error) {
        if (error.name !== "SecurityError") throw error;
      }
    }

    return { write, keep, leave, frame };
  }

  portfolio.openPath = openPath;
})((globalThis.portfolio = globalThis.portfolio || {}));
