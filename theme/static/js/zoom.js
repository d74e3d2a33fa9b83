// The window that the lanes show, as days: zoomed, moved, and as what the address says. Pure.

import { dayText } from "./dates.js";
import { clamp } from "./strip.js";

const LEAST = 14;

/** factor below 1 zooms in; the day at `at` (0 to 1 between the ends) keeps its place. full: what there is to see. */
export function zoomed({ first, last }, factor, at, full) {
  const most = full.last - full.first + 1;
  const days = clamp(Math.round((last - first + 1) * factor), LEAST, most);
  const held = first + at * (last - first + 1);
  return within(Math.round(held - at * days), days, full);
}

export function panned({ first, last }, days, full) {
  return within(first + Math.round(days), last - first + 1, full);
}

function within(first, days, full) {
  const from = clamp(first, full.first, Math.max(full.first, full.last - days + 1));
  return { first: from, last: Math.min(from + days - 1, full.last) };
}

/** A window that has these days, with a little air, and no less than two weeks. */
export function around(first, last, full) {
  const air = Math.max(3, Math.round((last - first) * 0.12), Math.ceil((LEAST - (last - first)) / 2));
  return within(first - air, last - first + 1 + 2 * air, full);
}

/** {since, until} of a window; the whole is no bound, and nothing is later than the last day there is. */
export function spanOf({ first, last }, full) {
  if (first <= full.first && last >= full.last) return { since: "", until: "" };
  return { since: dayText(first), until: last >= full.last ? "" : dayText(last) };
}
