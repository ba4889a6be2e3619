// The screen of a meeting: keys of a keyboard or of a presenter's remote press the buttons that are on the screen, F fills the
// whole screen, and the clocks tick between two runs of the server, which says now and then how long it has been.
(() => {
  "use strict";

  const PRESSES = {
    ArrowRight: "sau", PageDown: "sau", ArrowLeft: "truoc", PageUp: "truoc", Home: "dau", End: "cuoi",
    l: "so-nay", g: "ghi", "?": "giup",
  };
  const stage = () => document.querySelector(".st-key-trinh-chieu");
  const isTyping = (target) => target instanceof Element && target.closest("input, textarea, select, [contenteditable=true]");

  // A key that is pressed while the screen is still being drawn waits for its button.
  const press = (name, until) => {
    const button = document.querySelector(`.st-key-chieu-${name} button`);
    if (button) button.click();
    else if (performance.now() < until) setTimeout(press, 50, name, until);
  };

  document.addEventListener("keydown", (event) => {
    if (!stage() || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const above = document.querySelector("[role=dialog]");  // a form or the help lies above the slide
    if (above) {
      // It closes itself once it has the focus; whoever is quicker than that is heard here.
      const closing = above.querySelector("button[aria-label='Đóng'], button[aria-label='Close']");
      if (event.key === "Escape" && !above.contains(event.target)) closing?.click();
      return;
    }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key === "f") {
      event.preventDefault();
      if (document.fullscreenElement) document.exitFullscreen();
      else document.documentElement.requestFullscreen().catch(() => {});  // refused by the machine: the slide stays as it is
      return;
    }
    if (!PRESSES[key]) return;
    event.preventDefault();
    event.stopPropagation();
    press(PRESSES[key], performance.now() + 3000);
  }, true);

  // Whoever opens the form of a conclusion writes at once.
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest(".st-key-chieu-ghi button")) return;
    const until = performance.now() + 5000;
    const focus = () => {
      const field = document.querySelector("[role=dialog] textarea");
      if (field) field.focus();
      else if (performance.now() < until) setTimeout(focus, 50);
    };
    focus();
  });

  // A clock is written «… 02:13 …» by the server; from then on it is counted here.
  const CLOCK = /(\d+:)?\d{1,2}:\d{2}(?= *$)/;
  const known = new WeakMap();
  const told = (seconds) => {
    const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, "0"));
    return (seconds >= 3600 ? `${Math.floor(seconds / 3600)}:` : "") + parts.join(":");
  };

  let title = "";
  setInterval(() => {
    const shown = document.querySelector(".st-key-trinh-chieu h1")?.textContent ?? "";
    if (shown !== title) document.querySelector(".st-key-chieu-than")?.parentElement?.scrollTo(0, 0);  // a slide begins at its top
    title = shown;
    for (const line of document.querySelectorAll(".st-key-trinh-chieu [class*=st-key-chieu-dong-ho]")) {
      const text = document.createTreeWalker(line, NodeFilter.SHOW_TEXT).nextNode();
      if (!text || !CLOCK.test(text.nodeValue)) continue;
      let clock = known.get(text);
      if (!clock || clock.shown !== text.nodeValue) {  // the server has spoken
        const found = text.nodeValue.match(CLOCK)[0].split(":").reduce((sum, part) => 60 * sum + Number(part), 0);
        clock = { began: performance.now() - 1000 * found };
        known.set(text, clock);
      }
      clock.shown = text.nodeValue.replace(CLOCK, told(Math.floor((performance.now() - clock.began) / 1000)));
      text.nodeValue = clock.shown;
    }
  }, 500);
})();
