// A logo that cannot be loaded leaves, and the letters beneath it stand instead; the box keeps its size.
(function (document) {
  "use strict";

  function isLogo(node) {
    return node instanceof HTMLImageElement && node.classList.contains("tile-logo");
  }

  function remove(logo) {
    (logo.closest("picture") || logo).remove();
  }

  // Errors of images do not bubble, so they are met on the way down; this also serves cards added later.
  document.addEventListener(
    "error",
    function (event) {
      if (isLogo(event.target)) remove(event.target);
    },
    true
  );

  // Some may have failed before this file ran. A healthy SVG can report no width, so decoding decides.
  for (const logo of document.querySelectorAll(".tile-logo")) {
    if (logo.complete && logo.naturalWidth === 0) {
      logo.decode().catch(function () {
        remove(logo);
      });
    }
  }
})(document);
