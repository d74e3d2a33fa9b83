// Where the reader is, kept with the address so that "back" leads to the same place.

const REST = 150;

/** The first row in view and its distance from the top; the row whose link has the focus. */
export function place(root) {
  const focus = focused();
  for (const item of root.querySelectorAll("[data-row]")) {
    const { top, bottom } = item.getBoundingClientRect();
    if (bottom > 0) return { row: item.dataset.row, offset: top, focus, scroll: window.scrollY };
  }
  return { row: null, focus, scroll: window.scrollY };
}

/** The place of a reader who rests, noted while nothing else is done, so that no choice has to wait for it. */
export class Resting {
  constructor(root) {
    this.root = root;
    this.at = null;
    window.addEventListener("scroll", () => this.moved(), { passive: true });
    new ResizeObserver(() => this.moved()).observe(document.body);
  }

  /** The place now, with what has the focus. */
  now() {
    return this.at ? { ...this.at, focus: focused() } : place(this.root);
  }

  /** What was noted holds no longer; the place is noted again when all is still. */
  moved() {
    this.at = null;
    clearTimeout(this.later);
    this.later = setTimeout(() => (this.at = place(this.root)), REST);
  }
}

function focused() {
  return document.activeElement.closest("[data-row]")?.dataset.row ?? null;
}

/** Go back to a place. bring: row → its <li> or null. False while the row cannot be shown yet. */
export async function restore({ row, offset, focus, scroll }, bring) {
  const item = row === null ? null : bring(Number(row));
  if (row !== null && !item) return false;
  window.scrollTo(0, scroll);
  // What is above is laid out as it comes into view, and moves the row: aim again until it rests.
  for (let aim = 0; item && aim < 8; aim += 1) {
    window.scrollBy(0, item.getBoundingClientRect().top - offset);
    await new Promise(requestAnimationFrame);
  }
  if (focus !== null) bring(Number(focus))?.querySelector(".row-title a").focus({ preventScroll: true });
  return true;
}
