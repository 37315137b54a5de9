// The cards and table rows of projects that the page does not hold.
(function (portfolio) {
  "use strict";

  // `page`: { root, room }, the way to the site's root and how many letters of tags a card has room for.
  function openCards(document, { root, room }, texts) {
    const patterns = [...document.querySelectorAll("template[data-of]")].map((template) => ({
      of: template.dataset.of,
      flags: template.dataset.flags,
      make: portfolio.openTemplate(template.content.firstElementChild),
    }));

    // `what`: "card" or "row". There is a template for each combination of flags that the gallery's projects have.
    return function make(what, card) {
      const flags = ["featured", "archived"].filter((flag) => card[flag]).join(" ");
      const fitting = patterns.filter((pattern) => pattern.of === what);
      const { make } = fitting.find((pattern) => pattern.flags === flags) || fitting[0];
      return make(valuesOf(card));
    };

    function valuesOf(card) {
      const shown = shownTags(card.tags, room);
      return {
        ...card,
        url: new URL(root + card.path, document.baseURI).href,
        logo_src: card.logo && !/^https?:/i.test(card.logo) ? root + card.logo : card.logo,
        date: card.date && { iso: card.date.iso, text: texts.day(card.date.iso) },
        shown_tags: shown,
        more_tags: card.tags.length - shown.length || "",
      };
    }
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
