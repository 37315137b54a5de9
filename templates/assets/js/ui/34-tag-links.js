// Links to tags in the results: a plain click filters by the tag; any other, and any that fails, opens the tag's page.
(function (portfolio) {
  "use strict";

  // `root` leads to the site's root; `nameOf(slug)` promises the tag's name; `onTag(name)` filters.
  function followTags(section, root, nameOf, onTag) {
    section.addEventListener("click", async function (event) {
      const link = event.target.closest("a[href]");
      const slug = link && isPlain(event) ? slugOf(link, root) : null;
      if (slug === null) return;
      event.preventDefault();
      const name = await nameOf(slug).catch(() => undefined);
      if (name === undefined) link.ownerDocument.defaultView.location.assign(link.href);
      else onTag(name);
    });
  }

  function slugOf(link, root) {
    const path = link.getAttribute("href");
    const found = path.startsWith(root) && path.slice(root.length).match(/^tags\/([^/]+)\/index\.html$/);
    return found ? decodeURIComponent(found[1]) : null;
  }

  function isPlain({ button, metaKey, ctrlKey, shiftKey, altKey }) {
    return button === 0 && !(metaKey || ctrlKey || shiftKey || altKey);
  }

  portfolio.followTags = followTags;
})((globalThis.portfolio = globalThis.portfolio || {}));
