// Which key asks for what. Arithmetic alone: no document here.

const WANTED = new Map([
  ["j", "next"], ["ArrowDown", "next"], ["k", "previous"], ["ArrowUp", "previous"],
  ["a", "accept"], ["A", "accept card"], ["e", "change"], ["d", "drop"],
  ["u", "undo"], ["s", "save"], ["p", "publish"], ["?", "help"],
]);
const CONTROLS = new Set(["INPUT", "SELECT", "TEXTAREA"]);

/** What a key asks for where `tag` has the focus; null for nothing of ours. */
export function wanted({ key, ctrlKey = false, altKey = false, metaKey = false }, tag, on = true) {
  if (!on || ctrlKey || altKey || metaKey || CONTROLS.has(tag)) return null;
  return WANTED.get(key) ?? null;
}

/** The row to go to after a decision: the next that is open, from `from` on and round; else the one at `from`. */
export function nextOpen(states, from) {
  const order = states.map((_, number) => (from + number) % states.length);
  return order.find((number) => states[number] === "open") ?? Math.min(from, states.length - 1);
}

/** The row `by` further on; the first and the last are ends. */
export function moved(current, by, count) {
  return Math.max(0, Math.min(count - 1, current + by));
}
