// Light, dark, or as the system says; remembered. Also says that script is there (styles ask for .js). On the site the
// lines in a page's head have done both before the first paint; where a policy refuses those, this does it after.
(() => {
  "use strict";
  const KEY = "colour-scheme";
  const NEXT = { system: "light", light: "dark", dark: "system" };
  const root = document.documentElement;

  // Storage may be refused (private windows); the choice then lasts for the page.
  function remembered() {
    try {
      return localStorage.getItem(KEY) ?? "system";
    } catch {
      return "system";
    }
  }

  function remember(scheme) {
    try {
      if (scheme === "system") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, scheme);
    } catch {
      root.dataset.unremembered = "";
    }
  }

  function apply(scheme) {
    if (scheme === "light" || scheme === "dark") root.dataset.theme = scheme;
    else delete root.dataset.theme;
  }

  function offerSwitch() {
    const button = document.querySelector("[data-theme-switch]");
    if (!button) return;
    const state = button.querySelector("[data-state]");
    let scheme = remembered();
    if (!(scheme in NEXT)) scheme = "system";
    const show = () => { state.textContent = button.dataset[scheme]; };
    button.addEventListener("click", () => {
      scheme = NEXT[scheme];
      remember(scheme);
      apply(scheme);
      show();
    });
    show();
    button.hidden = false;
  }

  root.classList.add("js");
  apply(remembered());
  document.addEventListener("DOMContentLoaded", offerSwitch);
})();
