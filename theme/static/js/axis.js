// A span of days on a line from 0 to 1. Pure. `lead` stands for a far past: {from, share}, crushed into that share of
// the line before the first day.

import { civil, monthOf, spokenMonth, startOf } from "./dates.js";

const ROOM = 74; // pixels that a label needs
const NEXT = 56; // pixels between the label of the far past and the next
const STEPS = [1, 3, 6, 12, 24, 60, 120];
const MONTH = 30.44;

export function axis(first, last, lead = null) {
  const share = lead?.share ?? 0;
  const days = last - first + 1;
  const past = lead ? Math.max(1, first - lead.from) : 1;
  return {
    first,
    last,
    lead,
    at: (day) => (lead && day < first ? (share * Math.max(0, day - lead.from)) / past : share + ((1 - share) * (day - first)) / days),
    day: (at) => Math.round(at < share ? lead.from + (at * past) / share : first + ((at - share) * days) / (1 - share)),
  };
}

/** [{at, label}] for a line of so many pixels: years, months or days, as there is room. */
export function ticks({ first, last, at, lead }, width) {
  const inMonth = (width * (1 - (lead?.share ?? 0)) * MONTH) / (last - first + 1);
  const found = inMonth > 4 * ROOM ? days(first, last) : months(first, last, STEPS.find((step) => inMonth * step >= ROOM) ?? 240);
  const drawn = found.map(({ day, label }) => ({ at: at(day), label }));
  if (!lead) return drawn;
  const past = { at: lead.share / 2, label: `to ${civil(first).year - 1}`, isLead: true };
  return [past, ...drawn.map((tick) => ((tick.at - past.at) * width < NEXT ? { ...tick, label: "" } : tick))];
}

function months(first, last, step) {
  const found = [];
  const end = monthOf(last);
  for (let month = Math.ceil(monthOf(first) / step) * step; month <= end; month += step) {
    const day = startOf(month);
    if (day >= first) found.push({ day, label: month % 12 ? spokenMonth(month).replace(/^(...).*?( \d+)$/, "$1") : String(month / 12) });
  }
  return found;
}

function days(first, last) {
  const found = [];
  for (let day = first; day <= last; day += 1) {
    const { day: ofMonth, month, year } = civil(day);
    if (ofMonth % 7 === 1 && ofMonth < 29) found.push({ day, label: `${ofMonth} ${spokenMonth(year * 12 + month - 1).slice(0, 3)}` });
  }
  return found;
}
