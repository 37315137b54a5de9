// Days as numbers: counted, as Python does, from the one before 1 January of year 1; 0 stands for no day.
(function (portfolio) {
  "use strict";

  const DAY = 86_400_000;
  const TO_1970 = 719_163;

  // The first row's day, then how many days each next row lies before; the rows after the last step have none.
  function unpackDays(text, total) {
    const days = new Int32Array(total);
    portfolio.unpackNumbers(text).forEach((step, row) => (days[row] = row ? days[row - 1] - step : step));
    return days;
  }

  function isoOf(day) {
    return dateOf(day).toISOString().slice(0, 10);
  }

  function yearOf(day) {
    return dateOf(day).getUTCFullYear();
  }

  function dateOf(day) {
    return new Date((day - TO_1970) * DAY);
  }

  Object.assign(portfolio, { unpackDays, isoOf, yearOf });
})((globalThis.portfolio = globalThis.portfolio || {}));
