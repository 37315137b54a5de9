// A line above the results that says what went wrong, and what can be done about it.
(function (portfolio) {
  "use strict";

  function openNote(paragraph, announcer) {
    const text = paragraph.querySelector(".note-text");
    const button = paragraph.querySelector("button");
    let retry = null;

    // `again`: what the button does; without it there is none.
    function show(words, again) {
      text.textContent = words;
      retry = again;
      button.hidden = !again;
      paragraph.hidden = false;
      announcer.say(words);
    }

    function hide() {
      paragraph.hidden = true;
    }

    button.addEventListener("click", function () {
      hide();
      retry();
    });
    return { show, hide };
  }

  portfolio.openNote = openNote;
})((globalThis.portfolio = globalThis.portfolio || {}));
