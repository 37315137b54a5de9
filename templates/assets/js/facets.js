// Opens the tag list where it stands at the side: the style sheet shows it there even when shut,
// but assistive technology reads the state, and older browsers need it open to show it at all.
(function (window, document) {
  "use strict";

  const wide = window.matchMedia("(min-width: 62.5rem)");

  function follow() {
    for (const facets of document.querySelectorAll(".facets")) facets.open = wide.matches;
  }

  wide.addEventListener("change", follow);
  follow();
})(window, document);
