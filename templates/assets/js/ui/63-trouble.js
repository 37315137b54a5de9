// What is said when the gallery's data cannot be had.
(function (portfolio) {
  "use strict";

  // Returns a function that is told the error, and what would be tried again.
  function openTrouble(root, note, texts, mend) {
    return function trouble(error, again) {
      if (error.name === "FromDisk") {
        // No browser lets a page read from disk fetch anything: the page is again what it is without script.
        root.classList.remove("scripted");
        note.show(texts.text("from_disk", {}), null);
        mend();
        return;
      }
      note.show(texts.text("failed", {}), again || null);
      if (error.name !== "Unreachable") globalThis.reportError(error); // a mistake of ours is not to be hidden
    };
  }

  function sayUnknown(note, texts, unknown) {
    if (unknown.length === 0) return;
    const settings = ["match", "sort", "view"];
    const labelOf = (name) => texts.fields[name] || texts.text(name === "tag" ? "facet_tags" : `facet_${name}`);
    function sentence({ name, value }) {
      if (settings.includes(name)) return texts.text("unknown_setting", { name, value });
      return texts.text("unknown_value", { facet: labelOf(name), value });
    }
    note.show(unknown.map(sentence).join(" "), null);
  }

  Object.assign(portfolio, { openTrouble, sayUnknown });
})((globalThis.portfolio = globalThis.portfolio || {}));
