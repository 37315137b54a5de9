// Only the preview adds this to pages: it loads them again after a build, where the reader was, and shows what went wrong.
(() => {
  const own = document.currentScript;
  const SCROLL = "preview-scroll";

  function keepScroll() {
    sessionStorage.setItem(SCROLL, JSON.stringify([location.href, scrollX, scrollY]));
  }

  function restoreScroll() {
    const kept = JSON.parse(sessionStorage.getItem(SCROLL) ?? "[]");
    sessionStorage.removeItem(SCROLL);
    if (kept[0] === location.href) scrollTo({ left: kept[1], top: kept[2], behavior: "instant" });
  }

  function element(name, text, className = "") {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function item(problem) {
    const made = element("li", "");
    if (problem.place) made.append(element("code", problem.place));
    made.append(element("p", problem.message));
    if (problem.advice) made.append(element("p", problem.advice, "preview-advice"));
    return made;
  }

  function show(problems) {
    document.getElementById("preview-problems")?.remove();
    if (!problems.length) return;
    const overlay = element("section", "");
    overlay.id = "preview-problems";
    overlay.setAttribute("role", "alert");
    const list = element("ul", "");
    list.append(...problems.map(item));
    const close = element("button", "Hide");
    close.type = "button";
    close.addEventListener("click", () => overlay.remove());
    overlay.append(element("h2", "The build failed"), list, close);
    document.body.append(overlay);
  }

  function follow() {
    const events = new EventSource(new URL("events", own.src));
    events.addEventListener("message", (event) => {
      const scene = JSON.parse(event.data);
      if (scene.build === own.dataset.build) return show(scene.problems);
      events.close();
      keepScroll();
      location.reload();
    });
    addEventListener("pagehide", () => events.close());
    addEventListener("pageshow", (event) => event.persisted && location.reload());
  }

  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = new URL("overlay.css", own.src);
  document.head.append(style);
  addEventListener("load", restoreScroll);
  follow();
})();
