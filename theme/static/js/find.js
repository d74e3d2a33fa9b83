// Which names fit a query, the best first. Pure.

import { fold, marks, words } from "./search.js";

const SHOWN = 12;

/** 0 if the name itself is the query, 1 if it begins with it, 2 if all words are in it, 3 if in its other names; else -1. */
export function rank(name, also, query) {
  const wanted = words(query);
  if (!wanted.length) return -1;
  if (fold(name) === fold(query).trim()) return 0;
  const [first] = marks(name, wanted.slice(0, 1));
  if (wanted.length === 1 && first?.[0] === 0 && first[1] === name.length) return 0;
  if (has(name, wanted)) return first[0] === 0 ? 1 : 2;
  return has(`${name} ${also}`, wanted) ? 3 : -1;
}

function has(text, wanted) {
  return wanted.every((word) => marks(text, [word]).length > 0);
}

/** The names of a group that fit, the best and those after, with how many there are in all. */
export function fitting(names, query, shown = SHOWN) {
  const found = names
    .map(([name, address, also]) => ({ name, address, also, rank: rank(name, also, query) }))
    .filter((one) => one.rank >= 0)
    .sort((a, b) => a.rank - b.rank);
  return { total: found.length, best: found.slice(0, shown), more: found.slice(shown) };
}
