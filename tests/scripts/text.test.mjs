import assert from "node:assert/strict";
import test from "node:test";
import { plain, portfolioOf } from "./load.mjs";

const portfolio = portfolioOf();

function words(query) {
  return plain(portfolio.words(query));
}

// Whether a query finds a text that is a project's title.
function finds(query, text) {
  const data = { version: 3, total: 1, titles: text, summaries: "", slugs: "", logos: "", hues: "A", updated: "", added: "", ordered: "", archived: "" };
  const tags = { names: "", slugs: "", rows: "A" };
  const authors = { names: "", variants: "", rows: "A" };
  const catalog = portfolio.openCatalog({ ...data, featured: "", facets: {}, facts: {}, tags, authors });
  return portfolio.search(catalog, { ...portfolio.emptyState(), q: query }).ids.length === 1;
}

for (const [text, folded] of [
  ["Straße STRASSE ẞ", "strasse strasse ss"],
  ["ÉTUDES e\u0301tudes", "etudes etudes"],
  ["Łódź Søren Đặng Þór", "lodz soren dang thor"],
  ["İstanbul ısı IŞIK", "istanbul isi isik"],
  ["ﬁne ﬀ Æon œuvre", "fine ff aeon oeuvre"],
  ["Ｐｙｔｈｏｎ ½ ²", "python 1⁄2 2"],
  ["ΟΔΟΣ οδός", "οδοσ οδοσ"],
  ["مُقَدِّمة مقـــدمة أإآ", "مقدمه مقدمه ااا"],
  ["שָׁלוֹם", "שלום"],
  ["ガイド", "カ\u3099イト\u3099"],
  ["हिन्दी ไทย", "हिन्दी ไทย"],
  ["👩🏽‍🔬 soft\u00adhyphen", "👩🏽🔬 softhyphen"],
]) {
  test(`"${text}" is compared as "${folded}"`, () => assert.equal(portfolio.fold(text), folded));
}

for (const [query, expected] of [
  ["", []],
  ["  ", []],
  ["# ! ? \" ' - + ++", []],
  ["Data  science", ["data", "science"]],
  ["data DATA Däta", ["data"]],
  ["“data” 'science'", ["data", "science"]],
  ["self-hosted", ["self", "hosted"]],
  ["don't l’eau", ["don", "t", "l", "eau"]],
  ["C++ c# g++ C", ["c++", "c#", "g++", "c"]],
  ["#python .NET node.js", ["python", "net", "node", "js"]],
  ["R&D 3.14 snake_case", ["r", "d", "3", "14", "snake", "case"]],
  ["用Python写", ["用", "python", "写"]],
  ["🎻music→", ["🎻", "music", "→"]],
]) {
  test(`the words of ${JSON.stringify(query)}`, () => assert.deepEqual(words(query), expected));
}

for (const [query, text, found] of [
  ["bay", "Bayesian methods", true],
  ["ayes", "Bayesian methods", false],
  ["methods bay", "Bayesian methods", true],
  ["bayesian maps", "Bayesian methods", false],
  ["etude", "Étude", true],
  ["étude", "Etude", true],
  ["strass", "Straße", true],
  ["straß", "Strasse", true],
  ["lodz", "Łódź", true],
  ["istanbul", "İSTANBUL", true],
  ["c++", "Learn C++", true],
  ["c++", "Learn C", false],
  ["c", "Learn C++", true],
  ["c#", "C# in depth", true],
  ["net", "ASP.NET", true],
  ["hosted", "Self-hosted", true],
  ["self hosted", "Self-hosted", true],
  ["self-hosted", "Self hosted", true],
  ["selfhosted", "Self-hosted", false],
  ["o'brien", "O’Brien", true],
  ["eau", "Études sur l’eau", true],
  ["科学", "数据科学导论", true],
  ["数据导论", "数据科学导论", false],
  ["python", "用Python写代码", true],
  ["ython", "用Python写代码", false],
  ["ไทย", "ภาษาไทย", true],
  ["イド", "ガイド", true],
  ["한국", "한국어로 배우는", true],
  ["하", "한국어로 배우는", true],
  ["국어", "한국어로 배우는", false],
  ["مقدمة", "مُقَدِّمة في علم البيانات", true],
  ["بيان", "علم البيانات", false],
  ["🎻", "🦉🌊🎻", true],
  ["2", "H₂O", false],
  ["h2o", "H₂O", true],
  ["python", "Ｐｙｔｈｏｎ", true],
  ["softhyphen", "soft\u00adhyphen", true],
  ["\"data", "“Data” science", true],
  ["!!!", "anything", true],
]) {
  test(`"${query}" ${found ? "finds" : "does not find"} "${text}"`, () => assert.equal(finds(query, text), found));
}
