// What projects are filtered by: tags, authors, categories, ... Each group has values, and for each row a list of them.
(function (portfolio) {
  "use strict";

  // { name, values: [{ name, count, … }], starts, items }: row n has the values items[starts[n]] to items[starts[n + 1]].
  function makeGroup(name, values, { starts, items }) {
    for (const value of values) value.count = 0;
    for (const item of items) values[item].count += 1;
    return { name, values, starts, items };
  }

  function tagGroup(tags, total) {
    const names = portfolio.unpackLines(tags.names, 0);
    const slugs = portfolio.unpackLines(tags.slugs, names.length);
    const values = names.map((name, place) => ({ name, slug: slugs[place] || portfolio.plainSlug(name) }));
    order(values, tags);
    return makeGroup("tag", values, portfolio.unpackLists(tags.rows, total));
  }

  // The other words for each tag, and the number of the group it stands in; 0 is none.
  function order(values, { aliases = "", targets = "", groups = "" }) {
    const words = portfolio.unpackLines(aliases, 0);
    portfolio.unpackNumbers(targets).forEach((place, number) => (values[place].aliases ??= []).push(words[number]));
    portfolio.unpackNumbers(groups).forEach((group, place) => (values[place].group = group));
  }

  // Every author under the usual spelling, the one with most projects first.
  function authorGroup({ names, variants, rows }) {
    const usual = names.map((_, place) => place);
    for (let pair = 0; pair < variants.length; pair += 2) usual[variants[pair]] = variants[pair + 1];
    const lists = distinct(rows, usual);
    const counts = new Int32Array(names.length);
    for (const item of lists.items) counts[item] += 1;
    const folded = portfolio.fold(names.join("\n")).split("\n");
    const byUse = (one, other) => counts[other] - counts[one] || (folded[one] < folded[other] ? -1 : 1);
    const order = usual.filter((place, own) => place === own).sort(byUse);
    const ranks = new Int32Array(names.length);
    order.forEach((place, rank) => (ranks[place] = rank));
    const values = order.map((place) => ({ name: names[place] }));
    return makeGroup("author", values, { starts: lists.starts, items: lists.items.map((item) => ranks[item]) });
  }

  // The lists with every item replaced, each once: a book may name one author in two spellings.
  function distinct({ starts, items }, replacements) {
    const result = { starts: new Int32Array(starts.length), items: new Int32Array(items.length) };
    let end = 0;
    for (let row = 0; row + 1 < starts.length; row += 1) {
      for (let at = starts[row]; at < starts[row + 1]; at += 1) {
        const item = replacements[items[at]];
        if (!result.items.subarray(result.starts[row], end).includes(item)) result.items[end++] = item;
      }
      result.starts[row + 1] = end;
    }
    result.items = result.items.subarray(0, end);
    return result;
  }

  function facetGroup(name, { names, rows, lists }, total) {
    const values = portfolio.unpackLines(names, 0).map((value) => ({ name: value }));
    const chosen = lists ? portfolio.unpackLists(lists, total) : singles(portfolio.unpackNumbers(rows));
    return makeGroup(name, values, chosen);
  }

  // The years of days that count from the one before year 1, the latest first; day 0 is none.
  function yearGroup(days) {
    const years = days.map((day) => (day ? portfolio.yearOf(day) : 0));
    const found = [...new Set(years)].filter(Boolean).sort((one, other) => other - one);
    const places = new Map(found.map((year, place) => [year, place + 1]));
    const values = found.map((year) => ({ name: String(year).padStart(4, "0") }));
    return makeGroup("year", values, singles(years.map((year) => places.get(year) || 0)));
  }

  // Lists of one value or none, from one more than the value's place; 0 is none.
  function singles(codes) {
    const starts = new Int32Array(codes.length + 1);
    codes.forEach((code, row) => (starts[row + 1] = starts[row] + (code ? 1 : 0)));
    return { starts, items: codes.filter(Boolean).map((code) => code - 1) };
  }

  Object.assign(portfolio, { tagGroup, authorGroup, facetGroup, yearGroup });
})((globalThis.portfolio = globalThis.portfolio || {}));
