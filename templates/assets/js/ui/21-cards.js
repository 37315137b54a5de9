// The cards and table rows of projects that the page does not hold.
(function (portfolio) {
  "use strict";

  // `patterns` are { of, flags, html }. `page`: { root, room }, the way to the site's root and how many letters of tags a card has room for.
  function openCards(document, patterns, { root, room }, texts) {
    const opened = new Map();

    // `what`: "card" or "row". There is a pattern for each combination of flags that the gallery's projects have.
    return function make(what, card) {
      const flags = ["featured", "archived"].filter((flag) => card[flag]).join(" ");
      const key = `${what} ${flags}`;
      if (!opened.has(key)) opened.set(key, portfolio.openTemplate(elementOf(what, flags)));
      return opened.get(key)(valuesOf(card));
    };

    function elementOf(what, flags) {
      const template = document.createElement("template");
      template.innerHTML = patterns.find((pattern) => pattern.of === what && pattern.flags === flags).html;
      return template.content.firstElementChild;
    }

    function valuesOf(card) {
      const shown = shownTags(card.tags, room);
      return {
        ...card,
        url: new URL(root + card.path, document.baseURI).href,
        logo_src: card.logo && !/^https?:/i.test(card.logo) ? root + card.logo : card.logo,
        logo_srcset: srcset(card.logo, root),
        date: card.date && { iso: card.date.iso, text: texts.day(card.date.iso) },
        shown_tags: shown,
        more_tags: card.tags.length - shown.length || "",
      };
    }
  }

  // As gallery/images/pictures.py has it: beside a picture that ends in -2x.png lie -1x.webp and -2x.webp.
  function srcset(logo, root) {
    const [, start, last] = /^(assets\/logos\/.*-)([12])x\.(?:png|jpg)$/.exec(logo) || [];
    const densities = start ? [1, 2].slice(0, last) : [];
    return densities.map((density) => `${root}${start}${density}x.webp ${density}x`).join(", ");
  }

  // As gallery/cards.py has it: as many tags as have room in one line, the first one always.
  function shownTags(tags, room) {
    let letters = 0;
    const end = tags.findIndex(function ({ name }, place) {
      letters += [...name].length + 3;
      return place > 0 && letters > room;
    });
    return end === -1 ? tags : tags.slice(0, end);
  }

  portfolio.openCards = openCards;
})((globalThis.portfolio = globalThis.portfolio || {}));
