// Every word that stands in a gallery's texts, once, and for each project which ones it has.
(function (portfolio) {
  "use strict";

  // Lists of names, each list with the names in one folded text, one a line, and for each row the places of its own.
  function openTexts({ total, columns, groups }) {
    return [
      vocabulary([columns.titles, columns.summaries], total),
      named(columns.authors.names, columns.authors.rows),
      named(groups[0].values.map(({ name, aliases = [] }) => [name, ...aliases].join(" ")), groups[0]),
    ];
  }

  function named(names, rows) {
    return { ...foldedLines(portfolio.fold(names.join("\n"))), rows };
  }

  function vocabulary(texts, total) {
    const places = new Map();
    const starts = new Int32Array(total + 1);
    let items = new Int32Array(16 * total);
    let end = 0;
    for (let row = 0; row < total; row += 1) {
      for (const text of texts) {
        for (const word of portfolio.tokens(text[row])) {
          let place = places.get(word);
          if (place === undefined) places.set(word, (place = places.size));
          if (end === items.length) items = doubled(items);
          items[end++] = place;
        }
      }
      starts[row + 1] = end;
    }
    return { ...foldedLines([...places.keys()].join("\n")), rows: { starts, items: items.subarray(0, end) } };
  }

  function doubled(items) {
    const larger = new Int32Array(2 * items.length);
    larger.set(items);
    return larger;
  }

  // A text with the place behind each line of it.
  function foldedLines(text) {
    const ends = [];
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) ends.push(end);
    return { text, ends: Int32Array.from([...ends, text.length]) };
  }

  portfolio.openTexts = openTexts;
})((globalThis.portfolio = globalThis.portfolio || {}));
