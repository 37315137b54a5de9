// Tells screen readers what came out, when the reader pauses: not with each key.
(function (portfolio) {
  "use strict";

  const PAUSE = 600;

  function openAnnouncer(region, { setTimeout, clearTimeout }) {
    let waiting = 0;

    function say(text) {
      clearTimeout(waiting);
      region.textContent = ""; // the same words again are news again
      waiting = setTimeout(() => (region.textContent = text), PAUSE);
    }

    return { say };
  }

  portfolio.openAnnouncer = openAnnouncer;
})((globalThis.portfolio = globalThis.portfolio || {}));
