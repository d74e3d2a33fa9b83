// What matched a search, in the text that a page shows.

import { bound } from "./whole.js";

/** A text as pieces, these places of it in <mark>. whole: what no line may tear stays in one piece, its marks within. */
export function marked(text, places, whole = true) {
  let at = 0;
  return (whole ? bound(text) : [text].filter(Boolean)).flatMap((part) => {
    const said = part.textContent ?? part;
    const parts = lit(said, places.map(([from, to]) => [Math.max(from - at, 0), Math.min(to - at, said.length)]));
    at += said.length;
    if (part === said) return parts;
    part.replaceChildren(...parts);
    return [part];
  });
}

function lit(text, places) {
  const parts = [];
  let at = 0;
  for (const [from, to] of places) {
    if (from >= to) continue; // it lies in another piece
    const mark = document.createElement("mark");
    mark.textContent = text.slice(from, to);
    parts.push(text.slice(at, from), mark);
    at = to;
  }
  return [...parts, text.slice(at)].filter((part) => part !== "");
}
