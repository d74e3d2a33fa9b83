// The rows of a view by year and month, in chunks that can be drawn one by one. Pure.

export const CHUNK = 64;

/**
 * Years of months of chunks, in the order of `rows`. rows: row numbers; group: each row's year * 13 + month.
 * A month is {month, count, chunks: [subarray of rows]}; month 0 holds what has a year and no month.
 */
export function grouped(rows, group) {
  const years = [];
  for (let from = 0; from < rows.length; ) {
    const key = group[rows[from]];
    let to = from + 1;
    while (to < rows.length && group[rows[to]] === key) to += 1;
    place(years, key, rows.subarray(from, to));
    from = to;
  }
  return years;
}

function place(years, key, rows) {
  const year = Math.floor(key / 13);
  if (years.at(-1)?.year !== year) years.push({ year, count: 0, months: [] });
  const chunks = [];
  for (let from = 0; from < rows.length; from += CHUNK) chunks.push(rows.subarray(from, from + CHUNK));
  years.at(-1).count += rows.length;
  years.at(-1).months.push({ month: key % 13, count: rows.length, chunks });
}
