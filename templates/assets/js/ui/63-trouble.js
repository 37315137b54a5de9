// What is said when the gallery's data cannot be had.
(function (portfolio) {
  "use strict";

  // Returns a function that is told the error, and what would be tried again.
  function openTrouble(root, note, texts) {
    return function trouble(error, again) {
      if (error.name === "FromDisk") {
        // No browser lets a page read from disk fetch anything: the page is again what it is without script.
        root.classList.remove("scripted");
        note.show(texts.text("from_disk"), null);
      } else {
        note.show(texts.text("failed"), again || null);
      }
    };
  }

  function sayUnknown(note, texts, unknown) {
    if (unknown.length === 0) return;
    note.show(unknown.map(({ name, value }) => texts.text("unknown", { name, value })).join(" "), null);
  }

  Object.assign(portfolio, { openTrouble, sayUnknown });
})((globalThis.portfolio = globalThis.portfolio || {}));
