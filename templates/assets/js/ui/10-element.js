// An element in one call: its name, its attributes (false leaves one out), its children.
(function (portfolio) {
  "use strict";

  function element(document, name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== false) made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children);
    return made;
  }

  // JSON that the build has put into the page; null when there is none.
  function embedded(document, id) {
    const script = document.getElementById(id);
    return script ? JSON.parse(script.textContent) : null;
  }

  portfolio.element = element;
  portfolio.embedded = embedded;
})((globalThis.portfolio = globalThis.portfolio || {}));
