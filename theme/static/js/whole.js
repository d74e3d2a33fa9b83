// What no line may tear, in the rows that the script makes: the server's pattern, and its element.

let together;

function pattern() {
  together ??= new RegExp(document.querySelector("[data-bound]").dataset.bound, "g");
  return together;
}

/** A text whose names and sums have no-break spaces in them: for one that takes no elements. */
export function tied(text) {
  return text.replace(pattern(), (found) => found.replaceAll(" ", "\u00a0"));
}

/** A text as pieces: what the pattern finds as <span class="whole">, the rest as it is. */
export function bound(text) {
  const together = pattern();
  if (text.search(together) < 0) return text ? [text] : [];
  const parts = [];
  let at = 0;
  for (const found of text.matchAll(together)) {
    const part = document.createElement("span");
    part.className = "whole";
    part.textContent = found[0];
    parts.push(text.slice(at, found.index), part);
    at = found.index + found[0].length;
  }
  return [...parts, text.slice(at)].filter((part) => part !== "");
}
