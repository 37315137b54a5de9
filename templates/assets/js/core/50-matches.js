// Which projects have a word that begins with a term, in their title, summary, authors or tags.
(function (portfolio) {
  "use strict";

  const REMEMBERED = 24;

  // A mark for each row, 1 when it matches. The terms of the last queries are remembered: the next ones repeat them.
  function rowsMatching(catalog, term) {
    const known = (catalog.known ??= new Map());
    const marks = known.get(term) ?? findRows(catalog, term);
    known.delete(term);
    known.set(term, marks);
    if (known.size > REMEMBERED) known.delete(known.keys().next().value);
    return marks;
  }

  // Reading every text takes its time in a large gallery, so it waits for the first query.
  function findRows(catalog, term) {
    catalog.texts ??= portfolio.openTexts(catalog);
    const marks = new Uint8Array(catalog.total);
    const next = portfolio.finder(term);
    for (const { text, ends, rows } of catalog.texts) markRows(marks, rows, linesMatching(text, ends, next));
    return marks;
  }

  // One match is enough for a line: the search goes on behind its end.
  function linesMatching(text, ends, next) {
    const marks = new Uint8Array(ends.length);
    let line = 0;
    for (let at = next(text, 0); at !== -1; at = next(text, ends[line])) {
      while (ends[line] < at) line += 1;
      marks[line] = 1;
    }
    return marks;
  }

  function markRows(marks, { starts, items }, wanted) {
    if (!wanted.includes(1)) return;
    for (let row = 0; row < marks.length; row += 1) {
      for (let at = starts[row]; at < starts[row + 1]; at += 1) {
        if (wanted[items[at]] === 1) {
          marks[row] = 1;
          break;
        }
      }
    }
  }

  portfolio.rowsMatching = rowsMatching;
})((globalThis.portfolio = globalThis.portfolio || {}));
