// A link to a screen of our own opens in this tab and in this session, as the menu does: the page's own program would open
// a new tab for every link in a text, and with it a new session. With Ctrl, Shift or the middle button it still does.
(() => {
  "use strict";

  const isScreen = (url) => url.origin === location.origin && /^\/[a-z0-9-]*$/.test(url.pathname);
  const go = (url) => {
    history.pushState(null, "", url);
    window.dispatchEvent(new PopStateEvent("popstate"));  // upon which the page's program shows what the address names
    document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
  };

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href][target=_blank]:not([download])");
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !isScreen(new URL(link.href))) return;
    event.preventDefault();
    go(link.href);
  });

  const open = window.open.bind(window);  // this is how links in a grid are followed
  window.open = (address, ...others) => {
    const url = address && new URL(address, location.href);
    if (!url || !isScreen(url)) return open(address, ...others);
    go(url.href);
    return null;
  };
})();
