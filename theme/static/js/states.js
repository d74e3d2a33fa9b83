// Which of the states that the build has folded holds on a day, as known on a day. Pure; nothing is folded here.

import { period } from "./dates.js";

const NOTHING = -1;
const LAST_DAY = 3652059;

/** The number of a state. grid: {happened, known, numbers}; days as in the address, "" for no limit. */
export function numberAt({ happened, known, numbers }, by, knownBy) {
  const row = upTo(happened, by);
  const column = upTo(known, knownBy);
  return row < 0 || column < 0 ? NOTHING : numbers[row][column];
}

function upTo(days, text) {
  const last = period(text)?.last ?? LAST_DAY;
  let place = -1;
  while (place + 1 < days.length && days[place + 1] <= last) place += 1;
  return place;
}

/** {happened, known}: every day on which any of these changes, in order. */
export function stopsOf(grids) {
  const days = (name) => [...new Set(grids.flatMap((grid) => grid[name]))].sort((a, b) => a - b);
  return { happened: days("happened"), known: days("known") };
}

export function transferOf([title, from, to, others, systems, programmes, happened, known, numbers]) {
  return { title, from, to, others, systems, programmes, happened, known, numbers };
}

export function ruleOf([title, happened, known, numbers]) {
  return { title, happened, known, numbers };
}

/** {then, now}: the state as known by a day and as known today, each null where there was none. */
export function statesAt(grid, states, { happened, known }) {
  const at = (knownBy) => states[numberAt(grid, happened, knownBy)] ?? null;
  return { then: at(known), now: at("") };
}
