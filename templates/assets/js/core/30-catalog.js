// A gallery, opened: what there is to choose from, and what the card of each project shows.
(function (portfolio) {
  "use strict";

  // Version 2, which a page from before may carry, knows no aliases and no groups of tags.
  const VERSIONS = [2, 3];

  // `data` is what search.json holds; `language` decides how titles are sorted.
  function openCatalog(data, { language } = {}) {
    if (!VERSIONS.includes(data.version)) throw new Error(`search.json has version ${data.version}, not ${VERSIONS}.`);
    const columns = unpack(data);
    const facets = [
      portfolio.authorGroup(columns.authors),
      ...Object.entries(data.facets).map(([name, facet]) => portfolio.facetGroup(name, facet)),
      portfolio.yearGroup(columns.days),
    ].filter((facet) => facet.values.length > 1);
    const tags = portfolio.tagGroup(data.tags, data.total);
    const catalog = { total: data.total, language, columns, groups: [tags, ...facets] };
    catalog.tags = tags.values;
    catalog.facets = facets.map(({ name, values }) => ({ name, values }));
    catalog.card = (row) => card(catalog, row);
    return catalog;
  }

  function unpack(data) {
    return {
      titles: portfolio.unpackLines(data.titles, data.total),
      summaries: portfolio.unpackLines(data.summaries, data.total),
      slugs: portfolio.unpackLines(data.slugs, data.total),
      logos: portfolio.unpackLines(data.logos, data.total),
      hues: portfolio.unpackNumbers(data.hues),
      days: portfolio.unpackDays(data.updated, data.total),
      added: portfolio.unpackNumbers(data.added),
      featured: portfolio.unpackNumbers(data.featured),
      archived: unpackArchived(data.facets.status),
      authors: unpackAuthors(data.authors, data.total),
      facts: unpackFacts(data.facts, data.total),
    };
  }

  function unpackArchived(status) {
    if (!status) return new Set();
    const names = portfolio.unpackLines(status.names, 0);
    const codes = portfolio.unpackNumbers(status.rows);
    const archived = names.findIndex((name) => name.toLowerCase() === "archived") + 1;
    return new Set(archived ? [...codes.keys()].filter((row) => codes[row] === archived) : []);
  }

  // A row names an author by one more than the place, or by 0 when it is the next one that no row before has named.
  function unpackAuthors({ names, variants, rows }, total) {
    const lists = portfolio.unpackLists(rows, total);
    let next = 0;
    lists.items.forEach((code, at) => (lists.items[at] = code ? code - 1 : next++));
    return { names: portfolio.unpackLines(names, 0), variants: portfolio.unpackNumbers(variants), rows: lists };
  }

  // Twice the place of the label, and one more when the value is an address.
  function unpackFacts({ labels, values, kinds, rows }, total) {
    if (!rows) return { all: [], rows: portfolio.unpackLists("A".repeat(total), total) };
    const names = labels.split("\n");
    const codes = portfolio.unpackNumbers(kinds);
    const all = values.split("\n").map((value, place) => {
      return { label: names[codes[place] >> 1], value, url: codes[place] & 1 ? value : "" };
    });
    return { all, rows: portfolio.unpackLists(rows, total) };
  }

  // What the card's template shows; paths and local logos are seen from the site's root.
  function card({ columns, groups }, row) {
    const title = columns.titles[row];
    const authors = listed(columns.authors.rows, row).map((place) => columns.authors.names[place]);
    const day = columns.days[row];
    return {
      title,
      path: `projects/${columns.slugs[row] || portfolio.plainSlug(title)}/index.html`,
      summary: columns.summaries[row],
      authors,
      author: authors.join(", "),
      date: day ? { iso: portfolio.isoOf(day) } : null,
      tags: listed(groups[0], row).map((place) => tag(groups[0].values[place])),
      letters: portfolio.letters(title),
      hue: columns.hues[row],
      logo: columns.logos[row],
      featured: columns.featured.includes(row),
      archived: columns.archived.has(row),
      facts: listed(columns.facts.rows, row).map((place) => columns.facts.all[place]),
    };
  }

  function tag({ name, slug }) {
    return { name, path: `tags/${slug}/index.html` };
  }

  function listed({ starts, items }, row) {
    return [...items.subarray(starts[row], starts[row + 1])];
  }

  portfolio.openCatalog = openCatalog;
})((globalThis.portfolio = globalThis.portfolio || {}));
