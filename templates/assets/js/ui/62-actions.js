// What a reader can do, as changes of the state.
(function (portfolio) {
  "use strict";

  // `trouble` is told when values cannot be had.
  function actionsOf(visit, section, heading, trouble) {
    function push(how) {
      return visit.change(how, "push");
    }

    // For choices that are made among the results: what they give is read from its beginning.
    function pushAndRead(how) {
      push(how);
      heading.focus({ preventScroll: true });
      scrollUp();
    }

    function scrollUp() {
      if (section.getBoundingClientRect().top < 0) section.scrollIntoView();
    }

    return {
      choose(filter, isOn) {
        push((state) => (isOn ? portfolio.including(state, filter) : portfolio.without(state, filter)));
        scrollUp();
      },
      chooseTag: (name) => pushAndRead((state) => portfolio.including(state, { facet: "tag", name })),
      match: (match) => push((state) => ({ ...state, match })),
      query: (q) => visit.change((state) => ({ ...state, q }), "pause"),
      enter: () => push((state) => state),
      sort: (sort) => push((state) => ({ ...state, sort })),
      view: (view) => push((state) => ({ ...state, view })),
      // The next chip takes over, so that several can be removed in a row.
      remove(filter, next) {
        push((state) => portfolio.without(state, filter));
        (next || heading).focus();
      },
      clear() {
        pushAndRead(portfolio.cleared);
      },
      takeWay: (state) => pushAndRead(() => state),
      async more() {
        const [first] = await visit.more();
        const link = first && first.querySelector("a[href]");
        if (link) link.focus();
      },
      need: () => visit.prepare().catch((error) => trouble(error)),
      foresee: () => visit.prepare().catch(() => {}),
    };
  }

  portfolio.actionsOf = actionsOf;
})((globalThis.portfolio = globalThis.portfolio || {}));
