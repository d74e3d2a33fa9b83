// What is said on the page itself, and that it may be seen.

/** Say on the page what cannot be done. */
export function tell(root, sentence) {
  const notice = root.querySelector("[data-notice]");
  notice.textContent = sentence;
  notice.hidden = false;
}

/** The list is what the address asks for, or all there is: early.js had it wait. */
export function reveal() {
  document.documentElement.classList.remove("awaits-view");
}
