// The engine in a worker. It is told { open: url, language } once, then { search: state, from, count, number }.
// It tells { facts } or { error }, and for each search its number with the answer, an error, or `superseded: true`
// when a newer question came before its turn.
(function (portfolio, scope) {
  "use strict";

  let opening = Promise.reject(new Error("Nothing was opened."));
  opening.catch(() => {});
  let waiting = null;

  function open({ open: url, language }) {
    opening = portfolio.loadCatalog((address) => scope.fetch(address), url, { language });
    opening.then(
      (catalog) => scope.postMessage({ facts: portfolio.factsOf(catalog) }),
      (error) => scope.postMessage({ error: error.message })
    );
  }

  // Questions that have already arrived are looked at first: the timer's turn comes after theirs.
  function ask(question) {
    if (waiting) scope.postMessage({ number: waiting.number, superseded: true });
    else scope.setTimeout(reply, 0);
    waiting = question;
  }

  async function reply() {
    let catalog, failure;
    try {
      catalog = await opening;
    } catch (error) {
      failure = error;
    }
    const { search: state, from, count, number } = waiting;
    waiting = null;
    try {
      if (failure) throw failure;
      scope.postMessage({ number, ...portfolio.answer(catalog, { state, from, count }) });
    } catch (error) {
      scope.postMessage({ number, error: error.message });
    }
  }

  scope.addEventListener("message", ({ data }) => (data.open ? open(data) : ask(data)));
})(globalThis.portfolio, globalThis);
