// Finds what a page with a list is made of, and wires it: what a reader does becomes a state, the state a page.
(function (portfolio, window, document) {
  "use strict";

  const section = document.querySelector(".results");
  const panel = document.querySelector(".filters");
  const find = (selector) => section.querySelector(selector);
  if (section) start(section.dataset, portfolio.embedded(document, "gallery-strings"));

  function pageOf({ root, tag, step, room, search, worker }, strings) {
    const index = `${root}index.html`;
    const fields = Object.keys(strings.fields);
    return { root, ownTag: tag, index, step: Number(step), room: Number(room), search, worker, fields };
  }

  function start(dataset, strings) {
    const page = pageOf(dataset, strings);
    const texts = portfolio.openStrings(strings);
    const source = portfolio.openSource(window, portfolio.embedded(document, "gallery-data"), page, strings.language);
    const visit = portfolio.openVisit(page, source, portfolio.openPath(window, page.index));
    const announcer = portfolio.openAnnouncer(find(".announcer"), window);
    const note = portfolio.openNote(find(".note"), announcer);
    const mend = portfolio.guardFocus(document, find(".results-title"));
    const trouble = portfolio.openTrouble(document.documentElement, note, texts, mend);
    const act = portfolio.actionsOf(visit, section, find(".results-title"), trouble);
    visit.attach(panesOf({ page, texts, announcer, note, mend, act }), trouble);

    portfolio.followTags(section, page.root, nameOf, act.chooseTag);
    window.addEventListener("popstate", arrive);
    begin().then(function () {
      document.documentElement.classList.add("ready");
      landOnResults();
    });

    async function begin() {
      if (portfolio.asksForSomething(window.location, page.fields)) return arrive();
      const early = portfolio.chosenEarly(find(".toolbar"), panel, page.ownTag);
      return early ? visit.go(early, "push") : arrive();
    }

    async function arrive() {
      const kept = window.history.state;
      const unknown = await visit.arrive(window.location, kept && kept.extent);
      if (unknown) portfolio.sayUnknown(note, texts, unknown);
    }

    async function nameOf(slug) {
      const tag = (await visit.open()).tags.find((tag) => tag.slug === slug);
      return tag && tag.name;
    }
  }

  function panesOf({ page, texts, announcer, note, mend, act }) {
    const heading = find(".results-title");
    const make = portfolio.openCards(document, portfolio.embedded(document, "gallery-patterns"), page, texts);
    return portfolio.openPanes({
      section,
      heading,
      texts,
      announcer,
      note,
      mend,
      results: portfolio.openResults(section, make),
      more: portfolio.openMore(find(".more"), page.step, texts, act.more),
      nothing: portfolio.openNothing(find(".nothing"), texts, act),
      filters: panel ? portfolio.openFilters(panel, texts, act) : portfolio.noFilters,
      chips: portfolio.openChips(find(".chips"), find(".clear-all"), texts, act),
      toolbar: portfolio.openToolbar(find(".toolbar"), act),
    });
  }

  // A tag's page that lost its tag has sent the reader here.
  function landOnResults() {
    if (window.location.hash !== "#results-title") return;
    window.history.replaceState(null, "", window.location.pathname + window.location.search);
    find(".results-title").focus();
  }
})((globalThis.portfolio = globalThis.portfolio || {}), window, document);
