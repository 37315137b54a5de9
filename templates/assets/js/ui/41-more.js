// The button that shows the next results of a long list.
(function (portfolio) {
  "use strict";

  function openMore(paragraph, step, texts, onMore) {
    const button = paragraph.querySelector("button");
    const told = paragraph.querySelector(".more-shown");
    button.addEventListener("click", onMore);

    function show(count, total) {
      paragraph.hidden = count >= total;
      if (paragraph.hidden) return;
      button.textContent = texts.text("show_more", { count: Math.min(step, total - count) });
      told.textContent = texts.text("shown", { count, total });
    }

    return { show };
  }

  portfolio.openMore = openMore;
})((globalThis.portfolio = globalThis.portfolio || {}));
