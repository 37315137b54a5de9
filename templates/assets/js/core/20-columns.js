// The packed columns of search.json, unpacked. docs/search.md describes them.
(function (portfolio) {
  "use strict";

  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const values = new Uint8Array(128);
  for (let digit = 0; digit < DIGITS.length; digit += 1) values[DIGITS.charCodeAt(digit)] = digit;

  // A text for each of `total` rows; nothing at all stands for empty texts.
  function unpackLines(text, total) {
    return text ? text.split("\n") : new Array(total).fill("");
  }

  // Five bits a digit, the lowest first; the sixth says that more follow.
  function unpackNumbers(text) {
    const numbers = new Int32Array(text.length);
    let count = 0;
    for (let at = 0, shift = 0; at < text.length; at += 1) {
      const digit = values[text.charCodeAt(at)];
      numbers[count] |= (digit & 31) << shift;
      if (digit < 32) count += 1;
      shift = digit < 32 ? 0 : shift + 5;
    }
    return numbers.subarray(0, count);
  }

  // Row n's list is items[starts[n]] up to items[starts[n + 1]].
  function unpackLists(text, total) {
    const numbers = unpackNumbers(text);
    const starts = new Int32Array(total + 1);
    const items = new Int32Array(numbers.length - total);
    let at = 0;
    for (let row = 0; row < total; row += 1) {
      const end = at + 1 + numbers[at];
      items.set(numbers.subarray(at + 1, end), starts[row]);
      starts[row + 1] = end - row - 1;
      at = end;
    }
    return { starts, items };
  }

  Object.assign(portfolio, { unpackLines, unpackNumbers, unpackLists });
})((globalThis.portfolio = globalThis.portfolio || {}));
