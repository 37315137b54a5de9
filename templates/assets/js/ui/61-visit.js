// A reader's way through the gallery: each choice makes a state, an address for it, and results.
(function (portfolio) {
  "use strict";

  const FIRST = 9; // three rows of three: more than most windows show

  // `page`: { ownTag, step }; `source` answers, `path` keeps the addresses.
  function openVisit(page, source, path) {
    let panes, trouble;
    let state = portfolio.emptyState();
    let outline = null;
    let extent = page.step;
    let turn = 0;
    let isBusy = false;
    let waiting = null;

    // `panes` show what happens; `onTrouble(error, again)` is told when there is no answer.
    function attach(shown, onTrouble) {
      panes = shown;
      trouble = onTrouble;
    }

    // `entry`: "push" makes a step to come back to, "pause" does so once the reader pauses, "none" does not.
    function go(next, entry, first) {
      const query = portfolio.queryOf(next, page.ownTag);
      if (query === null) return path.leave(next);
      state = next;
      extent = first || page.step;
      panes.chosen(state);
      path.write(query, entry);
      return answer();
    }

    // A change of the state there is. One that comes while the address is still being read waits for that.
    function change(how, entry) {
      if (waiting) waiting.push(() => change(how, entry));
      else go(how(state), entry);
    }

    async function answer() {
      const mine = ++turn;
      const asBuilt = portfolio.isAsBuilt(state, page.ownTag);
      if (asBuilt && isUnopened()) return panes.asBuilt();
      busy(true);
      if (isUnopened()) panes.loading();
      try {
        await open();
        const found = await source.search(state, 0, extent);
        const ways = found && !found.total ? await portfolio.waysBack(state, countOf) : [];
        if (found && mine === turn) await show(found, ways, asBuilt, mine);
      } catch (error) {
        if (mine === turn) trouble(error, answer);
      }
      if (mine === turn) busy(false);
    }

    function busy(isSo) {
      panes.busy((isBusy = isSo));
    }

    // The cards of a large gallery have to be made: those that are seen come first, the others after the next frame.
    async function show(found, ways, asBuilt, mine) {
      panes.counts(found.counts);
      if (asBuilt) return panes.asBuilt();
      const first = source.isHere ? found.cards.length : FIRST;
      const count = found.cards.length;
      panes.found({ state, found: part(found, 0, first), count, ways, total: outline.total });
      if (count <= first) return;
      await path.frame();
      if (mine === turn) panes.rest({ state, found: part(found, first, count) });
    }

    function part(found, from, to) {
      return { ...found, cards: found.cards.slice(from, to) };
    }

    async function countOf(other) {
      const found = await source.search(other, 0, 0);
      return found ? found.total : 0; // a newer question has overtaken this one, and its answer matters no more
    }

    // What there is to choose from; a large gallery's page does not know all of it before somebody asks.
    async function open() {
      if (outline) return outline;
      const opened = await source.open();
      if (!outline) panes.outline((outline = opened));
      return outline;
    }

    // For readers who are about to choose: the same, and how many projects each choice would give.
    async function prepare() {
      if (!isUnopened()) return;
      const mine = turn;
      await open();
      const found = mine === turn && (await source.search(state, 0, 0));
      if (found && mine === turn) panes.counts(found.counts);
    }

    // Not while other results are on their way: the next ones would be of those.
    async function more() {
      if (isBusy) return [];
      const mine = turn;
      const from = extent;
      const found = await source.search(state, from, page.step);
      if (!found || mine !== turn) return [];
      extent += page.step;
      path.keep(extent);
      return panes.next({ state, found, from });
    }

    // What the address asks for.
    async function arrive(location, kept) {
      if (!portfolio.asksForSomething(location, page.fields) && isUnopened()) return go(ownState(), "none", kept);
      busy(true);
      if (isUnopened()) panes.loading();
      waiting ??= [];
      try {
        const { state: asked, unknown } = portfolio.readAddress(location, await open(), page.ownTag);
        const results = go(asked, "none", kept);
        catchUp();
        await results;
        return unknown;
      } catch (error) {
        waiting = null;
        busy(false);
        trouble(error, () => arrive(location, kept));
      }
    }

    function catchUp() {
      const changes = waiting ?? [];
      waiting = null;
      for (const make of changes) make();
    }

    // The data lie elsewhere, and nobody has wanted them yet.
    function isUnopened() {
      return !outline && !source.isHere;
    }

    function ownState() {
      const empty = portfolio.emptyState();
      return page.ownTag ? { ...empty, tags: [page.ownTag] } : empty;
    }

    return { attach, go, change, more, open, prepare, arrive };
  }

  portfolio.openVisit = openVisit;
})((globalThis.portfolio = globalThis.portfolio || {}));
