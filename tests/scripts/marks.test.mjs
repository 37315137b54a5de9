import assert from "node:assert/strict";
import test from "node:test";
import { plain, portfolioOf } from "./load.mjs";

const portfolio = portfolioOf();

// The text with every mark in brackets.
function marked(text, query) {
  let result = "";
  let last = 0;
  for (const [start, end] of portfolio.marks(text, portfolio.words(query))) {
    result += `${text.slice(last, start)}[${text.slice(start, end)}]`;
    last = end;
  }
  return result + text.slice(last);
}

for (const [text, query, expected] of [
  ["Bayesian methods", "meth bay", "[Bay]esian [meth]ods"],
  ["methods in methods", "method", "[method]s in [method]s"],
  ["ababab", "ab", "[ab]abab"],
  ["nothing here", "thing", "nothing here"],
  ["nothing here", "", "nothing here"],
  ["Études", "etu", "[Étu]des"],
  ["E\u0301tudes e\u0301", "e", "[E\u0301]tudes [e\u0301]"],
  ["naïve nai\u0308ve", "naive", "[naïve] [nai\u0308ve]"],
  ["Straße", "strass", "[Straß]e"],
  ["Straße", "stras", "[Straß]e"],
  ["Straße", "strasse", "[Straße]"],
  ["ﬁnal", "f", "[ﬁ]nal"],
  ["C++ and C", "c++", "[C++] and C"],
  ["C++ and C", "c", "[C]++ and [C]"],
  ["data database", "data datab", "[data] [datab]ase"],
  ["soft\u00adhyphen", "softh", "[soft\u00adh]yphen"],
  ["数据科学导论", "科学", "数据[科学]导论"],
  ["한국어", "하", "[한]국어"],
  ["हिन्दी", "ह", "[हि]न्दी"],
  ["🦉🌊🎻", "🌊", "🦉[🌊]🎻"],
  ["مُقَدِّمة", "مقد", "[مُقَدِّ]مة"],
  ["O’Brien’s", "o'brien", "[O]’[Brien]’s"],
  ["Ǆ ǅ", "dz", "[Ǆ] [ǅ]"],
]) {
  test(`${query || "no word"} in ${text}`, () => assert.equal(marked(text, query), expected));
}

test("marks lie within the text, in order, and apart", () => {
  const pieces = ["a", "ß", "e\u0301", "ﬁ", "科", "🎻", " ", "-", "İ", "ガ", "\u200d", "+"];
  for (let round = 0; round < 2000; round += 1) {
    const text = Array.from({ length: round % 9 }, (_, place) => pieces[(round * 7 + place * place * 5) % pieces.length]).join("");
    const query = [pieces[round % pieces.length], pieces[(round >> 2) % pieces.length]].join(round % 2 ? " " : "");
    let last = 0;
    for (const [start, end] of plain(portfolio.marks(text, portfolio.words(query)))) {
      assert.ok(last <= start && start < end && end <= text.length, `${query} in ${text}`);
      last = end;
    }
  }
});

test("what search finds in a text is marked in it", () => {
  const texts = ["Straße", "用Python写", "C++ & C#", "l’eau", "Łódź", "ﬁnal", "ガイド", "a\u200db", "İstanbul"];
  for (const text of texts) {
    for (const word of portfolio.words(text)) {
      for (let length = 1; length <= word.length; length += 1) {
        assert.notEqual(portfolio.marks(text, [word.slice(0, length)]).length, 0, `${word.slice(0, length)} in ${text}`);
      }
    }
  }
});
