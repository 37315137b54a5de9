// The interface's texts in the page's language: text("count", {count: 3}) is "3 projects".
(function (portfolio) {
  "use strict";

  function openStrings(strings) {
    function number(value) {
      return String(value).replace(/\B(?=(\d{3})+$)/g, strings.group);
    }

    function text(key, values) {
      const forms = strings.texts[key];
      const form = typeof forms === "string" ? forms : values.count === 1 ? forms.one : forms.other;
      return form.replace(/\{([a-z]+)\}/g, function (_place, name) {
        const value = values[name];
        return typeof value === "number" ? number(value) : value;
      });
    }

    function day(iso) {
      if (!strings.date) return iso;
      const [year, month, date] = iso.split("-").map(Number);
      const parts = { day: date, month: strings.date.months[month - 1], year };
      return strings.date.pattern.replace(/\{([a-z]+)\}/g, (_place, name) => parts[name]);
    }

    return { text, number, day, fields: strings.fields };
  }

  portfolio.openStrings = openStrings;
})((globalThis.portfolio = globalThis.portfolio || {}));
