// The rows of a view by month, in chunks that can be drawn one by one. Pure.

const CHUNK = 24;

/**
 * The months of a view in the order of `rows`: {key, year, month, rows}. rows: row numbers; group: each row's
 * year * 13 + month. Month 0 holds what has a year and no month.
 */
export function grouped(rows, group) {
  const months = [];
  for (let from = 0, to = 0; from < rows.length; from = to) {
    const key = group[rows[from]];
    while (to < rows.length && group[rows[to]] === key) to += 1;
    months.push({ key, year: Math.floor(key / 13), month: key % 13, rows: rows.subarray(from, to) });
  }
  return months;
}

export function chunked(rows) {
  const chunks = [];
  for (let from = 0; from < rows.length; from += CHUNK) chunks.push(rows.subarray(from, from + CHUNK));
  return chunks;
}

export function perYear(months) {
  const counts = new Map();
  for (const { year, rows } of months) counts.set(year, (counts.get(year) ?? 0) + rows.length);
  return counts;
}

/** How many months, from `start` on, hold at least `least` rows together. */
export function enough(months, start, least) {
  let end = start;
  for (let held = 0; end < months.length && held < least; end += 1) held += months[end].rows.length;
  return end;
}
