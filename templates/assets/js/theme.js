// Runs in <head>: puts the stored theme on <html> before the first paint, then wires the switch.
(function (window, document) {
  "use strict";

  const KEY = "portfolio-theme";
  const NEXT = { system: "light", light: "dark", dark: "system" };
  const root = document.documentElement;

  // Storage may be refused outright (private windows, blocked cookies): the switch then lasts one page.
  function recall() {
    try {
      const theme = window.localStorage.getItem(KEY);
      return theme === "light" || theme === "dark" ? theme : "system";
    } catch (error) {
      return "system";
    }
  }

  function remember(theme) {
    try {
      window.localStorage.setItem(KEY, theme);
    } catch (error) {
      return;
    }
  }

  function current() {
    return root.dataset.theme || "system";
  }

  // The browser's own bars follow the colours written in the page, so only the media conditions move.
  function tintBrowser(theme) {
    for (const meta of document.querySelectorAll("meta[data-scheme]")) {
      const scheme = meta.dataset.scheme;
      if (theme === "system") meta.media = "(prefers-color-scheme: " + scheme + ")";
      else meta.media = theme === scheme ? "all" : "not all";
    }
  }

  function apply(theme) {
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
    tintBrowser(theme);
  }

  function label(button) {
    const words = button.dataset[current()];
    button.querySelector(".theme-switch-label").textContent = words;
    button.title = words;
    return words;
  }

  function wire(button, status) {
    button.addEventListener("click", function () {
      apply(NEXT[current()]);
      remember(current());
      status.textContent = label(button);
    });
    // Another tab, or a page kept alive behind the back button, may hold an older choice.
    function refresh() {
      apply(recall());
      label(button);
    }
    window.addEventListener("storage", function (event) {
      if (event.key === KEY) refresh();
    });
    window.addEventListener("pageshow", function (event) {
      if (event.persisted) refresh();
    });
    label(button);
    button.hidden = false;
  }

  // Rows of which only some cards have come would stir when the others do. Browsers that cannot wait paint at once.
  function paintFrom(id) {
    const end = document.createElement("link");
    end.rel = "expect";
    end.href = "#" + id;
    end.setAttribute("blocking", "render");
    document.head.append(end);
  }

  const { until } = document.currentScript.dataset;
  if (until) paintFrom(until);
  apply(recall());
  // For the style sheet, before the first paint: what needs script gets its room, what is to be filtered first waits.
  root.classList.add("scripted");
  if (window.location.search) root.classList.add("awaits");
  document.addEventListener("DOMContentLoaded", function () {
    const button = document.querySelector(".theme-switch");
    const status = document.querySelector(".theme-status");
    if (button && status) wire(button, status);
  });
})(window, document);
