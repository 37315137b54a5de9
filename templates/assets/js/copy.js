// Buttons that copy a text of the page. Without script they stay hidden, and the text can be selected by hand.
(function (window, document) {
  "use strict";

  const SHOWN_FOR = 2000; // milliseconds

  function textOf(source) {
    return source instanceof HTMLInputElement ? source.value : source.textContent.trim();
  }

  // Pages from http: have no clipboard, and elsewhere it may be refused.
  function write(clipboard, text) {
    return clipboard ? clipboard.writeText(text) : Promise.reject(new Error("no clipboard"));
  }

  // The next best thing: everything is selected, and the reader's own way of copying takes it.
  function select(source) {
    if (source instanceof HTMLInputElement) {
      source.hidden = false;
      source.focus();
      source.select();
    } else {
      window.getSelection().selectAllChildren(source);
    }
  }

  function wire(button, source, status) {
    let timer = 0;

    function say(words, done) {
      window.clearTimeout(timer);
      status.textContent = words;
      button.classList.toggle("copy-copied", done);
      timer = window.setTimeout(function () {
        status.textContent = "";
        button.classList.remove("copy-copied");
      }, SHOWN_FOR);
    }

    button.addEventListener("click", function () {
      write(window.navigator.clipboard, textOf(source)).then(
        function () {
          say(button.dataset.copied, true);
        },
        function () {
          select(source);
          say(button.dataset.byHand, false);
        }
      );
    });
    button.hidden = false;
  }

  // A gallery that was built without its address is linked to as the reader sees it.
  function fillIn(field) {
    if (!field.value) field.value = window.location.href.split("#")[0];
  }

  const status = document.querySelector(".copy-status");
  for (const field of document.querySelectorAll(".copy-field")) fillIn(field);
  for (const button of document.querySelectorAll(".copy")) {
    const source = document.getElementById(button.dataset.source);
    if (source && status) wire(button, source, status);
  }
})(window, document);
