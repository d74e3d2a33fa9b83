// Every phrase of the lanes, in one place, ready for translation.

import { spokenDay, spokenMonth, monthOf } from "./dates.js";
import { digits, WORDS } from "./words.js";

export const LANE_WORDS = {
  /** bars, arcs: whether there are any. */
  hint: ({ bars, arcs }) =>
    "Press or point at a mark to read it. A circle holds as many events as it says, in the colours of their kinds; "
    + (bars ? "a bar is how long something lasted, and fades where an end is not known; " : "")
    + (arcs ? "a thin arc joins events that are linked; " : "")
    + "dots below a mark are the days that it may lie on.",
  keys: " Keys: arrows from mark to mark, + and − to zoom, Shift and an arrow to move along.",
  /** count: those in the span that is shown; of all in the lane. */
  track: (name, count, all) => `${name}: ${count === all ? WORDS.events(all) : WORDS.eventsOf(count, all)}`,
  tally: (count, all) => (count === all ? digits(all) : `${digits(count)} of ${digits(all)}`),
  single: (kind, date, title) => `${kind}, ${date}${title ? `: ${title}` : ""}`,
  many: (count, span, kinds) => `${WORDS.events(count)}, ${span}: ${kinds.join(", ")}`,
  kind: (count, name) => `${count} ${count === 1 ? name.toLowerCase() : `${name.toLowerCase().replace(/y$/, "ie")}s`}`,
  andMore: (count) => `and ${count} more`,
  zoomsIn: "Press to zoom in.",
  moreLanes: (count) => `${count} more lanes`,
  inList: "Show in the list",
  zoomOut: "Zoom out",
  zoomIn: "Zoom in",
  earlier: "Earlier",
  later: "Later",
  whole: "All",
  tools: "Zoom and move the lanes",
  shown: (span) => `Lanes show ${span}`,
  unnamed: "Title not here yet",
  table: "The same as a table",
  caption: "Events of each lane shown, by year",
  total: "Total",
};

/** Two days as a person says a span: one day, months, or both days where they are near each other. */
export function spokenSpan(first, last) {
  if (first === last) return spokenDay(first);
  if (last - first < 45) return `${spokenDay(first)}${WORDS.to}${spokenDay(last)}`;
  const [from, to] = [spokenMonth(monthOf(first)), spokenMonth(monthOf(last))];
  return from === to ? from : `${from}${WORDS.to}${to}`;
}
