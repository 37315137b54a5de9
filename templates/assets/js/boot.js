// Fetches gallery.js when a reader is about to use the list, or the address asks for something: a first view needs none
// of it. Until then the controls are what the build has made of them; a slash leads to the search in any case.
(function (window, document) {
  "use strict";

  const { gallery } = document.currentScript.dataset;
  const root = document.documentElement;
  const USED = ".toolbar, .facets, .cards .tag";
  let isWanted = false;

  function want() {
    if (isWanted) return;
    isWanted = true;
    const script = document.createElement("script");
    script.src = gallery;
    script.addEventListener("error", () => root.classList.remove("scripted", "awaits"));
    document.head.append(script);
  }

  function isTyping(target) {
    if (/^(checkbox|radio)$/.test(target.type)) return false;
    return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }

  for (const kind of ["pointerover", "focusin", "input", "change"]) {
    document.addEventListener(kind, ({ target }) => target.closest(USED) && want());
  }

  document.addEventListener("keydown", function (event) {
    const field = document.querySelector(".search-field");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !field || isTyping(event.target)) return;
    event.preventDefault();
    field.focus();
    field.select();
  });

  if (window.location.search || window.location.hash) want();
})(window, document);
