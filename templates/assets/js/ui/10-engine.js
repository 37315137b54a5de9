// One way to ask, whether the gallery's data is in the page or has to be fetched, in a worker or without.
// An engine is { facts: { total, tags, facets }, search(state, from, count) }; the search promises
// { total, cards, counts, terms }, or null when a newer question has overtaken it.
(function (portfolio) {
  "use strict";

  // `data` is the gallery as search.json has it.
  async function openLocal(data, { language } = {}) {
    return engineOf(portfolio.openCatalog(data, { language }));
  }

  // `urls` are { worker, data }, both absolute. Where no worker can be had, the page's own thread does its work.
  async function openRemote(Worker, urls, { language, fetch = (url) => globalThis.fetch(url) } = {}) {
    const worker = startWorker(Worker, urls.worker);
    const facts = worker && (await openIn(worker, { open: urls.data, language }));
    if (facts) return { facts, search: searchIn(worker) };
    return engineOf(await portfolio.loadCatalog(fetch, urls.data, { language }));
  }

  function engineOf(catalog) {
    const search = async (state, from, count) => portfolio.answer(catalog, { state, from, count });
    return { facts: portfolio.factsOf(catalog), search };
  }

  // Pages from disk may not have workers; some browsers say so at once, others with an event.
  function startWorker(Worker, url) {
    try {
      return new Worker(url);
    } catch {
      return null;
    }
  }

  // The facts, or null when the worker never ran. Data that cannot be had would not come to the page either.
  function openIn(worker, message) {
    return new Promise((resolve, reject) => {
      worker.onerror = () => resolve(null);
      worker.onmessage = ({ data }) => (data.facts ? resolve(data.facts) : reject(new Error(data.error)));
      worker.postMessage(message);
    });
  }

  function searchIn(worker) {
    const asked = new Map();
    let last = 0;
    worker.onmessage = ({ data: { number, error, superseded, ...answer } }) => {
      const { resolve, reject } = asked.get(number);
      asked.delete(number);
      if (error) reject(new Error(error));
      else resolve(superseded ? null : answer);
    };
    return (state, from, count) =>
      new Promise((resolve, reject) => {
        const number = (last += 1);
        asked.set(number, { resolve, reject });
        worker.postMessage({ search: state, from, count, number });
      });
  }

  Object.assign(portfolio, { openLocal, openRemote });
})((globalThis.portfolio = globalThis.portfolio || {}));
