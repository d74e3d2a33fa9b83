// The arithmetic of the overview strip, as in views/timeline_strip.py. `first` is the month at its left edge; bounds are
// months from there; the first `lead` months stand for all that is before their end.

import { DOUBT } from "./columns.js";
import { monthOf, monthText, period, spokenMonth } from "./dates.js";
import { WORDS } from "./words.js";

/** Events a lane and month: sure ones in their month, others spread over all that they may lie in. */
export function density(data, laneOf, lanes, scale, mask) {
  const sure = Array.from({ length: lanes }, () => new Float64Array(scale.months));
  const unsure = Array.from({ length: lanes }, () => new Float64Array(scale.months));
  for (let row = 0; row < data.count; row += 1) {
    if (mask && !mask[row]) continue;
    const month = data.firstMonth[row] - scale.first;
    if (data.doubt[row] === 0 && data.lastMonth[row] === data.firstMonth[row] && month >= scale.lead) {
      sure[laneOf[row]][month] += 1; // most rows
      continue;
    }
    const [from, to, isSure] = extent(data, row, scale);
    const target = (isSure ? sure : unsure)[laneOf[row]];
    for (let month = from; month <= to; month += 1) target[month] += 1 / (to - from + 1);
  }
  return { sure, unsure };
}

function extent(data, row, { first, months, lead }) {
  const doubt = data.doubt[row];
  const from = data.firstMonth[row] - first;
  const to = doubt & DOUBT.openEnd ? from : data.lastMonth[row] - first;
  if (to < lead) return [0, lead - 1, true];
  const [low, high] = [Math.max(from, lead), Math.min(to, months - 1)];
  return [low, high, low === high && !(doubt & (DOUBT.approximate | DOUBT.uncertain | DOUBT.openStart))];
}

/** An SVG path of one bar a month, standing at `base`, on top of `under` if given; the first `lead` months are one bar. */
export function bars(values, scale, base, lead, under) {
  let path = "";
  values.forEach((value, month) => {
    if (value === 0 || (month > 0 && month < lead)) return;
    const bottom = base - (under ? under[month] * scale : 0);
    const [inset, wide] = month < lead ? [0, lead] : [0.08, ".84"];
    path += `M${tidy(month + inset)} ${tidy(bottom)}v${tidy(-value * scale)}h${wide}V${tidy(bottom)}z`;
  });
  return path;
}

function tidy(number) {
  return String(Math.round(number * 100) / 100);
}

export function clamp(value, least, most) {
  return Math.min(Math.max(value, least), most);
}

/** {low, high}: the bounds that since and until ask for, on whole months; the edges stand for "no bound". */
export function bounds({ since, until }, { first, months, lead }) {
  const from = period(since);
  const to = period(until);
  const low = from ? clamp(monthOf(from.first) - first, 0, months - 1) : 0;
  const high = to ? clamp(monthOf(to.last) - first + 1, Math.max(low + 1, lead), months) : months;
  return { low: low < lead ? 0 : low, high };
}

/** A bound that does not divide the years drawn as one: the way it moves decides where it goes. */
export function snap(bound, before, { lead }) {
  if (bound >= lead || bound <= 0) return bound;
  return bound > before ? lead : 0;
}

/** {since, until} of bounds: whole years as years; an edge as no bound. */
export function span(low, high, { first, months }) {
  const [from, to] = [first + low, first + high - 1];
  const years = from % 12 === 0 && to % 12 === 11;
  const text = years ? (month) => monthText(month).slice(0, 4) : monthText;
  return { since: low === 0 ? "" : text(from), until: high === months ? "" : text(to) };
}

export function spokenBound(bound, end, { first, months }) {
  if (end) return bound === months ? WORDS.latest : spokenMonth(first + bound - 1);
  return bound === 0 ? WORDS.earliest : spokenMonth(first + bound);
}

export function lastYear(day) {
  const month = monthOf(day);
  return { since: monthText(month - 11), until: monthText(month) };
}
