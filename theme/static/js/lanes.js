// Which lanes there are in a view, and which events are on each. Pure.

import { monthOf } from "./dates.js";

/**
 * The lanes of a facet with the most events: [{term, rows}], rows in the order of time. column: the facet's; mask: 1 on
 * each row that the view has; order: row numbers by their day.
 */
export function lanesOf(column, mask, order, most) {
  const { sets, rows: setOf } = column;
  const counts = new Uint32Array(column.terms.length);
  for (let row = 0; row < mask.length; row += 1) if (mask[row]) for (const term of sets[setOf[row]]) counts[term] += 1;
  const all = [...counts.keys()].filter((term) => counts[term]).sort((a, b) => counts[b] - counts[a] || a - b);
  const lanes = all.slice(0, most).map((term) => ({ term, rows: [] }));
  const byTerm = new Map(lanes.map((lane) => [lane.term, lane.rows]));
  const perSet = sets.map((set) => set.map((term) => byTerm.get(term)).filter(Boolean));
  for (const row of order) if (mask[row]) for (const rows of perSet[setOf[row]]) rows.push(row);
  return { lanes, total: all.length };
}

/** Row numbers by their day, oldest first. */
export function inTime(anchor) {
  return Uint32Array.from(anchor.keys()).sort((a, b) => anchor[a] - anchor[b] || b - a);
}

/** row → [{row, words}] of a list of [row, row, relation], from both ends. */
export function tiesByRow(ties, relations) {
  const found = new Map();
  const add = (row, other, words) => {
    if (found.has(row)) found.get(row).push({ row: other, words });
    else found.set(row, [{ row: other, words }]);
  };
  for (const [from, to, relation] of ties) {
    add(from, to, relations[relation][0]);
    add(to, from, relations[relation][1]);
  }
  return found;
}

/** The rows that may lie between two days, as the list counts them. */
export function within(rows, { anchor, latest }, { first, last }) {
  return rows.filter((row) => latest[row] >= first && anchor[row] <= last);
}

/** {total, years}: how many of the rows may lie between two days, each in the first year in which it may. */
export function perYearOf(rows, data, { first, last }) {
  const years = new Map();
  const found = within(rows, data, { first, last });
  for (const row of found) {
    const year = Math.floor(monthOf(Math.max(data.anchor[row], first)) / 12);
    years.set(year, (years.get(year) ?? 0) + 1);
  }
  return { total: found.length, years };
}

/** How many of the rows each kind has, most first: [[kind number, count]]. */
export function kindsOf(column, rows) {
  const counts = new Map();
  for (const row of rows) {
    const [kind] = column.sets[column.rows[row]];
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}
