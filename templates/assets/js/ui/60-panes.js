// Everything that shows what the reader has chosen, and what came out, as one.
(function (portfolio) {
  "use strict";

  // `mend` is called after each change of the list.
  function openPanes({ section, heading, texts, results, more, nothing, filters, chips, toolbar, note, announcer, mend }) {
    const title = heading.querySelector("bdi") || heading;
    const built = title.textContent;

    // At once, before there are results.
    function chosen(state) {
      note.hide();
      filters.show(state);
      chips.show(state);
      toolbar.show(state);
      mend();
    }

    // The page's own list.
    function asBuilt() {
      results.restore();
      more.show(0, 0);
      nothing.hide();
      if (title.textContent !== built) tell(built);
      mend();
    }

    // The first results of `count`, and how many there are in all.
    function found({ state, found, count, ways, total }) {
      results.show(found, state.view, false);
      more.show(count, found.total);
      if (found.total) nothing.hide();
      else nothing.show(ways);
      tell(said(state, found.total, total));
      mend();
    }

    function said(state, count, total) {
      if (!portfolio.isFiltered(state)) return texts.text("count", { count });
      return count ? texts.text("count_of", { count, total }) : texts.text("none", {});
    }

    function rest({ state, found }) {
      results.show(found, state.view, true);
    }

    // After each choice, even if the number is still the same: that is news too.
    function tell(words) {
      title.textContent = words;
      announcer.say(words);
    }

    // Results that follow those which are shown; returns their elements.
    function next({ state, found, from }) {
      const items = results.show(found, state.view, true);
      const count = from + items.length;
      more.show(count, found.total);
      announcer.say(texts.text("shown", { count, total: found.total }));
      mend();
      return items;
    }

    // Told only if it takes its time: the next announcement replaces one that is still waiting.
    function loading() {
      announcer.say(texts.text("loading", {}));
    }

    function busy(isBusy) {
      if (isBusy) section.setAttribute("aria-busy", "true");
      else section.removeAttribute("aria-busy");
    }

    return { chosen, asBuilt, found, rest, next, loading, busy, outline: filters.set, counts: filters.count };
  }

  portfolio.openPanes = openPanes;
})((globalThis.portfolio = globalThis.portfolio || {}));
