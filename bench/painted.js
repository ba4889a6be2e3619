// Watches the content of a page from inside: when did anything in it last change, by DOM or by canvas?
// `BENCH_PARTS` names what to watch: {root: selector, parts: {name: selector}}.
"use strict";
(() => {
  const NEAR_ENOUGH = 30;  // milliseconds between two looks
  const SHAPES = ["d", "transform", "x", "y", "width", "height", "fill", "src", "points", "aria-label"];
  const DRAWING = ["fillRect", "clearRect", "strokeRect", "fill", "stroke", "fillText", "drawImage", "putImageData"];
  let began = 0;
  let last = {};  // part -> when it last changed

  const part = node => {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    if (!element || !element.closest(BENCH_PARTS.root)) return null;
    for (const [name, selector] of Object.entries(BENCH_PARTS.parts)) if (element.closest(selector)) return name;
    return "text";
  };

  const note = node => {
    const name = part(node);
    if (name) last[name] = performance.now();
  };

  const noteAdded = node => {
    note(node);
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    if (node.querySelector(BENCH_PARTS.root)) note(node.querySelector(BENCH_PARTS.root));
    for (const selector of Object.values(BENCH_PARTS.parts)) if (node.querySelector(selector)) note(node.querySelector(selector));
  };

  new MutationObserver(changes => {
    for (const change of changes) {
      note(change.target);
      change.addedNodes.forEach(noteAdded);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: SHAPES });

  const brush = CanvasRenderingContext2D.prototype;
  for (const name of DRAWING) {
    const drawn = brush[name];
    brush[name] = function (...given) {
      if (this.canvas.isConnected) note(this.canvas);
      return drawn.apply(this, given);
    };
  }

  // A click starts the clock; a load starts it by itself at navigation.
  addEventListener("click", () => { began = performance.now(); last = {}; }, { capture: true });

  const title = () => document.querySelector(`${BENCH_PARTS.root} h1`)?.textContent.trim();
  const counted = () => {
    const root = document.querySelector(BENCH_PARTS.root);
    const count = selector => root.querySelectorAll(selector).length;
    return { rows: count("tr"), charts: count(".vega-embed svg, .vega-embed canvas"), text: root.innerText.length };
  };

  const complete = wanted => {
    if (title() !== wanted.title) return false;
    const there = counted();
    return there.charts >= wanted.charts && there.rows >= wanted.rows;
  };

  // The milliseconds from the click or the navigation to the last change, by part, once all that is wanted is there and quiet.
  window.benchPainted = (wanted, quiet, patience) => new Promise((tell, refuse) => {
    const asked = performance.now();
    const look = () => {
      const now = performance.now(), times = Object.values(last), latest = Math.max(0, ...times);
      if (times.length && now - latest > quiet && complete(wanted)) {
        const parts = Object.fromEntries(Object.entries(last).map(([name, time]) => [name, time - began]));
        tell({ painted: latest - began, parts, content: counted() });
      } else if (now - asked > patience) refuse(new Error(`not painted: «${title()}» ${JSON.stringify(counted())}, wanted ${JSON.stringify(wanted)}`));
      else setTimeout(look, NEAR_ENOUGH);
    };
    look();
  });
})();
