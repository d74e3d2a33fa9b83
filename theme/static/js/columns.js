// The events as columns of numbers, newest first, and which of them a view selects. Pure arithmetic.

import { monthOf, period, startOf } from "./dates.js";

export const DOUBT = { approximate: 1, uncertain: 2, openStart: 4, openEnd: 8, interval: 16, noMonth: 32 };
const LAST_DAY = 3652059;
const SPAN = 100;
const TIME = 101;
const WORDS = 102;

export function columns(json) {
  const anchor = running(json.anchor);
  const doubt = new Uint8Array(json.doubt);
  const firstMonth = months(anchor);
  const latest = new Int32Array(json.length);
  for (let row = 0; row < latest.length; row += 1) latest[row] = doubt[row] & DOUBT.openEnd ? LAST_DAY : anchor[row] + latest[row];
  return {
    count: json.count,
    anchor,
    doubt,
    latest,
    firstMonth,
    lastMonth: months(latest),
    known: null,
    facets: facetsOf(json.facets),
    group: firstMonth.map((month, row) => group(month, doubt[row])),
  };
}

/** Add the columns that come late, with the texts. */
export function complete(data, { known, facets }) {
  data.known = new Int32Array(known).map((days, row) => data.anchor[row] + days);
  for (const [name, facet] of facetsOf(facets)) data.facets.set(name, facet);
}

/** True if a view can be told only with the columns that come late. */
export function needsMore(data, state) {
  const columns = [...Object.keys(state.chosen), ...(state.lanes ? [state.lanes] : [])];
  return !data.known && (state.q !== "" || state.known !== "" || columns.some((name) => !data.facets.has(name)));
}

/** name → column, of what the data files call facets. */
function facetsOf(json) {
  const found = new Map(Object.entries(json).map(([name, facet]) => [name, column(facet)]));
  for (const [name, facet] of Object.entries(json)) {
    if (facet.with.length) found.set(name, merged(found.get(name), facet.with.map((part) => found.get(part))));
  }
  return found;
}

/** A column with the terms of its parts added on each row, worked out when it is first asked for. */
function merged(own, parts) {
  let whole;
  const made = () => (whole ??= withParts(own, parts));
  return {
    ...own,
    get sets() {
      return made().sets;
    },
    get rows() {
      return made().rows;
    },
  };
}

function withParts(own, parts) {
  const numbers = parts.map((part) => part.terms.map((term) => own.index.get(term)));
  const places = new Map();
  const sets = [];
  const rows = new Uint16Array(own.rows.length);
  for (let row = 0; row < rows.length; row += 1) {
    const ownSet = own.rows[row];
    let key = ownSet;
    for (const part of parts) key = key * part.sets.length + part.rows[row];
    let place = places.get(key);
    if (place === undefined) {
      const added = parts.flatMap((part, number) => part.sets[part.rows[row]].map((term) => numbers[number][term]));
      place = sets.push([...new Set([...added, ...own.sets[ownSet]])]) - 1;
      places.set(key, place);
    }
    rows[row] = place;
  }
  return { sets, rows };
}

/** Running sums: what a column of differences stands for. */
export function running(differences) {
  const values = new Int32Array(differences);
  for (let row = 1; row < values.length; row += 1) values[row] += values[row - 1];
  return values;
}

function column({ terms, labels, sets, rows, part_of }) {
  return { terms, labels, sets, wholes: part_of, rows: new Uint16Array(rows), index: new Map(terms.map((term, number) => [term, number])) };
}

/** The month of each day; neighbours mostly share it. */
function months(days) {
  const found = new Int32Array(days.length);
  for (let row = 0, month = 0, first = 1, next = 0; row < days.length; row += 1) {
    if (days[row] < first || days[row] >= next) {
      month = monthOf(days[row]);
      first = startOf(month);
      next = startOf(month + 1);
    }
    found[row] = month;
  }
  return found;
}

/** Where a row stands in the list: year * 13 + month, month 0 where only the year is known. */
function group(month, doubt) {
  return Math.floor(month / 12) * 13 + (doubt & DOUBT.noMonth ? 0 : (month % 12) + 1);
}

/** The terms (as numbers) of a facet on a row. */
export function termsOf(data, facet, row) {
  const column = data.facets.get(facet);
  return column ? column.sets[column.rows[row]] : [];
}

/**
 * What a view selects. words: a Uint8Array with 1 on each row that the search found, or null.
 * rows: their numbers, newest first. counts(facet): how many rows each term would give, were it added.
 * inAnySpan: 1 on each row that matches all but since and until.
 */
export function select(data, state, words) {
  const failed = new Uint8Array(data.count);
  const by = new Uint8Array(data.count);
  const fail = (row, test) => {
    failed[row] += 1;
    by[row] = test;
  };
  [...data.facets.keys()].forEach((name, number) => failFacet(data.facets.get(name), state.chosen[name], number, fail));
  failSpan(data, state, fail);
  failTime(data, state, fail);
  if (words) for (let row = 0; row < data.count; row += 1) if (!words[row]) fail(row, WORDS);
  const rows = passing(failed);
  let mask = null;
  return {
    rows,
    counts: counted(data, rows, failed, by),
    get inAnySpan() {
      return (mask ??= passingBut(failed, by, SPAN)); // for the picture, a frame later than the rows
    },
  };
}

function failFacet(column, chosen, number, fail) {
  if (!chosen) return;
  const { sets, rows, index } = column;
  const wanted = new Set(chosen.map((term) => index.get(term)));
  const fits = sets.map((set) => set.some((term) => wanted.has(term)));
  for (let row = 0; row < rows.length; row += 1) if (!fits[rows[row]]) fail(row, number);
}

function failSpan(data, { since, until }, fail) {
  const first = period(since)?.first ?? 0;
  const last = period(until)?.last ?? LAST_DAY;
  if (first === 0 && last === LAST_DAY) return;
  for (let row = 0; row < data.count; row += 1) {
    if (data.latest[row] < first || data.anchor[row] > last) fail(row, SPAN);
  }
}

function failTime(data, { happened, known }, fail) {
  const by = period(happened)?.last ?? LAST_DAY;
  const knownBy = period(known)?.last ?? LAST_DAY;
  if (by === LAST_DAY && knownBy === LAST_DAY) return;
  for (let row = 0; row < data.count; row += 1) {
    const sure = data.doubt[row] & DOUBT.openEnd ? data.anchor[row] : data.latest[row];
    if (sure > by || data.known?.[row] > knownBy) fail(row, TIME);
  }
}

function passing(failed) {
  const rows = new Uint32Array(failed.length);
  let count = 0;
  for (let row = 0; row < failed.length; row += 1) if (failed[row] === 0) rows[count++] = row;
  return rows.subarray(0, count);
}

function passingBut(failed, by, test) {
  const mask = new Uint8Array(failed.length);
  for (let row = 0; row < failed.length; row += 1) {
    if (failed[row] === 0 || (failed[row] === 1 && by[row] === test)) mask[row] = 1;
  }
  return mask;
}

/** Rows that fail nothing count for every facet; rows that fail one facet alone count for that. */
function counted(data, rows, failed, by) {
  return (name) => {
    const column = data.facets.get(name);
    const number = [...data.facets.keys()].indexOf(name);
    const { sets, rows: setOf } = column;
    const perSet = new Uint32Array(sets.length);
    for (const row of rows) perSet[setOf[row]] += 1;
    for (let row = 0; row < data.count; row += 1) if (failed[row] === 1 && by[row] === number) perSet[setOf[row]] += 1;
    return perTerm(column, perSet);
  };
}

function perTerm(column, perSet) {
  const counts = new Uint32Array(column.terms.length);
  column.sets.forEach((set, number) => {
    for (const term of set) counts[term] += perSet[number];
  });
  return counts;
}
