// Where the reader is: the row at the top of the window and the link in focus, kept with the address so that
// "back" leads to the same place.

/** {row, offset, focus, top}: the first row in view, its distance from the top, the row whose link has the focus. */
export function place(root) {
  const focus = document.activeElement?.closest?.("[data-row]")?.dataset.row;
  const at = { top: Math.round(window.scrollY), focus: focus === undefined ? null : Number(focus), row: null, offset: 0 };
  for (const item of root.querySelectorAll("[data-row]")) {
    const box = item.getBoundingClientRect();
    if (box.bottom > 0) {
      if (box.top < window.innerHeight) Object.assign(at, { row: Number(item.dataset.row), offset: Math.round(box.top) });
      break;
    }
  }
  return at;
}

/** Go back to a place. bring: row → its <li> or null. False while the row cannot be shown yet. */
export function restore(at, bring) {
  const item = at.row === null ? null : bring(at.row);
  if (at.row !== null && !item) return false;
  if (item) window.scrollTo({ top: item.getBoundingClientRect().top + window.scrollY - at.offset, behavior: "instant" });
  else window.scrollTo({ top: at.top, behavior: "instant" });
  if (at.focus !== null) bring(at.focus)?.querySelector(".row-title a").focus({ preventScroll: true });
  return true;
}
