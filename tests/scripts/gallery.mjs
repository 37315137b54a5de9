// Small galleries for the tests, in the form of search.json.

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

export function packed(numbers) {
  return numbers.map(digits).join("");
}

function digits(number) {
  const rest = Math.floor(number / 32);
  return rest ? DIGITS[32 + (number % 32)] + digits(rest) : DIGITS[number];
}

// Of [{ title, summary, tags: […], authors: […] }], all but the title as one likes.
export function gallery(projects, more = {}) {
  const tags = [...new Set(projects.flatMap((project) => project.tags ?? []))];
  const authors = [...new Set(projects.flatMap((project) => project.authors ?? []))];
  const named = new Set();
  const author = (name) => (named.has(name) ? authors.indexOf(name) + 1 : named.add(name) && 0);
  const lines = (name) => projects.map((project) => project[name] ?? "").join("\n");
  const lists = (rows) => packed(rows.flatMap((row) => [row.length, ...row]));
  return {
    version: 3,
    total: projects.length,
    titles: lines("title"),
    authors: { names: authors.join("\n"), variants: "", rows: lists(projects.map(({ authors = [] }) => authors.map(author))) },
    tags: {
      ...{ names: tags.join("\n"), slugs: "", aliases: "", targets: "", headings: "", groups: "" },
      rows: lists(projects.map((p) => (p.tags ?? []).map((tag) => tags.indexOf(tag)))),
    },
    facets: {},
    facts: {},
    updated: "",
    added: "",
    featured: "",
    ordered: "",
    archived: "",
    hues: packed(projects.map(() => 0)),
    slugs: "",
    logos: "",
    summaries: lines("summary"),
    ...more,
  };
}
