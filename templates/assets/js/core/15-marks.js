// Where in a text, as readers see it, the words of a query were found.
(function (portfolio) {
  "use strict";

  const MARK = /\p{M}/u;

  // Ranges of the text, [start, end) in UTF-16 units, in order and apart from one another.
  function marks(text, terms) {
    const { folded, places } = foldByLetter(text);
    const found = [];
    for (const term of terms) {
      const next = portfolio.finder(term);
      for (let at = next(folded, 0); at !== -1; at = next(folded, at + term.length)) {
        found.push([places[at], endOf(text, places, at + term.length)]);
      }
    }
    return merged(found);
  }

  // The folded text, and for each of its units where the letter stands that it comes from.
  function foldByLetter(text) {
    let folded = "";
    const places = [];
    let at = 0;
    for (const letter of text) {
      const piece = portfolio.fold(letter);
      for (let unit = 0; unit < piece.length; unit += 1) places.push(at);
      folded += piece;
      at += letter.length;
    }
    return { folded, places };
  }

  // Half a letter, as of ß, is marked whole, and so are the marks upon it.
  function endOf(text, places, unit) {
    const last = places[unit - 1];
    while (places[unit] === last) unit += 1;
    let end = unit < places.length ? places[unit] : text.length;
    while (end < text.length && MARK.test(text[end])) end += 1;
    return end;
  }

  function merged(ranges) {
    const apart = [];
    for (const [start, end] of ranges.sort((one, other) => one[0] - other[0])) {
      const last = apart.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else apart.push([start, end]);
    }
    return apart;
  }

  portfolio.marks = marks;
})((globalThis.portfolio = globalThis.portfolio || {}));
