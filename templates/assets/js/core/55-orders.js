// The orders in which results can stand: for each a list of all rows, made when it is first asked for.
(function (portfolio) {
  "use strict";

  const ORDERS = { newest: newestFirst, oldest: oldestFirst, title: byTitle, added: lastAdded };

  function orderOf(catalog, sort) {
    const made = (catalog.orders ??= {});
    return (made[sort] ??= Int32Array.from(ORDERS[sort](catalog)));
  }

  // The order of the index.
  function newestFirst({ total, columns }) {
    return withRest([...columns.featured, ...columns.ordered], total);
  }

  // Rows stand newest first, and those without a day last; there they stay.
  function oldestFirst({ total, columns }) {
    const dated = columns.days.findLastIndex((day) => day > 0) + 1;
    return withRest(Int32Array.from({ length: dated }, (_, place) => dated - 1 - place), total);
  }

  function lastAdded({ total, columns }) {
    return withRest(columns.added, total);
  }

  function byTitle({ total, columns, language }) {
    const { compare } = new Intl.Collator(language || undefined, { numeric: true });
    return withRest([], total).sort((one, other) => compare(columns.titles[one], columns.titles[other]));
  }

  // Some rows first, then all others as they stand.
  function withRest(first, total) {
    const rows = new Set(first);
    for (let row = 0; row < total; row += 1) rows.add(row);
    return [...rows];
  }

  portfolio.orderOf = orderOf;
})((globalThis.portfolio = globalThis.portfolio || {}));
