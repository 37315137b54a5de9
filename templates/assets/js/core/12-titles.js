// What the generator makes of a title or a tag, made here again so that the data need not hold it.
(function (portfolio) {
  "use strict";

  const MAX_SLUG = 60;
  const SPOKEN = { "+": " plus ", "#": " sharp ", "&": " and ", "@": " at ", "%": " percent " };
  const SPACE = /[^\S\ufeff]+/;
  const WORD = /[\p{L}\p{N}_]/u;

  // The slug of a text in ASCII: as model/slugs.py has it, before it looks for others with the same.
  function plainSlug(text) {
    const spoken = text.replace(/[+#&@%]/g, (sign) => SPOKEN[sign]).toLowerCase();
    const stem = spoken.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
    if (stem.length <= MAX_SLUG) return stem;
    const end = stem.lastIndexOf("-", MAX_SLUG);
    return stem.slice(0, end > 0 ? end : MAX_SLUG);
  }

  // What stands on a tile: the first letters of the first two words, as gallery/cards.py has it.
  function letters(title) {
    const pieces = title.split(SPACE).filter(Boolean);
    const initials = pieces.map((piece) => piece.match(WORD)).filter(Boolean);
    const shown = initials.slice(0, 2).map(([initial]) => firstOf(initial.toUpperCase()));
    return shown.join("") || firstOf(pieces[0] || "");
  }

  function firstOf(text) {
    return [...text].slice(0, 1).join("");
  }

  Object.assign(portfolio, { plainSlug, letters });
})((globalThis.portfolio = globalThis.portfolio || {}));
