// Marks the words that were searched for in the texts of a project: title, summary, author and tags.
(function (portfolio) {
  "use strict";

  const TEXT = 4; // NodeFilter.SHOW_TEXT

  // Only the marks of before are taken away when there are no terms.
  function highlight(item, card, terms) {
    unmark(item);
    if (!terms.length) return;
    const searched = new Set([card.title, card.summary, card.author, ...card.authors, ...card.tags.map((tag) => tag.name)]);
    for (const text of textsIn(item)) {
      if (searched.has(text.data.trim())) mark(text, portfolio.marks(text.data, terms));
    }
  }

  function textsIn(item) {
    const walker = item.ownerDocument.createTreeWalker(item, TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  }

  function mark(text, ranges) {
    for (const [start, end] of ranges.reverse()) {
      const rest = text.splitText(start);
      rest.splitText(end - start);
      const marked = text.ownerDocument.createElement("mark");
      rest.replaceWith(marked);
      marked.append(rest);
    }
  }

  function unmark(item) {
    for (const marked of item.querySelectorAll("mark")) {
      const parent = marked.parentNode;
      marked.replaceWith(...marked.childNodes);
      parent.normalize();
    }
  }

  Object.assign(portfolio, { highlight, unmark });
})((globalThis.portfolio = globalThis.portfolio || {}));
