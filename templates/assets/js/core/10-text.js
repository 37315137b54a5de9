// Texts as search compares them: without case, diacritics and composition, word by word.
(function (portfolio) {
  "use strict";

  const { raw } = String;
  // Marks that only adorn a letter are dropped, and what is invisible, and the line that stretches Arabic words.
  // Marks that are letters of their script stay: the vowels of Indian scripts and Thai, the voicing of kana.
  const ADORNED = raw`[\p{sc=Zinh}\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}]`;
  const ADORNMENT = raw`(?![\u3099\u309A])(?=\p{M})${ADORNED}`;
  const DROPPED = new RegExp(raw`${ADORNMENT}|\p{Default_Ignorable_Code_Point}|\u0640`, "gu");
  // Letters that Unicode does not take apart, as readers write them who do not have them.
  const PLAIN = {
    ...{ ø: "o", ł: "l", đ: "d", ħ: "h", ŧ: "t", æ: "ae", œ: "oe", ð: "d", þ: "th", ς: "σ" },
    ...{ ى: "ي", ی: "ي", ک: "ك", ة: "ه" },
  };
  const SPECIAL = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "g");

  // Scripts without spaces between words: there a word may begin anywhere.
  const SCRIPTS = raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]`;
  const UNSPACED = raw`(?=[\p{L}\p{M}\p{N}])${SCRIPTS}`;
  const LETTER = raw`(?!${SCRIPTS})[\p{L}\p{M}\p{N}]`;
  const IS_LETTER = new RegExp(LETTER, "u");
  // C++ and C# are words. Of other signs only those outside ASCII are, such as emoji.
  const FOREIGN = raw`(?![\0-\x7f])`;
  const WORDS = [raw`(?:[a-z0-9]|${FOREIGN}${LETTER})+[+#]*`, raw`(?:${FOREIGN}${UNSPACED})+`, raw`(?:${FOREIGN}\p{S})+`];
  const WORD = new RegExp(WORDS.join("|"), "gu");

  const folded = new Map();
  const isLetter = new Map();

  function fold(text) {
    return text.replace(/[\u0080-\uffff]+/g, foldForeign).toLowerCase();
  }

  // Most runs outside ASCII are one dash, quote or accented letter: those are remembered.
  function foldForeign(run) {
    if (run.length > 1) return foldRun(run);
    if (!folded.has(run)) folded.set(run, foldRun(run));
    return folded.get(run);
  }

  // JavaScript has no case folding, but upper case makes "SS" of ß (which ẞ has to become first).
  function foldRun(run) {
    const bare = run.normalize("NFKD").replace(DROPPED, "");
    const cased = bare.toLowerCase().toUpperCase().toLowerCase();
    return cased.replace(SPECIAL, (letter) => PLAIN[letter]);
  }

  // The words of a text, folded, as often as they stand there.
  function tokens(text) {
    return fold(text).match(WORD) ?? [];
  }

  // The words that a query asks for.
  function words(query) {
    return [...new Set(tokens(query))];
  }

  // A function that tells where in folded text, from a place on, the next word begins with the term; -1: nowhere.
  function finder(term) {
    const anywhere = !IS_LETTER.test(term);
    return function (text, from) {
      let at = text.indexOf(term, from);
      while (at > 0 && !anywhere && followsLetter(text, at)) at = text.indexOf(term, at + 1);
      return at;
    };
  }

  function followsLetter(text, at) {
    const isLow = (text.charCodeAt(at - 1) & 0xfc00) === 0xdc00;
    const before = isLow ? text.slice(at - 2, at) : text[at - 1];
    let known = isLetter.get(before);
    if (known === undefined) isLetter.set(before, (known = IS_LETTER.test(before)));
    return known;
  }

  Object.assign(portfolio, { fold, tokens, words, finder });
})((globalThis.portfolio = globalThis.portfolio || {}));
